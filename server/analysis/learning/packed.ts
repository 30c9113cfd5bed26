import type { Weights } from './weights.ts';

/**
 * The weights of a tagger, laid out for adding many rows fast: four labels share one 32-bit number, a byte each, and are added two
 * at a time. Bytes hold the weight and 128, so that none is negative; how many rows were added is told by a byte that belongs to
 * no label. Made when a model is loaded, and takes some 60 bytes a feature.
 */
export interface PackedWeights {
  /** A bit for every stretch of hashes, 1 where one of them is known (Bloom 1970, with one function): most are not. */
  readonly filter: Uint32Array;
  /** Hash and row in turn, found by open addressing; the row is -1 in free slots. */
  readonly slots: Int32Array;
  /** Rows one after the other, `stride` numbers each. */
  readonly rows: Int32Array;
  readonly stride: number;
  /** How many numbers hold the sums of one token. */
  readonly room: number;
  /** How many labels. */
  readonly width: number;
}

/** A bit of the filter stands for so many hashes, as a power of two. */
const STRETCH_BITS = 11;

/** What is added to every weight. */
const BIAS = 128;
/** The first and the third byte of four. */
const EVEN = 0x00ff00ff;

/** Free slots a taken one, at least. */
const ROOM = 2;

export function packWeights({ known, rows, width }: Weights): PackedWeights {
  const count = known.lower.length;
  const stride = Math.ceil((width + 1) / 4);
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
      for (let i = 0; i < stride; i++) {
        let four = 0;
        for (let label = 4 * i; label < 4 * i + 4; label++) {
          const weight = label < width ? rows[row * width + label]! : 0;
          four |= (weight + BIAS) << (8 * (label & 3));
        }
        packed[row * stride + i] = four;
      }
    }
  }
  return { filter, slots, rows: packed, stride, room: 2 * stride, width };
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
    for (let i = 0, at = row * stride, to = 0; i < stride; i++, at++, to += 2) {
      const four = rows[at]!;
      sums[to] = (sums[to]! + (four & EVEN)) | 0;
      sums[to + 1] = (sums[to + 1]! + ((four >>> 8) & EVEN)) | 0;
    }
  }
}

/** Writes sums as one number a label to `scores` from `offset` on. */
export function unpackSums(
  { width, stride }: PackedWeights,
  sums: Int32Array,
  scores: Int32Array,
  offset: number,
): void {
  const spare = 4 * stride - 1;
  const added = half(sums, spare);
  for (let label = 0; label < width; label++) scores[offset + label] = half(sums, label) - added;
}

function half(sums: Int32Array, label: number): number {
  const both = sums[((label >> 2) << 1) + (label & 1)]!;
  return (label & 2) === 0 ? both & 0xffff : both >>> 16;
}
