import type { Sections } from './sections.ts';
import { asInt8, asUint16, asUint32 } from './sections.ts';

const BUCKET_BITS = 16;
const BUCKETS = 1 << BUCKET_BITS;

/**
 * A set of 32-bit hashes, each with the number of its row. A hash lies in the bucket of its upper half; the buckets lie
 * one after the other and hold the lower halves. That takes two bytes a hash on disk and nothing to load.
 */
export interface HashSet {
  /** Where the bucket of each upper half begins, and one more for the end of the last. */
  readonly buckets: Uint32Array;
  readonly lower: Uint16Array;
}

/** The row of a hash, or -1. */
export function rowOf(set: HashSet, hash: number): number {
  const bucket = hash >>> BUCKET_BITS;
  const end = set.buckets[bucket + 1]!;
  const lower = hash & 0xffff;
  for (let row = set.buckets[bucket]!; row < end; row++) if (set.lower[row] === lower) return row;
  return -1;
}

/** Makes a set of hashes from hashes in any order; `order` tells which of them each row is. Equal hashes share their first row. */
export function makeHashSet(hashes: Int32Array | readonly number[]): { set: HashSet; order: Uint32Array } {
  const order = Uint32Array.from(hashes, (_, index) => index);
  order.sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0) || a - b);
  const buckets = new Uint32Array(BUCKETS + 1);
  const lower = new Uint16Array(hashes.length);
  order.forEach((index, row) => {
    const hash = hashes[index]!;
    lower[row] = hash & 0xffff;
    buckets[(hash >>> BUCKET_BITS) + 1]! += 1;
  });
  for (let bucket = 0; bucket < BUCKETS; bucket++) buckets[bucket + 1]! += buckets[bucket]!;
  return { set: { buckets, lower }, order };
}

/** Reads a set from the sections `NAME.buckets` and `NAME.lower` of a model file. */
export function readHashSet(sections: Sections, name: string): HashSet {
  return { buckets: asUint32(sections.bytes(`${name}.buckets`)), lower: asUint16(sections.bytes(`${name}.lower`)) };
}

/** The sections of a set, for `readHashSet`. */
export function hashSetSections(set: HashSet, name: string): Record<string, ArrayBufferView> {
  return { [`${name}.buckets`]: set.buckets, [`${name}.lower`]: set.lower };
}

/** What a linear model has learned: of every feature it knows one row of whole numbers, a weight for each label. */
export interface Weights {
  readonly known: HashSet;
  /** Rows one after the other, `width` numbers each. */
  readonly rows: Int8Array;
  /** How many labels. */
  readonly width: number;
  /** What a weight of 1 in `rows` is worth. */
  readonly scale: number;
}

/** Adds the weights of a feature, if it is known, to the scores that begin at `offset`. In whole numbers, before `scale`. */
export function addWeights(weights: Weights, hash: number, scores: Int32Array, offset: number): void {
  const row = rowOf(weights.known, hash);
  if (row < 0) return;
  const { rows, width } = weights;
  for (let label = 0, at = row * width; label < width; label++, at++) scores[offset + label]! += rows[at]!;
}

/** Reads weights from the sections `NAME.buckets`, `NAME.lower` and `NAME.rows` of a model file. */
export function readWeights(sections: Sections, name: string, width: number, scale: number): Weights {
  return { known: readHashSet(sections, name), rows: asInt8(sections.bytes(`${name}.rows`)), width, scale };
}
