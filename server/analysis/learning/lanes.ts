import { emptyFeatures, type Features } from './hashing.ts';
import { findPlacedRows, findRows, MOST_FEATURES, type Weights } from './weights.ts';

// Weights of up to 31 labels, added several at a time (Lamport 1975): a row is numbers of four bytes, a sum twice as many numbers of two
// halves, each large enough for what 257 rows add up to. Bytes are weights plus 128, so that none borrows from its neighbour: every
// label gets the same too much, and only the differences between labels mean anything.

/** How many numbers a sum takes for each 16 labels. */
export const LANES = 8;

const BYTES = 16;
const WORDS = BYTES / 4;
const OFFSET = 128;
const PAIR = 0x00ff00ff;

export interface Lanes {
  readonly weights: Weights;
  /** How many numbers a sum takes: `LANES` for up to 15 labels, twice as many for more. */
  readonly room: number;
  readonly rows: Int32Array;
  /** The rows of one example, or of a batch. */
  readonly found: Int32Array;
}

/** Throws when there are more than 31 labels: there is room for 32, the last of which is for `begins`. */
export function lanesOf(weights: Weights): Lanes {
  const { known, width } = weights;
  if (width >= 2 * BYTES) throw new Error(`${width} labels are too many`);
  const stride = width < BYTES ? BYTES : 2 * BYTES;
  const count = known.lower.length;
  const bytes = new Uint8Array(count * stride).fill(OFFSET);
  for (let row = 0; row < count; row++) {
    for (let label = 0; label < width; label++) {
      bytes[row * stride + label] = weights.rows[row * width + label]! + OFFSET;
    }
  }
  return {
    weights,
    room: (stride / BYTES) * LANES,
    rows: new Int32Array(bytes.buffer),
    found: new Int32Array(MOST_FEATURES),
  };
}

/**
 * Adds the weights of all known features to the sum that begins at `at`. The first number of every row is added in a loop of its own,
 * which is so short that the processor waits for many rows at a time; by then the others are at hand.
 *
 * @param features `MOST_FEATURES` at most
 */
export function addFeatures(lanes: Lanes, features: Features, sums: Int32Array, at: number): void {
  const { rows, found, room } = lanes;
  const count = findRows(lanes.weights, features, found);
  const step = room / 2;
  for (let first = 0, to = at; first < step; first += WORDS, to += LANES) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    for (let i = 0; i < count; i++) {
      const one = rows[found[i]! * step + first]!;
      a += one & PAIR;
      b += (one >>> 8) & PAIR;
    }
    for (let i = 0; i < count; i++) {
      const row = found[i]! * step + first;
      const two = rows[row + 1]!;
      const three = rows[row + 2]!;
      const four = rows[row + 3]!;
      c += two & PAIR;
      d += (two >>> 8) & PAIR;
      e += three & PAIR;
      f += (three >>> 8) & PAIR;
      g += four & PAIR;
      h += (four >>> 8) & PAIR;
    }
    sums[to]! += a;
    sums[to + 1]! += b;
    sums[to + 2]! += c;
    sums[to + 3]! += d;
    sums[to + 4]! += e;
    sums[to + 5]! += f;
    sums[to + 6]! += g;
    sums[to + 7]! += h;
  }
}

/**
 * Features of several sums of one table. They are looked up together: memory is waited for once, not once for each sum.
 */
export interface Batch {
  readonly features: Features;
  /** Where the sum of each feature begins. */
  readonly places: Int32Array;
  /** How many of the features have a place. */
  placed: number;
}

export function emptyBatch(): Batch {
  return { features: emptyFeatures(MOST_FEATURES), places: new Int32Array(MOST_FEATURES), placed: 0 };
}

/** The features that were given to a batch since the last call are for the sum that begins at `at`. */
export function place(batch: Batch, at: number): void {
  const { features, places } = batch;
  for (let i = batch.placed; i < features.length; i++) places[i] = at;
  batch.placed = features.length;
}

/**
 * Adds the weights of all known features of a batch to their sums, of `LANES` numbers each, and empties it. The first number of every
 * row first, as `addFeatures` does.
 */
export function addBatch({ weights, rows, found }: Lanes, batch: Batch, sums: Int32Array): void {
  const { features, places } = batch;
  const count = findPlacedRows(weights, features, found, places);
  for (let i = 0; i < count; i++) {
    const to = places[i]!;
    const one = rows[found[i]! * WORDS]!;
    sums[to]! += one & PAIR;
    sums[to + 1]! += (one >>> 8) & PAIR;
  }
  for (let i = 0; i < count; i++) {
    const row = found[i]! * WORDS;
    const to = places[i]!;
    const two = rows[row + 1]!;
    const three = rows[row + 2]!;
    const four = rows[row + 3]!;
    sums[to + 2]! += two & PAIR;
    sums[to + 3]! += (two >>> 8) & PAIR;
    sums[to + 4]! += three & PAIR;
    sums[to + 5]! += (three >>> 8) & PAIR;
    sums[to + 6]! += four & PAIR;
    sums[to + 7]! += (four >>> 8) & PAIR;
  }
  features.length = 0;
  batch.placed = 0;
}

/** Added to the last number of a sum, it changes a label that no model has. */
const BEGUN = 1 << 16;

/**
 * Is the sum that begins at `at` asked for the first time, so that its features are to be looked up? From then on it is begun.
 *
 * @param room that of its `Lanes`
 */
export function begins(sums: Int32Array, at: number, room: number): boolean {
  if (isBegun(sums, at, room)) return false;
  sums[at + room - 1] = BEGUN;
  return true;
}

/** Was this sum begun, or is it made of such? */
export function isBegun(sums: Int32Array, at: number, room: number): boolean {
  return sums[at + room - 1] !== 0;
}

/** Writes what several sums of `LANES` numbers of one table add up to, those that begin at the first `count` of `places`, each so far behind that. */
export function writeSums(
  from: Int32Array,
  places: Int32Array,
  count: number,
  behind: number,
  to: Int32Array,
  target: number,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let i = 0; i < count; i++) {
    const at = places[i]! + behind;
    a += from[at]!;
    b += from[at + 1]!;
    c += from[at + 2]!;
    d += from[at + 3]!;
    e += from[at + 4]!;
    f += from[at + 5]!;
    g += from[at + 6]!;
    h += from[at + 7]!;
  }
  to[target] = a;
  to[target + 1] = b;
  to[target + 2] = c;
  to[target + 3] = d;
  to[target + 4] = e;
  to[target + 5] = f;
  to[target + 6] = g;
  to[target + 7] = h;
}

/** Writes what three sums of `LANES` numbers, each of a table of its own, add up to. */
export function writeSumOfThree(
  one: Int32Array,
  first: number,
  two: Int32Array,
  second: number,
  three: Int32Array,
  third: number,
  to: Int32Array,
  target: number,
): void {
  for (let i = 0; i < LANES; i++) to[target + i] = one[first + i]! + two[second + i]! + three[third + i]!;
}

/** Writes the sum that begins at `at` as one number a label, from `target` on. */
export function spread(sums: Int32Array, at: number, scores: Int32Array, target: number, width: number): void {
  for (let label = 0; label < width; label++) {
    const both = sums[at + (label >> 2) * 2 + (label & 1)]!;
    scores[target + label] = (label & 2) === 0 ? both & 0xffff : both >>> 16;
  }
}
