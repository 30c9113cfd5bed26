import { combine, hashText } from '../learning/hashing.ts';
import { keptRows, withRoom } from '../learning/room.ts';
import { makeVocabularies, renumber, roomForWords, type Vocabulary } from '../learning/vocabulary.ts';
import { classOfWord, type WordClasses, wideClass } from '../learning/word-classes.ts';
import { isDigit, isLetter, isUpperCase } from '../text/characters.ts';
import { isReporting } from './cues.ts';
import { stemOf } from './stems.ts';
import { isVerbByForm } from './verbs.ts';

// What one word says by itself to whoever looks for attributions. Every distinct word is looked at once; its facts are
// numbers in one array.

export const WORD = 0;
export const STEM = 1;
export const SHAPE = 2;
export const SUFFIX2 = 3;
export const SUFFIX3 = 4;
/** Words that are used in the same places, finely and coarsely. */
export const CLASS = 5;
export const WIDE_CLASS = 6;
/** Bits below. */
export const FLAGS = 7;
export const FACTS = 8;

export const REPORTS = 1;
/** A mark that parts clauses. */
export const PARTS = 2;
export const THAT = 4;
/** A word that is a verb, by its form. */
export const VERB = 8;
/** Ends a sentence. */
const STOPS = 16;
/** A hyphen joins this word to the one before or after. */
export const HYPHEN = 32;

/** What words there are, each with its facts. What is remembered from one text to the next only saves time. */
export interface Words {
  readonly classes: WordClasses;
  readonly vocabulary: Vocabulary;
  /** The number of each word of the vocabulary; 0 for those that are not known yet. */
  numbers: Int32Array;
  /** How pieces within marks look, as words. */
  readonly looks: Map<string, number>;
  facts: Int32Array;
  count: number;
}

/** Stands for what lies beyond the text that is looked at. */
const NOTHING = 0;

export function makeWords(classes: WordClasses, vocabulary = makeVocabularies().current): Words {
  const words: Words = {
    classes,
    vocabulary,
    numbers: new Int32Array(0),
    looks: new Map(),
    facts: new Int32Array(1024 * FACTS),
    count: 0,
  };
  learn(words, '');
  return words;
}

/** What is known of the words that the next vocabulary keeps, and the number that each of them had. */
export function keptWords(earlier: Words, vocabulary: Vocabulary): { readonly words: Words; readonly had: number[] } {
  const words = makeWords(earlier.classes, vocabulary);
  const had = [NOTHING];
  renumber(earlier.numbers, numbersFor(words), vocabulary, had);
  words.count = had.length;
  words.facts = keptRows(earlier.facts, had, FACTS);
  return { words, had };
}

/** The numbers of words for a text, by their numbers in the vocabulary. */
export function numbersFor(words: Words): Int32Array {
  words.numbers = roomForWords(words.numbers, words.vocabulary);
  return words.numbers;
}

/**
 * The number of a word.
 *
 * @param numbers what `numbersFor` has
 * @param word its number in the vocabulary
 */
export function wordOf(words: Words, numbers: Int32Array, word: number, text: string): number {
  const known = numbers[word]!;
  if (known !== NOTHING) return known;
  const number = learn(words, text);
  numbers[word] = number;
  return number;
}

/** The number of a word that tells how a piece within marks looks. */
export function lookOf(words: Words, text: string): number {
  const known = words.looks.get(text);
  if (known !== undefined) return known;
  const number = learn(words, text);
  words.looks.set(text, number);
  return number;
}

function newNumber(words: Words): number {
  const number = words.count++;
  words.facts = withRoom(words.facts, words.count, FACTS);
  return number;
}

function learn(words: Words, text: string): number {
  const number = newNumber(words);
  const { facts } = words;
  const at = number * FACTS;
  const lower = withStraightApostrophes(text.toLowerCase());
  const wordClass = classOfWord(words.classes, isDigit(lower.charCodeAt(0)) ? '0' : lower);
  const stem = stemOf(lower);
  let flags = 0;
  if (isLetter(lower.charCodeAt(0))) {
    if (isReporting(lower)) flags |= REPORTS;
    if (lower === 'that') flags |= THAT;
    if (isVerbByForm(lower)) flags |= VERB;
  } else {
    if (/^(?:[,;:—–]|--+)$/.test(lower)) flags |= PARTS;
    if (/^[.!?…]+$/.test(lower)) flags |= STOPS;
    if (/^[-‐‑]$/.test(lower)) flags |= HYPHEN;
    if (isVerbByForm(lower)) flags |= VERB;
  }
  facts[at + WORD] = hashText(lower, 1);
  facts[at + STEM] = hashText(stem, 2);
  facts[at + SHAPE] = shapeOf(text);
  facts[at + SUFFIX2] = hashText(lower.slice(-2), 4);
  facts[at + SUFFIX3] = hashText(lower.slice(-3), 5);
  facts[at + CLASS] = wordClass;
  facts[at + WIDE_CLASS] = wideClass(wordClass);
  facts[at + FLAGS] = flags;
  return number;
}

function withStraightApostrophes(word: string): string {
  return word.includes('’') ? word.replaceAll('’', "'") : word;
}

/** Hashes the shape of a word ("McCain" is "XxXx"): letters and digits by their kind, those alike in a row once. */
function shapeOf(text: string): number {
  let hash = 3;
  let last = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = isUpperCase(code) ? 88 : isLetter(code) ? 120 : isDigit(code) ? 100 : code;
    if (kind !== last) hash = combine(hash, kind);
    last = kind;
  }
  return hash;
}
