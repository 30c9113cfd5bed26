import type { Features } from './hashing.ts';
import type { Sections } from './sections.ts';
import { asInt8, asUint16, asUint32 } from './sections.ts';

/** The upper bits of a hash, which tell its bucket, and how many buckets there are. */
export const BUCKET_BITS = 16;
export const BUCKETS = 1 << BUCKET_BITS;

/** What the sections of a set are called, behind its name. */
export const STARTS = '.buckets';
export const LOWER = '.lower';

/**
 * A set of 32-bit hashes, each with the number of its row. A hash lies in the bucket of its upper half; the buckets lie
 * one after the other and hold the lower halves. That takes two bytes a hash on disk and nothing to load.
 */
export interface HashSet {
  /** Where the bucket of each upper half begins, and one more for the end of the last. */
  readonly buckets: Uint32Array;
  readonly lower: Uint16Array;
}

/** A set of no hashes. */
export function emptyHashSet(): HashSet {
  return { buckets: new Uint32Array(BUCKETS + 1), lower: new Uint16Array(0) };
}

/** The row of a hash, or -1. */
export function rowOf(set: HashSet, hash: number): number {
  const bucket = hash >>> BUCKET_BITS;
  const end = set.buckets[bucket + 1]!;
  const lower = hash & 0xffff;
  for (let row = set.buckets[bucket]!; row < end; row++) if (set.lower[row] === lower) return row;
  return -1;
}

/** Visits all hashes of a set, each with its row. */
function forEachHash({ buckets, lower }: HashSet, visit: (hash: number, row: number) => void): void {
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    for (let row = buckets[bucket]!; row < buckets[bucket + 1]!; row++)
      visit((bucket << BUCKET_BITS) | lower[row]!, row);
  }
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
  return { buckets: asUint32(sections.bytes(name + STARTS)), lower: asUint16(sections.bytes(name + LOWER)) };
}

/** The sections of a set, for `readHashSet`. */
export function hashSetSections(set: HashSet, name: string): Record<string, ArrayBufferView> {
  return { [name + STARTS]: set.buckets, [name + LOWER]: set.lower };
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
  /**
   * A bit for every stretch of hashes, 1 where one of them is known (Bloom 1970, with one function): most features of a text are
   * unknown, and this tells so from a small part of memory.
   */
  readonly filter: Uint32Array;
  /** A bit of the filter stands for so many hashes, as a power of two. */
  readonly stretch: number;
  /** `known.lower` with some more behind it, so that looking past a bucket needs no check. */
  readonly lower: Uint16Array;
}

/** For each known hash a filter has so many bits at least, and less than twice as many: the small one of a small model stays at hand. */
const BITS_A_HASH = 5;

function filterOf(known: HashSet): Pick<Weights, 'filter' | 'stretch'> {
  const bits = Math.max(5, Math.ceil(Math.log2(BITS_A_HASH * known.lower.length)));
  const stretch = 32 - bits;
  const filter = new Uint32Array(1 << (bits - 5));
  forEachHash(known, (hash) => {
    const bit = hash >>> stretch;
    filter[bit >>> 5]! |= 1 << (bit & 31);
  });
  return { filter, stretch };
}

/** 0 for a hash that is certainly not known, or else 1. */
function passes(filter: Uint32Array, stretch: number, hash: number): number {
  const bit = hash >>> stretch;
  return (filter[bit >>> 5]! >>> (bit & 31)) & 1;
}

/** The row of a feature, or -1. */
function rowOfFeature({ known, filter, stretch }: Weights, hash: number): number {
  return passes(filter, stretch, hash) === 0 ? -1 : rowOf(known, hash);
}

/** So many features may be looked for at a time. */
export const MOST_FEATURES = 4096;

/**
 * The features that pass the filter while `findRows` looks for them: where the bucket of each begins, or right behind that where its
 * first hash is another, and where it ends.
 */
const begins = new Int32Array(MOST_FEATURES);
const ends = new Int32Array(MOST_FEATURES);

