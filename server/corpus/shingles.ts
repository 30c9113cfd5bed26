import { combine, hashText } from '../analysis/learning/hashing.ts';
import { isTelling, type SpokenWord } from './spoken-words.ts';

/** What a quotation is found by. */
export interface Sketch {
  /** The same exactly where the same words are said; below 2^53. */
  readonly key: number;
  /** Hashes of some runs of words, below 2^30, each once: a long run that two quotations share leaves one in both. */
  readonly shingles: readonly number[];
}

/** The sketch of a quotation of an article. */
export interface Saying extends Sketch {
  /** Index into the quotations of the article's digest. */
  readonly quotation: number;
}

/** Words in a run. */
const RUN = 3;
/** Of so many runs after each other one is kept, so that seven words in common are always found. */
const WINDOW = 5;
/** Of quotations with no more runs all are kept: a changed word leaves few of them. */
const FEW_RUNS = 8;
/** Shorter quotations, and those that tell little, may be said by anybody. */
const LEAST_WORDS = 6;
const LEAST_TELLING = 4;
/** What comes later in a quotation is not looked for. */
const MOST_WORDS = 300;

/**
 * What a quotation is found by in other articles; nothing where it is too short to be told from others. Of the hashed runs of its
 * words it keeps those that are the least of any five neighbours (winnowing: Schleimer, Wilkerson and Aiken 2003), but none without
 * a word that tells something.
 */
export function sketchOf(words: readonly SpokenWord[]): Sketch | undefined {
  const spoken = words.filter(({ isEditorial }) => !isEditorial).slice(0, MOST_WORDS);
  if (spoken.length < LEAST_WORDS) return undefined;
  const hashes = spoken.map(({ word }) => hashText(word));
  const telling = spoken.map(({ word }) => isTelling(word));
  if (new Set(hashes.filter((_, index) => telling[index])).size < LEAST_TELLING) return undefined;
  const runs: number[] = [];
  for (let i = 0; i + RUN <= hashes.length; i++) {
    const isKept = telling[i]! || telling[i + 1]! || telling[i + 2]!;
    runs.push(isKept ? combine(combine(hashes[i]!, hashes[i + 1]!), hashes[i + 2]!) >>> 2 : NONE);
  }
  return { key: keyOf(hashes), shingles: winnowed(runs) };
}

const NONE = 2 ** 30;

function winnowed(runs: readonly number[]): number[] {
  const window = runs.length <= FEW_RUNS ? 1 : WINDOW;
  const kept = new Set<number>();
  for (let i = 0; i + window <= runs.length; i++) {
    let least = NONE;
    for (let j = i; j < i + window; j++) if (runs[j]! < least) least = runs[j]!;
    if (least < NONE) kept.add(least);
  }
  return [...kept];
}

function keyOf(hashes: readonly number[]): number {
  let [high, low] = [hashes.length, 0];
  for (const hash of hashes) {
    high = combine(high, hash);
    low = combine(hash, low);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

/** Sayings as a short text, of ASCII only. */
export function packSayings(sayings: readonly Saying[]): string {
  return sayings
    .map(({ quotation, key, shingles }) => [quotation, key, ...shingles].map((number) => number.toString(36)).join(' '))
    .join(';');
}

export function unpackSayings(packed: string): Saying[] {
  if (packed === '') return [];
  return packed.split(';').map((saying) => {
    const [quotation = 0, key = 0, ...shingles] = saying.split(' ').map((number) => Number.parseInt(number, 36));
    return { quotation, key, shingles };
  });
}
