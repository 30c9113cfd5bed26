import { combine, hashText } from '../learning/hashing.ts';
import { keptRows, withRoom } from '../learning/room.ts';
import { makeVocabularies, renumber, roomForWords, type Vocabulary } from '../learning/vocabulary.ts';
import { isDigit, isLetter, isUpperCase } from '../text/characters.ts';
import { isCode } from '../text/codes.ts';
import {
  CODED,
  CODES_A_WORD,
  type Lexicon,
  lookUp,
  MOSTLY_SMALL,
  SMALL_AND_A_NAME,
  SMALL_IN_NAMES,
} from './lexicon.ts';
import { noUsage, type Usage, usesOf } from './usage.ts';

// What one word says by itself. Every distinct word is looked at once; its facts are numbers in one array.

export const LOWER = 0;
export const SHAPE = 1;
/** The shape with repeated characters once. */
export const SHORT_SHAPE = 2;
/** The last two letters; behind them in the array the last three and four. */
export const SUFFIX2 = 3;
export const SUFFIX3 = 4;
export const SUFFIX4 = 5;
export const PREFIX3 = 6;
export const GROUP = 7;
export const WIDE_GROUP = 8;
export const CAPITALS = 9;
export const LISTS = 10;
/** Bits below. */
export const CLASS = 11;
export const FIRST_LETTER = 12;
/** The letters of a word as one number, for acronyms. */
export const ACRONYM = 13;
/** The codes of a word, a byte each from the lowest on; a code that is 0 is none. */
export const CODES = 14;
/** What the word is used for where it is capitalised (`Usage`). */
export const USES = 14 + Math.ceil(CODES_A_WORD / 4);
export const FACTS = USES + 1;

/** Letters are digits of this base in the number that stands for an acronym, the last letter the lowest. */
export const ACRONYM_BASE = 0x01000193;

export const CAPITALISED = 1;
export const ALL_CAPITALS = 2;
export const HAS_DIGIT = 4;
export const PUNCTUATION = 8;
/** A word in small letters. */
export const SMALL = 16;
/** One capital, with or without a full stop. */
export const INITIAL = 32;
/** A hyphen or dash that joins two words without a space. */
export const HYPHEN = 64;
/** What stands for it among words. */
export const JOINING = '‑';
/** Small, and yet often part of a name or date. */
export const LIKELY_INSIDE = 128;
/** Small, and part of names only beside others. */
export const MAYBE_INSIDE = 256;

/** A word or mark that stands within names, hardly ever at their ends: "of", "the", a comma. */
export const WITHIN = 1024;
/** Capitalised only because it opens its sentence: "The", "It". */
export const OPENING = 2048;

/** Capitalised like a name only because the whole line is. */
export const RAISED = 512;

/** How the line around a word is written: as sentences are, With Capitals For Most Words, or IN CAPITALS. */
export const PLAIN_CASE = 0;
export const TITLE_CASE = 1;
export const CAPITALS_CASE = 2;
export type LineCase = typeof PLAIN_CASE | typeof TITLE_CASE | typeof CAPITALS_CASE;
const LINE_CASES = [PLAIN_CASE, TITLE_CASE, CAPITALS_CASE] as const;

/** Words in the order in which they were first seen, with their facts. Word 0 stands for what lies beyond a sentence. */
export interface Words {
  readonly lexicon: Lexicon;
  readonly usage: Usage;
  readonly vocabulary: Vocabulary;
  /** By the case of the line, the number of each word of the vocabulary; 0 for those that are not known yet. */
  readonly numbers: [Int32Array, Int32Array, Int32Array];
  facts: Int32Array;
  count: number;
}

export function makeWords(lexicon: Lexicon, usage = noUsage(), vocabulary = makeVocabularies().current): Words {
  const facts = new Int32Array(1024 * FACTS);
  facts[LOWER] = hashText('', 7);
  facts[CLASS] = PUNCTUATION;
  const none = new Int32Array(0);
  return { lexicon, usage, vocabulary, numbers: [none, none, none], facts, count: 1 };
}

