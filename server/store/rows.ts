import { crc32 } from 'node:zlib';
import type { PackedDigest, PackedLook } from '../corpus/packed.ts';
import type { KeptFile } from './store.ts';

/** What a row says of an article's file; nothing when it is not what was written. */
export function stateOf(row: Record<string, unknown>): KeptFile | undefined {
  const { uri, size, modified, hash, analysed_with: analysedWith, remark } = row;
  if (typeof uri !== 'string' || typeof size !== 'number' || typeof modified !== 'number') return undefined;
  if (typeof hash !== 'string' || typeof analysedWith !== 'string') return undefined;
  return { uri, size, modified, hash, analysedWith, ...(typeof remark === 'string' && { remark }) };
}

/** A row as a digest; nothing when it is not what was written. */
export function packedOf(row: Record<string, unknown> | undefined): PackedDigest | undefined {
  const look = lookOf(row);
  const [mentions, contexts] = [mentionsOf(row), contextsOf(row)];
  const { head, rest, checksum: sum } = row ?? {};
  if (look === undefined || mentions === undefined || contexts === undefined) return undefined;
  if (typeof head !== 'string' || typeof rest !== 'string' || checksum(head, rest) !== sum) return undefined;
  return { ...look, mentions, contexts, head, rest };
}

/** What a row holds; nothing where it is not what was written, or cannot be read. */
export function readable<P, T>(
  packedIn: (row: Record<string, unknown> | undefined) => P | undefined,
  row: () => Record<string, unknown> | undefined,
  unpack: (packed: P) => T,
): T | undefined {
  try {
    const packed = packedIn(row());
    return packed === undefined ? undefined : unpack(packed);
  } catch {
    return undefined;
  }
}

/** The mentions of a row; nothing when they are not what was written. */
export function mentionsOf({ mentions, mentions_checksum: sum }: Record<string, unknown> = {}): string | undefined {
  return typeof mentions === 'string' && checksum(mentions) === sum ? mentions : undefined;
}

/** What of a row is shown where another article leads to it; nothing when it is not what was written. */
export function contextsOf({ contexts, contexts_checksum: sum }: Record<string, unknown> = {}): string | undefined {
  return typeof contexts === 'string' && checksum(contexts) === sum ? contexts : undefined;
}

/** What looks through the folder read of a row; nothing when it is not what was written. */
export function lookOf({ glance, lines, look_checksum: sum }: Record<string, unknown> = {}): PackedLook | undefined {
  if (typeof glance !== 'string' || typeof lines !== 'string') return undefined;
  return checksum(glance, lines) === sum ? { glance, lines } : undefined;
}

/** CRC-32 of texts one behind the other, as UTF-8: tells what a disk has spoilt, not what somebody has forged. */
export function checksum(...texts: readonly string[]): number {
  return texts.reduce((sum, text) => crc32(text, sum), 0);
}