/**
 * Finds the rows of those features that are known. Places of memory are asked for one after the other, without waiting for what they
 * hold to decide on the next, and each in a loop that does nothing else: the processor then waits for several at a time. What is in a
 * bucket is compared without a branch, which the processor would guess wrong half the time.
 *
 * @param features `MOST_FEATURES` at most
 * @param rows receives them, in the order of the features; with room for one for every feature
 * @returns how many there are
 */
export function findRows(
  { known, filter, stretch, lower }: Weights,
  { hashes, length }: Features,
  rows: Int32Array,
): number {
  const { buckets } = known;
  let passing = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i]!;
    rows[passing] = hash;
    passing += passes(filter, stretch, hash);
  }
  for (let i = 0; i < passing; i++) {
    const bucket = rows[i]! >>> BUCKET_BITS;
    begins[i] = buckets[bucket]!;
    ends[i] = buckets[bucket + 1]!;
  }
  for (let i = 0; i < passing; i++) begins[i]! += differs(lower[begins[i]!]!, rows[i]! & 0xffff);
  let count = 0;
  for (let i = 0; i < passing; i++) {
    const wanted = rows[i]! & 0xffff;
    const end = ends[i]!;
    let row = begins[i]!;
    row += differs(lower[row]!, wanted);
    row += differs(lower[row]!, wanted);
    while (row < end && lower[row] !== wanted) row += 1;
    rows[count] = row;
    count += row < end ? 1 : 0;
  }
  return count;
}

/**
 * The same for features each of which belongs somewhere: tells it of each row, too. By itself, as what asks for one thing only takes longer
 * where it is given both.
 *
 * @param places where each feature belongs; receives it for each row
 */
export function findPlacedRows(
  { known, filter, stretch, lower }: Weights,
  { hashes, length }: Features,
  rows: Int32Array,
  places: Int32Array,
): number {
  const { buckets } = known;
  let passing = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i]!;
    rows[passing] = hash;
    places[passing] = places[i]!;
    passing += passes(filter, stretch, hash);
  }
  for (let i = 0; i < passing; i++) {
    const bucket = rows[i]! >>> BUCKET_BITS;
    begins[i] = buckets[bucket]!;
    ends[i] = buckets[bucket + 1]!;
  }
  for (let i = 0; i < passing; i++) begins[i]! += differs(lower[begins[i]!]!, rows[i]! & 0xffff);
  let count = 0;
  for (let i = 0; i < passing; i++) {
    const wanted = rows[i]! & 0xffff;
    const end = ends[i]!;
    let row = begins[i]!;
    row += differs(lower[row]!, wanted);
    row += differs(lower[row]!, wanted);
    while (row < end && lower[row] !== wanted) row += 1;
    rows[count] = row;
    places[count] = places[i]!;
    count += row < end ? 1 : 0;
  }
  return count;
}

/** So many hashes of a bucket are compared whether or not there are as many. */
const COMPARED = 3;

/** 0 for two numbers of 16 bits that are equal, or else 1. */
function differs(a: number, b: number): number {
  return ((a ^ b) + 0xffff) >>> 16;
}

/** Adds the weights of a feature, if it is known, to the scores that begin at `offset`. In whole numbers, before `scale`. */
export function addWeights(weights: Weights, hash: number, scores: Int32Array, offset: number): void {
  const row = rowOfFeature(weights, hash);
  if (row < 0) return;
  const { rows, width } = weights;
  for (let label = 0, at = row * width; label < width; label++, at++) scores[offset + label]! += rows[at]!;
}

/** Reads weights from the sections `NAME.buckets`, `NAME.lower` and `NAME.rows` of a model file. */
export function readWeights(sections: Sections, name: string, width: number, scale: number): Weights {
  const known = readHashSet(sections, name);
  const lower = new Uint16Array(known.lower.length + COMPARED);
  lower.set(known.lower);
  return { known, rows: asInt8(sections.bytes(`${name}.rows`)), width, scale, ...filterOf(known), lower };
}
