/** Numbers the distinct hashes of a training set, in the order in which they are first seen, and counts them. */
export interface FeatureIndex {
  readonly hashes: Int32Array;
  readonly counts: Uint32Array;
  /** The number of a hash, or -1. */
  readonly numberOf: (hash: number) => number;
}

/**
 * Indexes all hashes that `visit` hands out; those seen fewer than `rarest` times are left out. A hash that is handed out with a
 * source is counted once where the same source has it again and again.
 */
export function indexFeatures(visit: (see: (hash: number, source?: number) => void) => void, rarest = 1): FeatureIndex {
  let slots = makeSlots(1 << 16);
  let hashes = new Int32Array(1 << 15);
  let counts = new Uint32Array(1 << 15);
  let sources = new Int32Array(1 << 15);
  let length = 0;
  visit((hash, source = -1) => {
    const slot = slotOf(slots, hashes, hash);
    const known = slots[slot]!;
    if (known >= 0) {
      if (source < 0 || source !== sources[known]) counts[known]! += 1;
      sources[known] = source;
      return;
    }
    if (length === hashes.length) {
      hashes = grown(hashes, new Int32Array(length * 2));
      counts = grown(counts, new Uint32Array(length * 2));
      sources = grown(sources, new Int32Array(length * 2));
      slots = filledSlots(hashes, length, length * 4);
      slots[slotOf(slots, hashes, hash)] = length;
    } else slots[slot] = length;
    hashes[length] = hash;
    sources[length] = source;
    counts[length++] = 1;
  });
  let kept = 0;
  for (let i = 0; i < length; i++) {
    if (counts[i]! < rarest) continue;
    hashes[kept] = hashes[i]!;
    counts[kept++] = counts[i]!;
  }
  const all = hashes.slice(0, kept);
  const index = filledSlots(all, kept, 1 << Math.max(4, Math.ceil(Math.log2(kept * 2 + 1))));
  return { hashes: all, counts: counts.slice(0, kept), numberOf: (hash) => index[slotOf(index, all, hash)]! };
}

function makeSlots(size: number): Int32Array {
  return new Int32Array(size).fill(-1);
}

function filledSlots(hashes: Int32Array, length: number, size: number): Int32Array {
  const slots = makeSlots(size);
  for (let i = 0; i < length; i++) slots[slotOf(slots, hashes, hashes[i]!)] = i;
  return slots;
}

/** The slot that holds a hash, or the free one where it belongs. */
function slotOf(slots: Int32Array, hashes: Int32Array, hash: number): number {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (slots[slot]! >= 0 && hashes[slots[slot]!] !== hash) slot = (slot + 1) & mask;
  return slot;
}

function grown<Numbers extends Int32Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
