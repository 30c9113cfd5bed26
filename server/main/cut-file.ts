import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Span } from '../analysis/model.ts';
import type { Encoding } from './decode.ts';

/**
 * The bytes of a file without some pieces of its text; all others stay as they are.
 *
 * @param text what `decode` made of the bytes
 * @param cuts in code units of the text, in order, never overlapping
 */
export function cutBytes(bytes: Uint8Array, text: string, encoding: Encoding, cuts: readonly Span[]): Uint8Array {
  let unit = 0;
  let byte = textStart(bytes, encoding);
  /** Where in the file a code unit lies; to be asked for in order. */
  const placeOf = (offset: number): number => {
    byte += encoding === 'utf-8' ? Buffer.byteLength(text.slice(unit, offset)) : (offset - unit) * widthOf(encoding);
    unit = offset;
    return byte;
  };
  const kept: Uint8Array[] = [];
  let from = 0;
  for (const { start, end } of cuts) {
    kept.push(bytes.subarray(from, placeOf(start)));
    from = placeOf(end);
  }
  return Buffer.concat([...kept, bytes.subarray(from)]);
}

/** Where the text begins: behind the byte order mark, if there is one. */
function textStart(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return 2;
  return encoding === 'utf-8' && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

function widthOf(encoding: Exclude<Encoding, 'utf-8'>): number {
  return encoding === 'windows-1252' ? 1 : 2;
}

/**
 * Gives a file new content: whoever reads it, now or after the power failed, has either the old one or the new one. A link goes on to
 * lead where it led, and the rights to the file stay.
 *
 * @throws when the file cannot be written; then it is what it was
 */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const real = await realpath(path);
  const { mode } = await stat(real);
  const beside = join(dirname(real), `.${basename(real)}.${process.pid}.marginalia`);
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(beside, mode);
    await rename(beside, real);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
