// Model files as they ship: written so that they take less room, and still less once compressed.
import { asUint16, asUint32, type Part, readSections, type Sections, writeParts, writeSections } from './sections.ts';
import { BUCKET_BITS, BUCKETS, LOWER, STARTS } from './weights.ts';

/** Gaps take so many bytes, each in a plane of its own: the upper ones of all gaps are small and alike. */
const PLANES = 4;

/** A section whose bytes are mostly 0, as weights are: a bit for each byte, set where it is not 0, and then only those bytes. */
const SPARSE = /\.rows$/;

/** A section that is a model file of its own. */
const WITHIN = /\.model$/;

/** What the bits and the bytes of a sparse section are called, behind its name, and the gaps between the hashes of a set. */
const BITS = '.bits';
const BYTES = '.bytes';
const GAPS = '.gaps';

/**
 * Writes the same model so that it takes less room once compressed: of a set of hashes, the gaps between them instead of the buckets
 * they lie in, and what is mostly 0 without its zeros.
 *
 * @param file as `writeSections` makes it
 */
export function pack(file: Uint8Array): Uint8Array {
  const { values, names, bytes } = readSections(file);
  const arrays: Record<string, ArrayBufferView> = {};
  for (const name of names) {
    const section = bytes(name);
    if (name.endsWith(STARTS)) {
      const set = name.slice(0, -STARTS.length);
      arrays[set + GAPS] = gapsOf(asUint32(section), asUint16(bytes(set + LOWER)));
    } else if (SPARSE.test(name)) {
      arrays[name + BITS] = bitsOf(section);
      arrays[name + BYTES] = section.filter((byte) => byte !== 0);
    } else if (!name.endsWith(LOWER)) arrays[name] = WITHIN.test(name) && section.length > 0 ? pack(section) : section;
  }
  return writeSections(arrays, {
    ...values,
    packed: Object.fromEntries(names.map((name) => [name, bytes(name).length])),
  });
}

/**
 * The model that `pack` was given, to the byte.
 *
 * @param room makes the bytes that the file is written to, all of them 0
 * @throws when the file was not packed
 */
export function unpack(file: Uint8Array, room = (length: number): Uint8Array => new Uint8Array(length)): Uint8Array {
  const sections = readSections(file);
  const { packed, ...values } = sections.values;
  if (typeof packed !== 'object' || packed === null) throw new Error('this model file was not packed');
  const parts = Object.entries(packed).map(([name, length]): [string, Part] => [
    name,
    { length: Number(length), write: (bytes) => writeSection(sections, name, bytes) },
  ]);
  return writeParts(parts, values, room);
}

function writeSection(sections: Sections, name: string, bytes: Uint8Array): void {
  if (name.endsWith(STARTS)) writeStarts(sections.bytes(name.slice(0, -STARTS.length) + GAPS), asUint32(bytes));
  else if (name.endsWith(LOWER)) writeLower(sections.bytes(name.slice(0, -LOWER.length) + GAPS), asUint16(bytes));
  else if (SPARSE.test(name)) writeSparse(sections.bytes(name + BITS), sections.bytes(name + BYTES), bytes);
  else if (WITHIN.test(name) && bytes.length > 0) unpack(sections.bytes(name), () => bytes);
  else bytes.set(sections.bytes(name));
}

/** The gaps between hashes in rising order, the lowest byte of all first. */
function gapsOf(starts: Uint32Array, lower: Uint16Array): Uint8Array {
  const count = lower.length;
  const planes = new Uint8Array(PLANES * count);
  let before = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    for (let row = starts[bucket]!; row < starts[bucket + 1]!; row++) {
      const hash = ((bucket << BUCKET_BITS) | lower[row]!) >>> 0;
      const gap = hash - before;
      for (let plane = 0; plane < PLANES; plane++) planes[plane * count + row] = gap >>> (8 * plane);
      before = hash;
    }
  }
  return planes;
}

/** The gap before a hash. */
function gapAt(planes: Uint8Array, count: number, row: number): number {
  const upper = (planes[2 * count + row]! << 16) | (planes[3 * count + row]! << 24);
  return (planes[row]! | (planes[count + row]! << 8) | upper) >>> 0;
}

function writeStarts(planes: Uint8Array, starts: Uint32Array): void {
  const count = planes.length / PLANES;
  let hash = 0;
  let bucket = 0;
  for (let row = 0; row < count; row++) {
    hash += gapAt(planes, count, row);
    while (bucket < hash >>> BUCKET_BITS) starts[++bucket] = row;
  }
  starts.fill(count, bucket + 1);
}

function writeLower(planes: Uint8Array, lower: Uint16Array): void {
  const count = lower.length;
  let hash = 0;
  for (let row = 0; row < count; row++) {
    hash += gapAt(planes, count, row);
    lower[row] = hash;
  }
}

function bitsOf(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(bytes.length / 8));
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) bits[i >>> 3]! |= 1 << (i & 7);
  return bits;
}

function writeSparse(bits: Uint8Array, values: Uint8Array, bytes: Uint8Array): void {
  let next = 0;
  for (let byte = 0; byte < bits.length; byte++) {
    for (let left = bits[byte]!; left !== 0; left &= left - 1)
      bytes[8 * byte + 31 - Math.clz32(left & -left)] = values[next++]!;
  }
}