/** What is known of the words that the next vocabulary keeps, and the number that each of them had. */
export function keptWords(earlier: Words, vocabulary: Vocabulary): { readonly words: Words; readonly had: number[] } {
  const words = makeWords(earlier.lexicon, earlier.usage, vocabulary);
  const had = [0];
  for (const lineCase of LINE_CASES) {
    renumber(earlier.numbers[lineCase], numbersFor(words, lineCase), vocabulary, had);
  }
  words.count = had.length;
  words.facts = keptRows(earlier.facts, had, FACTS);
  return { words, had };
}

/** The numbers of words for a text, which stand in lines of this case, by their numbers in the vocabulary. */
export function numbersFor(words: Words, lineCase: LineCase): Int32Array {
  const numbers = roomForWords(words.numbers[lineCase], words.vocabulary);
  words.numbers[lineCase] = numbers;
  return numbers;
}

/**
 * The number of a word that stands in a line of this case.
 *
 * @param word its number in the vocabulary
 * @param numbers what `numbersFor` has of the case
 */
export function numberOf(words: Words, numbers: Int32Array, word: number, text: string, lineCase: LineCase): number {
  const known = numbers[word]!;
  if (known !== 0) return known;
  const number = newNumber(words);
  numbers[word] = number;
  learnFacts(words, number, text, lineCase);
  return number;
}

function newNumber(words: Words): number {
  const number = words.count++;
  words.facts = withRoom(words.facts, words.count, FACTS);
  return number;
}

function learnFacts({ lexicon, usage, facts }: Words, number: number, text: string, lineCase: LineCase): void {
  const at = number * FACTS;
  const lower = withoutPoints(lexicon, usualSpelling(text.toLowerCase()));
  const row = lookUp(lexicon, lower);
  let first = 0;
  let capitals = 0;
  let small = 0;
  let digits = 0;
  // The shape of a word ("Szijjártó" is "Xxxx"): letters and digits by their kind, at most three alike in a row, or one.
  let shape = combine(14, lineCase);
  let shortShape = combine(12, lineCase);
  let last = 0;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    let kind = code;
    if (isUpperCase(code)) {
      capitals += 1;
      kind = lineCase === CAPITALS_CASE ? 120 : 88;
    } else if (isLetter(code)) {
      small += 1;
      kind = 120;
    } else if (isDigit(code)) {
      digits += 1;
      kind = 100;
    }
    if (i === 0) first = code;
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 3) shape = Math.imul(shape ^ kind, 0x01000193);
    if (run === 1) shortShape = Math.imul(shortShape ^ kind, 0x01000193);
  }
  const letters = capitals + small;
  let flags = 0;
  if (isUpperCase(first) || (capitals > 0 && digits + letters > 0)) flags |= CAPITALISED;
  if (capitals > 1 && small === 0) flags |= ALL_CAPITALS;
  if (digits > 0) flags |= HAS_DIGIT;
  if (letters + digits === 0) flags |= PUNCTUATION;
  if (capitals === 0 && small > 0) flags |= SMALL;
  if (capitals === 1 && letters === 1 && digits === 0) flags |= INITIAL;
  if (text === JOINING) flags |= HYPHEN;
  const lists = row < 0 ? 0 : lexicon.lists[row]! & ~CODED;
  if ((lists & SMALL_AND_A_NAME) !== 0) flags |= LIKELY_INSIDE;
  else if ((lists & SMALL_IN_NAMES) !== 0 || PARTICLES.has(text)) flags |= MAYBE_INSIDE;
  if (FUNCTION_WORDS.has(text) || ((flags & PUNCTUATION) !== 0 && !EDGES.has(text)) || isCode(text)) flags |= WITHIN;
  const group = row < 0 ? 0 : lexicon.groups[row]!;
  const step = row < 0 ? 0 : lexicon.capitals[row]!;
  // "canada": somebody writes names without capitals.
  const isSmallName = (flags & SMALL) !== 0 && step === ALWAYS_CAPITALISED;
  if (isSmallName) flags |= LIKELY_INSIDE;
  if (lineCase !== PLAIN_CASE && (flags & CAPITALISED) !== 0 && step > 0 && step <= MOSTLY_SMALL) flags |= RAISED;
  if (lineCase === PLAIN_CASE && step > 0 && step <= NEARLY_ALWAYS_SMALL) flags |= OPENING;
  const length = lower.length;
  facts[at + LOWER] = hashText(lower);
  facts[at + SHAPE] = shape;
  facts[at + SHORT_SHAPE] = shortShape;
  for (let size = 2; size <= 4; size++) {
    facts[at + SUFFIX2 + size - 2] = hashText(lower.slice(Math.max(0, length - size)), size);
  }
  facts[at + PREFIX3] = hashText(lower.slice(0, 3), 5);
  facts[at + GROUP] = group;
  facts[at + WIDE_GROUP] = group === 0 ? 0 : 1 + ((group - 1) >> 3);
  facts[at + CAPITALS] = step;
  facts[at + LISTS] = lists;
  facts[at + CLASS] = flags;
  if ((flags & CAPITALISED) !== 0 || isSmallName) facts[at + USES] = usesOf(usage, facts[at + LOWER]!);
  facts[at + FIRST_LETTER] = first;
  const codes = row < 0 ? -1 : lexicon.codeAt[row]!;
  if (codes >= 0) {
    for (let i = 0; i < CODES_A_WORD; i++)
      facts[at + CODES + (i >> 2)]! |= (lexicon.codes[codes + i]! + 1) << ((i & 3) * 8);
  }
  let acronym = 0;
  for (let i = 0; i < length && i < 10; i++) acronym = (Math.imul(acronym, ACRONYM_BASE) + text.charCodeAt(i)) | 0;
  facts[at + ACRONYM] = acronym;
}

