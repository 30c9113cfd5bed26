import { hashText } from '../learning/hashing.ts';
import { numberOfWord, numbersOf } from '../learning/vocabulary.ts';
import { type HashSet, rowOf } from '../learning/weights.ts';
import type { Sentence, Token } from '../model.ts';
import { isUpperCase } from '../text/characters.ts';
import { addToPhrase, LONGEST_PHRASE } from './lexicon.ts';
import { lineCaseOf } from './line-case.ts';
import {
  CAPITALISED,
  CLASS,
  FACTS,
  HAS_DIGIT,
  HYPHEN,
  JOINING,
  LIKELY_INSIDE,
  LOWER,
  MAYBE_INSIDE,
  numberOf,
  numbersFor,
  OPENING,
  PUNCTUATION,
  RAISED,
  WITHIN,
  type Words,
} from './words.ts';

/** Empty places around every sentence, so that looking a few words to either side needs no check. */
export const MARGIN = 4;

/**
 * The words of an article by their numbers, one sentence after the other, with empty places between them. Places, not
 * tokens, are what the arrays are over.
 */
export interface Document {
  readonly words: Words;
  readonly places: number;
  /** Per place, the number of its word; 0 for empty ones. */
  readonly numbers: Int32Array;
  /** Per place, the bits of its word's `CLASS`: most places are asked for nothing else. */
  readonly flags: Int32Array;
  /** Per place, 1 where the word may belong to a name. */
  readonly inside: Uint8Array;
  /** Per sentence, the place of its first word. */
  readonly starts: Int32Array;
  /** Per sentence, how it is written. */
  readonly cases: Uint8Array;
  /** Per place, the run of capitalised words that it belongs to, from its first place to one after its last; equal where there is none. */
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
  /** The same, of runs joined by small words: "Organization for Security and Cooperation in Europe". */
  readonly wideStart: Int32Array;
  readonly wideEnd: Int32Array;
  /** Per place, the lists of the known phrase that it belongs to, 0 for none; and which of its words it is: 1 the first, 2 the last, 0 between. */
  readonly phrase: Uint8Array;
  readonly phrasePart: Uint8Array;
  /** The same of the phrases of `Usage`. */
  readonly used: Uint8Array;
  readonly usedPart: Uint8Array;
}

/** The word at a place, in small letters, as a hash. */
export function wordAt(document: Document, place: number): number {
  return factAt(document, place, LOWER);
}

/** What is known of the word at a place. */
export function factAt({ words, numbers }: Document, place: number, fact: number): number {
  return words.facts[numbers[place]! * FACTS + fact]!;
}

/** A dash as long as an em parts what stands beside it: "the crown—Central Bank says". */
const HYPHENS = new Set(['-', '‐', '‑', '–']);
const PLAIN_HYPHEN = hashText('-');

/** Numbers the words of an article and finds its runs of capitalised words. */
export function readDocument(words: Words, tokens: readonly Token[], sentences: readonly Sentence[]): Document {
  const places = tokens.length + (sentences.length + 1) * MARGIN;
  const document: Document = {
    words,
    places,
    numbers: new Int32Array(places),
    flags: new Int32Array(places).fill(words.facts[CLASS]!),
    inside: new Uint8Array(places),
    starts: new Int32Array(sentences.length),
    cases: new Uint8Array(sentences.length),
    runStart: new Int32Array(places),
    runEnd: new Int32Array(places),
    wideStart: new Int32Array(places),
    wideEnd: new Int32Array(places),
    phrase: new Uint8Array(places),
    phrasePart: new Uint8Array(places),
    used: new Uint8Array(places),
    usedPart: new Uint8Array(places),
  };
  const { vocabulary } = words;
  const numbers = numbersOf(vocabulary, tokens);
  const joining = numberOfWord(vocabulary, JOINING);
  let start = MARGIN;
  for (let index = 0; index < sentences.length; index++) {
    document.starts[index] = start;
    const end = readSentence(document, index, sentences[index]!, tokens, numbers, joining);
    findInside(document, start, end);
    findRuns(document, start, end);
    findPhrases(document, start, end);
    start = end + MARGIN;
  }
  return document;
}

/**
 * Numbers the words of a sentence.
 *
 * @param numbers the number of each token in the vocabulary, and `joining` that of a hyphen that joins
 * @returns one after the place of its last word
 */
function readSentence(
  document: Document,
  index: number,
  { firstToken, endToken }: Sentence,
  tokens: readonly Token[],
  numbers: Int32Array,
  joining: number,
): number {
  const { words } = document;
  const start = document.starts[index]!;
  const lineCase = lineCaseOf(words.lexicon, tokens, firstToken, endToken);
  const known = numbersFor(words, lineCase);
  document.cases[index] = lineCase;
  for (let i = firstToken; i < endToken; i++) {
    const { text } = tokens[i]!;
    const joined = text.length === 1 && HYPHENS.has(text) && i > firstToken && i + 1 < endToken && joins(tokens, i);
    const number = joined
      ? numberOf(words, known, joining, JOINING, lineCase)
      : numberOf(words, known, numbers[i]!, text, lineCase);
    document.numbers[start + i - firstToken] = number;
  }
  const end = start + endToken - firstToken;
  for (let place = start; place < end; place++)
    document.flags[place] = words.facts[document.numbers[place]! * FACTS + CLASS]!;
  return end;
}

