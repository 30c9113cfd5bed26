import type { Features } from './hashing.ts';
import { forEachHash, passes, type Weights } from './weights.ts';

// Weights of up to 16 labels, added several at a time (Lamport 1975): a row is four numbers of four bytes, a sum eight numbers of two
// halves, each large enough for what 257 rows add up to. Bytes are weights plus 128, so that none borrows from its neighbour: every
// label gets the same too much, and only the differences between labels mean anything.

/** How many numbers a sum takes. */
export const LANES = 8;

const BYTES = 16;
const WORDS = BYTES / 4;
const OFFSET = 128;
const PAIR = 0x00ff00ff;

export interface Lanes {
  readonly weights: Weights;
  /** The hash in each slot, or 0: a hash lies in the slot that its upper bits name, or in the next that was free. */
  readonly keys: Int32Array;
  /** Four numbers a slot. */
  readonly rows: Int32Array;
  /** So many upper bits of a hash are not part of its slot. */
  readonly shift: number;
  /** The features of one example that pass the filter. */
  readonly passed: Int32Array;
}

/** Throws when there are more than 16 labels. */
export function lanesOf(weights: Weights): Lanes {
  const { known, width } = weights;
  if (width > BYTES) throw new Error(`${width} labels are too many`);
  const bits = 1 + Math.ceil(Math.log2(weights.rows.length / width + 1));
  const mask = 2 ** bits - 1;
  const shift = 32 - bits;
  const keys = new Int32Array(mask + 1);
  const bytes = new Uint8Array((mask + 1) * BYTES).fill(OFFSET);
  forEachHash(known, (hash, row) => {
    let slot = hash >>> shift;
    while (keys[slot] !== 0) slot = (slot + 1) & mask;
    keys[slot] = hash;
    for (let label = 0; label < width; label++) {
      bytes[slot * BYTES + label] = weights.rows[row * width + label]! + OFFSET;
    }
  });
  return { weights, keys, rows: new Int32Array(bytes.buffer), shift, passed: new Int32Array(1024) };
}

/**
 * Adds the weights of all known features to the sum that begins at `at`. What is looked up is not branched on more than needed: the
 * processor then waits for several places of memory at a time.
 *
 * @param features 1,024 at most
 */
export function addFeatures(lanes: Lanes, { hashes, length }: Features, sums: Int32Array, at: number): void {
  const { keys, rows, shift, passed } = lanes;
  const { filter } = lanes.weights;
  const mask = keys.length - 1;
  let count = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i]!;
    passed[count] = hash;
    count += passes(filter, hash);
  }
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let i = 0; i < count; i++) {
    const hash = passed[i]!;
    let slot = hash >>> shift;
    let key = keys[slot]!;
    while (key !== hash && key !== 0) {
      slot = (slot + 1) & mask;
      key = keys[slot]!;
    }
    if (key === 0) continue;
    const row = slot * WORDS;
    const first = rows[row]!;
    const second = rows[row + 1]!;
    const third = rows[row + 2]!;
    const fourth = rows[row + 3]!;
    a += first & PAIR;
    b += (first >>> 8) & PAIR;
    c += second & PAIR;
    d += (second >>> 8) & PAIR;
    e += third & PAIR;
    f += (third >>> 8) & PAIR;
    g += fourth & PAIR;
    h += (fourth >>> 8) & PAIR;
  }
  sums[at]! += a;
  sums[at + 1]! += b;
  sums[at + 2]! += c;
  sums[at + 3]! += d;
  sums[at + 4]! += e;
  sums[at + 5]! += f;
  sums[at + 6]! += g;
  sums[at + 7]! += h;
}

/** Adds one sum to another. */
export function addSum(from: Int32Array, source: number, to: Int32Array, target: number): void {
  to[target]! += from[source]!;
  to[target + 1]! += from[source + 1]!;
  to[target + 2]! += from[source + 2]!;
  to[target + 3]! += from[source + 3]!;
  to[target + 4]! += from[source + 4]!;
  to[target + 5]! += from[source + 5]!;
  to[target + 6]! += from[source + 6]!;
  to[target + 7]! += from[source + 7]!;
}

/** Writes the sum that begins at `at` as one number a label, from `target` on. */
export function spread(sums: Int32Array, at: number, scores: Int32Array, target: number, width: number): void {
  for (let label = 0; label < width; label++) {
    const both = sums[at + (label >> 2) * 2 + (label & 1)]!;
    scores[target + label] = (label & 2) === 0 ? both & 0xffff : both >>> 16;
  }
}