/** "Zelenskyy" and "Zelenskiy" are "Zelensky": one ending in Slavic letters, written in five ways in others. */
export function usualSpelling(lower: string): string {
  return SLAVIC_ENDING.test(lower) ? `${lower.slice(0, -2)}y` : lower;
}

/** "E.U." is "EU", and "F.B.I." "FBI"; other two letters are a person's initials, or a word: "R.T.", "U.S.". */
function withoutPoints(lexicon: Lexicon, lower: string): string {
  if (lower.charCodeAt(1) !== FULL_STOP || !ACRONYM_WITH_POINTS.test(lower)) return lower;
  const letters = lower.replaceAll('.', '');
  const row = lookUp(lexicon, letters);
  return row >= 0 && lexicon.capitals[row]! >= OFTEN_CAPITALISED ? letters : lower;
}

const FULL_STOP = 46;
const ACRONYM_WITH_POINTS = /^(?:e\.u\.|(?:\p{Ll}\.){3,})$/u;

const SLAVIC_ENDING = /sk(?:yy|yi|iy|ii|ij)$/;

/** Small words within the names of persons and places, rare enough in news for a gold set to miss some. */
const PARTICLES = new Set(
  'af al av ben bin bint da dal das de del della den der des di do dos du e el ibn la las le les lo los of ter ten te ul ur van vom von vor y zu zum zur'.split(
    ' ',
  ),
);

/** Words that a name may hold, but does not begin or end with: not one in two hundred of those beside a name does. */
const FUNCTION_WORDS = new Set(
  `the a an of in on at to for from with by and or but as is are was were be been has have had that which who this it its his her their he she they
  we you not after before over under than into about against between during while when if so said will would could`.split(
    /\s+/,
  ),
);

/** Marks that a name or a sum may begin or end with. */
const EDGES = new Set([JOINING, '-', '–', '$', '€', '£', '¥', '₹', '@', '#', '+', ')', '.', '!', '&', '’', "'"]);

/** From this step of `Lexicon.capitals` on a word has a capital four times in five. */
const OFTEN_CAPITALISED = 6;

/** The step of `Lexicon.capitals` of words that are written with a capital ninety-nine times in a hundred. */
const ALWAYS_CAPITALISED = 8;

/** Up to this step of `Lexicon.capitals` a word is written small nineteen times in twenty. */
const NEARLY_ALWAYS_SMALL = 2;