/** A hyphen that joins two words is another mark than one between spaces; "al - Qaeda" is joined all the same. */
function joins(tokens: readonly Token[], i: number): boolean {
  const [before, here, after] = [tokens[i - 1]!, tokens[i]!, tokens[i + 1]!];
  if (before.end === here.start && here.end === after.start) return true;
  return ARTICLES.has(before.text) && isUpperCase(after.text.charCodeAt(0));
}

/** Articles of Arabic names, which a hyphen follows. */
const ARTICLES = new Set(['al', 'Al', 'el', 'El', 'ul']);

function findInside({ flags: flagsOf, inside }: Document, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const flags = flagsOf[i]!;
    const isName = (flags & CAPITALISED) !== 0 || (flags & (HAS_DIGIT | LIKELY_INSIDE)) !== 0;
    inside[i] = isName && (flags & WITHIN) === 0 ? 1 : 0;
  }
  // "The ship": the capital is the sentence's.
  if ((flagsOf[start]! & OPENING) !== 0 && inside[start + 1] !== 1) inside[start] = 0;
  // Other small words and marks belong to a name only beside words that do; twice, for "of the" and "’s and".
  for (let round = 0; round < 2; round++) {
    for (let i = start; i < end; i++) {
      if (inside[i] !== 0) continue;
      const flags = flagsOf[i]!;
      if ((flags & (PUNCTUATION | MAYBE_INSIDE | LIKELY_INSIDE)) === 0) continue;
      if ((flags & WITHIN) === 0 && (inside[i - 1] === 1 || inside[i + 1] === 1)) inside[i] = 2;
    }
    for (let i = start; i < end; i++) if (inside[i] === 2) inside[i] = 1;
  }
  // Up to two of those that stand only within names, where a name may go on behind them: "Bank of the West".
  for (let i = start + 1; i + 1 < end; i++) {
    if (inside[i] !== 0 || inside[i - 1] !== 1 || !isWithin(flagsOf[i]!)) continue;
    const second = inside[i + 1] !== 1 && i + 2 < end && isWithin(flagsOf[i + 1]!);
    if (inside[second ? i + 2 : i + 1] === 1) inside.fill(1, i, second ? i + 2 : i + 1);
  }
  // "Hoi-yan": what a hyphen joins to a capitalised word.
  for (let i = start + 1; i + 1 < end; i++) {
    if ((flagsOf[i]! & HYPHEN) !== 0 && inside[i - 1] === 1) inside[i + 1] = 1;
  }
}

function isWithin(flags: number): boolean {
  return (flags & WITHIN) !== 0 && (flags & (PUNCTUATION | MAYBE_INSIDE | LIKELY_INSIDE)) !== 0;
}

function findRuns(
  { flags: flagsOf, inside, runStart, runEnd, wideStart, wideEnd }: Document,
  start: number,
  end: number,
) {
  for (let i = start; i < end; ) {
    let last = i;
    while (last < end) {
      if (isCapitalised(flagsOf, last, end)) last += 1;
      // A hyphen joins, where a capital follows.
      else if (last > i && (flagsOf[last]! & HYPHEN) !== 0 && isCapitalised(flagsOf, last + 1, end)) last += 2;
      else break;
    }
    const stop = Math.max(last, i + 1);
    for (let place = i; place < stop; place++) {
      runStart[place] = i;
      runEnd[place] = last;
    }
    i = stop;
  }
  for (let i = start; i < end; ) {
    let last = runEnd[i]!;
    while (last > i) {
      let next = last;
      while (
        next < end &&
        next < last + 3 &&
        inside[next] === 1 &&
        (flagsOf[next]! & (MAYBE_INSIDE | LIKELY_INSIDE)) !== 0
      )
        next += 1;
      if (next === last || !isCapitalised(flagsOf, next, end)) break;
      last = runEnd[next]!;
    }
    const stop = Math.max(last, i + 1);
    for (let place = i; place < stop; place++) {
      wideStart[place] = i;
      wideEnd[place] = last;
    }
    i = stop;
  }
}

/** Does a word stand at a place before `end` that has a capital of its own? */
function isCapitalised(flags: Int32Array, place: number, end: number): boolean {
  return place < end && (flags[place]! & (CAPITALISED | RAISED)) === CAPITALISED;
}

/** Marks the phrases that begin with a capitalised word: the longest first, from left to right. */
function findPhrases(document: Document, start: number, end: number): void {
  const { lexicon, usage } = document.words;
  markPhrases(document, start, end, lexicon.phrases, lexicon.phraseLists, document.phrase, document.phrasePart);
  markPhrases(document, start, end, usage.phrases, usage.kinds, document.used, document.usedPart);
}

function markPhrases(
  { words: { facts }, numbers, flags, inside }: Document,
  start: number,
  end: number,
  phrases: HashSet,
  values: Uint8Array,
  marks: Uint8Array,
  parts: Uint8Array,
): void {
  for (let i = start; i < end; i++) {
    if ((flags[i]! & CAPITALISED) === 0) continue;
    let hash = 0;
    let found = -1;
    let last = i;
    for (let j = i; j < end && j < i + LONGEST_PHRASE && inside[j] === 1; j++) {
      // The lists have one hyphen, whether it joins or stands between spaces.
      hash = addToPhrase(hash, (flags[j]! & HYPHEN) !== 0 ? PLAIN_HYPHEN : facts[numbers[j]! * FACTS + LOWER]!);
      if (j === i) continue;
      const row = rowOf(phrases, hash);
      if (row < 0) continue;
      found = row;
      last = j;
    }
    if (found < 0) continue;
    for (let j = i; j <= last; j++) {
      marks[j] = values[found]!;
      parts[j] = j === i ? 1 : j === last ? 2 : 0;
    }
    i = last;
  }
}
