import { join } from 'node:path';
import { hashText } from '../analysis/learning/hashing.ts';
import { writeSections } from '../analysis/learning/sections.ts';
import { makeHashSet } from '../analysis/learning/weights.ts';
import { readGold } from './gold.ts';
import { layOut } from './lay-out.ts';
import { randomFrom } from './random.ts';
import { groupWords } from './word-vectors.ts';

/** Words that get a class, and words that tell places apart: the most frequent ones. */
const WORDS = 30_000;
const NEIGHBOURS = 1000;
const WIDE = 64;
const NARROW = 8;
const DIMENSIONS = 150;

/**
 * Makes `word-classes.bin`: counts which words stand right before and right after each word in the articles, weighs the
 * counts by positive pointwise mutual information (Church and Hanks 1990), projects them at random to fewer dimensions
 * (Achlioptas 2003), and groups words whose neighbours are alike.
 */
export function trainWordClasses(data: string, report: (line: string) => void): Uint8Array {
  const { words, sequences } = readWords(join(data, 'articles/allsides.jsonl'));
  report(`${words.length} words`);
  const vectors = neighbourVectors(words.length, sequences);
  report('neighbours are counted');
  const groups = groupWords({ words, dimensions: DIMENSIONS, vectors }, WIDE, NARROW, 1);
  const { set, order } = makeHashSet(words.map((word) => hashText(word)));
  return writeSections(
    {
      'words.buckets': set.buckets,
      'words.lower': set.lower,
      classes: Uint16Array.from(order, (index) => groups[index]! + 1),
    },
    {},
  );
}

/** The most frequent words, most frequent first, and all blocks of the articles as ranks of their words; -1 stands for the others. */
function readWords(path: string): { words: string[]; sequences: Int32Array[] } {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const texts: Int32Array[] = [];
  for (const { text } of readGold(path)) {
    const { tokens, sentences } = layOut(text);
    for (const { firstToken, endToken } of sentences) {
      texts.push(
        Int32Array.from(tokens.slice(firstToken, endToken), (token) => {
          const word = /^\p{N}/u.test(token.text) ? '0' : token.text.toLowerCase().replaceAll('’', "'");
          const number = numbers.get(word) ?? numbers.size;
          numbers.set(word, number);
          counts[number] = (counts[number] ?? 0) + 1;
          return number;
        }),
      );
    }
  }
  const names = [...numbers.keys()];
  const hashes = new Set<number>();
  const frequent = [...names.keys()]
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .filter((number) => {
      const hash = hashText(names[number]!);
      return !hashes.has(hash) && hashes.add(hash);
    })
    .slice(0, WORDS);
  const ranks = new Int32Array(names.length).fill(-1);
  frequent.forEach((number, rank) => {
    ranks[number] = rank;
  });
  return {
    words: frequent.map((number) => names[number]!),
    sequences: texts.map((sequence) => sequence.map((number) => ranks[number]!)),
  };
}

/** One vector of length 1 a word, from what stands beside it. The ends of a sentence are neighbours too. */
function neighbourVectors(words: number, sequences: readonly Int32Array[]): Float32Array {
  const columns = 2 * (NEIGHBOURS + 1);
  const counts = new Float32Array(words * columns);
  for (const sequence of sequences) {
    for (let i = 0; i < sequence.length; i++) {
      const word = sequence[i]!;
      if (word < 0) continue;
      const before = i === 0 ? NEIGHBOURS : sequence[i - 1]!;
      const after = i + 1 === sequence.length ? NEIGHBOURS : sequence[i + 1]!;
      if (before >= 0 && before <= NEIGHBOURS) counts[word * columns + before]! += 1;
      if (after >= 0 && after <= NEIGHBOURS) counts[word * columns + NEIGHBOURS + 1 + after]! += 1;
    }
  }
  const rows = new Float64Array(words);
  const shares = new Float64Array(columns);
  for (let word = 0; word < words; word++) {
    for (let column = 0; column < columns; column++) {
      const count = counts[word * columns + column]!;
      rows[word]! += count;
      shares[column]! += count;
    }
  }
  // Smoothed, so that rare neighbours do not outweigh the others (Levy et al. 2015).
  let total = 0;
  for (let column = 0; column < columns; column++) {
    shares[column] = shares[column]! ** 0.75;
    total += shares[column]!;
  }
  const random = randomFrom(1);
  const signs = Int8Array.from({ length: columns * DIMENSIONS }, () => (random() < 0.5 ? -1 : 1));
  const vectors = new Float32Array(words * DIMENSIONS);
  for (let word = 0; word < words; word++) {
    const at = word * DIMENSIONS;
    for (let column = 0; column < columns; column++) {
      const count = counts[word * columns + column]!;
      if (count === 0) continue;
      const information = Math.log((count / rows[word]!) * (total / shares[column]!));
      if (information <= 0) continue;
      // What was seen once proves little.
      const weight = Math.sqrt(information) * Math.min(1, count / 2);
      for (let i = 0; i < DIMENSIONS; i++) vectors[at + i]! += weight * signs[column * DIMENSIONS + i]!;
    }
    let length = 0;
    for (let i = 0; i < DIMENSIONS; i++) length += vectors[at + i]! ** 2;
    for (let i = 0; i < DIMENSIONS; i++) vectors[at + i]! /= Math.sqrt(length) || 1;
  }
  return vectors;
}
