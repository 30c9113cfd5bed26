import { hashText } from './hashing.ts';
import { asUint16, asUint32, readSections } from './sections.ts';
import { type HashSet, rowOf } from './weights.ts';

/**
 * Words by the places in which they are used: those between which the words before and after change little ("criticized",
 * "denounced"; "largely", "mostly") are of one class. What such words mean does not matter.
 */
export interface WordClasses {
  readonly words: HashSet;
  /** Per word, its class from 1 on. */
  readonly classes: Uint16Array;
}

/** So many classes that lie side by side are one wide class. */
const NARROW = 8;

export function readWordClasses(file: Uint8Array): WordClasses {
  const sections = readSections(file);
  return {
    words: { buckets: asUint32(sections.bytes('words.buckets')), lower: asUint16(sections.bytes('words.lower')) },
    classes: asUint16(sections.bytes('classes')),
  };
}

/** The class of a word in lower case; 0 when it is unknown. Numbers are written "0". */
export function classOfWord({ words, classes }: WordClasses, word: string): number {
  const row = rowOf(words, hashText(word));
  return row < 0 ? 0 : classes[row]!;
}

/** The wide class that a class lies in, from 1 on; 0 for none. */
export function wideClass(number: number): number {
  return number === 0 ? 0 : 1 + Math.floor((number - 1) / NARROW);
}
