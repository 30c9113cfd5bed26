// Whether two quotations are of the same words, however the articles cut them.
import { fold } from '../analysis/coreference/fold.ts';

/** Of the shorter one's words so many are to stand in the other, in the same order of pairs. From 0 to 1. */
const ALIKE = 0.6;

/** Quotations of fewer words are the same by chance. */
const FEWEST_WORDS = 4;

/** Words by which quotations are compared; nothing for one that is too short to tell. */
export type ComparedWords = ReadonlySet<string>;

/** Pairs of neighbouring words, without case and marks. */
export function comparedWords(text: string): ComparedWords | undefined {
  const words = fold(text).split(' ');
  if (words.length < FEWEST_WORDS) return undefined;
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/** How much of the shorter one stands in the other: from 0 to 1. */
export function overlap(a: ComparedWords, b: ComparedWords): number {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of short) if (long.has(pair)) shared += 1;
  return shared / short.size;
}

export function areSameWords(a: ComparedWords, b: ComparedWords): boolean {
  return overlap(a, b) >= ALIKE;
}
