import type { Weights } from './weights.ts';

/**
 * The weights of a tagger, laid out for adding many rows fast: two labels share one 32-bit number, and a row fills one line of
 * the processor's cache where there are 29 to 32 labels. Made when a model is loaded, and takes some 80 bytes a feature.
 */
export interface PackedWeights {
  /** A bit for every stretch of hashes, 1 where one of them is known (Bloom 1970, with one function): most are not. */
  readonly filter: Uint32Array;
  /** Hash and row in turn, found by open addressing; the row is -1 in free slots. */
  readonly slots: Int32Array;
  /** Rows one after the other, `stride` numbers each. */
  readonly rows: Int32Array;
  readonly stride: number;
  /** How many labels. */
  readonly width: number;
}

/** A bit of the filter stands for so many hashes, as a power of two. */
const STRETCH_BITS = 11;

/** Free slots a taken one, at least. */
const ROOM = 2;

export function packWeights({ known, rows, width }: Weights): PackedWeights {
  const count = known.lower.length;
  const stride = Math.ceil(width / 2 / 16) * 16;
  const filter = new Uint32Array(1 << (32 - STRETCH_BITS - 5));
  const slots = new Int32Array(2 * 2 ** Math.ceil(Math.log2((1 + count) * ROOM)));
  for (let slot = 1; slot < slots.length; slot += 2) slots[slot] = -1;
  const packed = new Int32Array(count * stride);
  const mask = slots.length / 2 - 1;
  const buckets = known.buckets.length - 1;
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let row = known.buckets[bucket]!; row < known.buckets[bucket + 1]!; row++) {
      const hash = (bucket << 16) | known.lower[row]!;
      filter[hash >>> (STRETCH_BITS + 5)]! |= 1 << ((hash >>> STRETCH_BITS) & 31);
      let slot = hash & mask;
      while (slots[2 * slot + 1]! >= 0) slot = (slot + 1) & mask;
      slots[2 * slot] = hash;
      slots[2 * slot + 1] = row;
      // A negative lower half borrows from the upper one; `unpackSums` gives it back.
      const from = row * width;
      let to = row * stride;
      for (let label = 0; label + 1 < width; label += 2)
        packed[to++] = rows[from + label]! + (rows[from + label + 1]! << 16);
      if ((width & 1) === 1) packed[to] = rows[from + width - 1]!;
    }
  }
  return { filter, slots, rows: packed, stride, width };
}

/**
 * Adds the weights of the first `length` features of a list, as far as they are known, to `sums`. Up to 250 features can be added
 * before a sum leaves its half of a number.
 */
export function addPacked(
  { filter, slots, rows, stride }: PackedWeights,
  hashes: Int32Array,
  length: number,
  sums: Int32Array,
): void {
  const mask = slots.length / 2 - 1;
  for (let f = 0; f < length; f++) {
    const hash = hashes[f]!;
    if ((filter[hash >>> (STRETCH_BITS + 5)]! & (1 << ((hash >>> STRETCH_BITS) & 31))) === 0) continue;
    let slot = hash & mask;
    let row = slots[2 * slot + 1]!;
    while (row >= 0 && slots[2 * slot] !== hash) {
      slot = (slot + 1) & mask;
      row = slots[2 * slot + 1]!;
    }
    if (row < 0) continue;
    for (let i = 0, at = row * stride; i < stride; i++, at++) sums[i] = (sums[i]! + rows[at]!) | 0;
  }
}

/** Writes sums as one number a label to `scores` from `offset` on. */
export function unpackSums({ width }: PackedWeights, sums: Int32Array, scores: Int32Array, offset: number): void {
  for (let label = 0; label < width; label += 2) {
    const both = sums[label >> 1]!;
    const lower = (both << 16) >> 16;
    scores[offset + label] = lower;
    if (label + 1 < width) scores[offset + label + 1] = (both - lower) >> 16;
  }
}
