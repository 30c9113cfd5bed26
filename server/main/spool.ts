import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonLines } from './json-lines.ts';

/** Up to so many code units are kept in memory. */
const IN_MEMORY = 32 << 20;

/** Bytes read at a time. */
const CHUNK = 1 << 18;

/** Values of plain JSON that wait until all are there: in memory while they are few, in a temporary file when they are many. */
export interface Spool<T> {
  add(value: T): void;
  /** All values in the order in which they were added; to be asked for once, when none is added any more. */
  values(): AsyncGenerator<T, void, undefined>;
  /** Leaves nothing behind. */
  close(): void;
}

/** @param inMemory code units of JSON that are kept before a file is begun */
export function createSpool<T>(inMemory = IN_MEMORY): Spool<T> {
  let waiting: string[] = [];
  let size = 0;
  let file: number | undefined;
  let folder: string | undefined;

  function open(): number {
    folder = mkdtempSync(join(tmpdir(), 'marginalia-'));
    const opened = openSync(join(folder, 'waiting.jsonl'), 'w+', 0o600);
    removeFolder();
    return opened;
  }

  /** A file without a name goes with the process, however that ends. Windows keeps the name while the file is open. */
  function removeFolder(): void {
    if (folder === undefined) return;
    try {
      rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    } catch {
      // Once more when the file is closed.
    }
  }

  function* chunks(): Generator<Uint8Array, void, undefined> {
    if (file !== undefined) {
      const buffer = new Uint8Array(CHUNK);
      const { size: end } = fstatSync(file);
      for (let position = 0; position < end; ) {
        const count = readSync(file, buffer, 0, CHUNK, position);
        position += count;
        yield buffer.subarray(0, count);
      }
    }
    for (const line of waiting) yield new TextEncoder().encode(line);
  }

  return {
    add(value) {
      const line = `${JSON.stringify(value)}\n`;
      waiting.push(line);
      size += line.length;
      if (size < inMemory) return;
      file ??= open();
      writeFileSync(file, waiting.join(''));
      waiting = [];
      size = 0;
    },
    async *values() {
      // What was added, as JSON gives it back.
      for await (const { value } of jsonLines(chunks())) yield value as T;
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
      removeFolder();
      waiting = [];
    },
  };
}
