import type { Token } from '../model.ts';
import { hashText } from './hashing.ts';

/**
 * Distinct words, each with a number from 1 on. The words of a text are looked up once for all who keep something of words: it lies
 * at the word's number.
 */
export interface Vocabulary {
  /** One more than that of the vocabulary before it. */
  readonly generation: number;
  /** The numbers that words had in the vocabulary before, by their numbers: those that were kept of it come first. */
  readonly kept: Int32Array;
  readonly numbers: Map<string, number>;
  /** The words by their numbers. */
  readonly words: string[];
  /** By the lower bits of a word's hash, the number of the word that was last asked for there: most are found so, without `numbers`. */
  readonly recent: Int32Array;
  /** The numbers of texts' tokens. */
  readonly ofTexts: WeakMap<readonly Token[], Int32Array>;
  /** How many texts were numbered. */
  texts: number;
  /** Per word, the last text that has it, from 1 on; below zero when others have it too. */
  seen: Int32Array;
}

/** The vocabulary that is in use. What is remembered from one text to the next only saves time. */
export interface Vocabularies {
  current: Vocabulary;
}

/** When there are so many words, those that no two texts have are forgotten before another text. */
const MOST_WORDS = 12_800;

/** So many words are found without `Vocabulary.numbers`: a power of two. */
const RECENT = 1 << 15;

export function makeVocabularies(): Vocabularies {
  return { current: vocabularyOf(0, new Int32Array(1), new Map()) };
}

function vocabularyOf(generation: number, kept: Int32Array, numbers: Map<string, number>): Vocabulary {
  return {
    generation,
    kept,
    numbers,
    words: ['', ...numbers.keys()],
    recent: new Int32Array(RECENT),
    ofTexts: new WeakMap(),
    texts: 0,
    seen: new Int32Array(1024),
  };
}

/** The vocabulary for a new text. A text that is being read may go on with the one before. */
export function vocabularyFor(vocabularies: Vocabularies): Vocabulary {
  const { generation, numbers, seen } = vocabularies.current;
  if (numbers.size <= MOST_WORDS) return vocabularies.current;
  const words = new Map<string, number>();
  const kept = [0];
  for (const [word, number] of numbers) {
    if (seen[number]! >= 0) continue;
    words.set(word, kept.length);
    kept.push(number);
  }
  vocabularies.current = vocabularyOf(generation + 1, Int32Array.from(kept), words);
  return vocabularies.current;
}

/** The numbers of the words of a text. */
export function numbersOf(vocabulary: Vocabulary, tokens: readonly Token[]): Int32Array {
  const known = vocabulary.ofTexts.get(tokens);
  if (known !== undefined) return known;
  vocabulary.texts += 1;
  const { words, recent } = vocabulary;
  const numbers = new Int32Array(tokens.length);
  // Memory is asked for many words at a time: for those that were last asked for in their places, which most of them are.
  for (let i = 0; i < tokens.length; i++) numbers[i] = recent[placeOf(tokens[i]!.text)]!;
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]!.text;
    if (words[numbers[i]!] === word) see(vocabulary, numbers[i]!);
    else numbers[i] = numberOfWord(vocabulary, word);
  }
  vocabulary.ofTexts.set(tokens, numbers);
  return numbers;
}

/** The number of a word of the text that is being numbered. */
export function numberOfWord(vocabulary: Vocabulary, word: string): number {
  const { words, recent } = vocabulary;
  const place = placeOf(word);
  let number = recent[place]!;
  if (words[number] !== word) {
    number = numberIn(vocabulary, word);
    recent[place] = number;
  }
  see(vocabulary, number);
  return number;
}

/** Where a word is found in `Vocabulary.recent`. */
function placeOf(word: string): number {
  return hashText(word) & (RECENT - 1);
}

/** The text that is being numbered has this word. */
function see(vocabulary: Vocabulary, number: number): void {
  if (number >= vocabulary.seen.length) {
    const larger = new Int32Array(number * 2);
    larger.set(vocabulary.seen);
    vocabulary.seen = larger;
  }
  const { seen, texts } = vocabulary;
  const last = seen[number]!;
  if (last === 0) seen[number] = texts;
  else if (last > 0 && last !== texts) seen[number] = -1;
}

function numberIn({ numbers, words }: Vocabulary, word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const number = words.length;
  numbers.set(word, number);
  words.push(word);
  return number;
}

/** Makes a table by the numbers of words large enough; what is not yet known is 0. */
export function roomForWords(table: Int32Array, { numbers }: Vocabulary): Int32Array {
  if (table.length > numbers.size) return table;
  const larger = new Int32Array(numbers.size * 2);
  larger.set(table);
  return larger;
}

/**
 * Numbers the words anew that a vocabulary keeps of the one before.
 *
 * @param earlier the numbers that words had, by their numbers in the vocabulary before; 0 where they had none
 * @param numbers gets the new ones, by the numbers in this vocabulary
 * @param had the old number of each new one so far: it grows
 */
export function renumber(earlier: Int32Array, numbers: Int32Array, { kept }: Vocabulary, had: number[]): void {
  for (let word = 1; word < kept.length; word++) {
    const before = earlier[kept[word]!] ?? 0;
    if (before === 0) continue;
    numbers[word] = had.length;
    had.push(before);
  }
}
