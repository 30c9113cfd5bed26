import type { Line, Span } from '../model.ts';
import { classOf, DIGIT, INVISIBLE, isUpperCase, LETTER, SPACE } from '../text/characters.ts';
import { inkOf } from '../text/lines.ts';
import { fingerprintOf } from './fingerprint.ts';
import { LONGEST_SIGN, type Sign, signOf } from './signs.ts';
import { knownOf, WORD } from './words.ts';

/** Of a long line so many words are kept from its beginning … */
const FIRST_WORDS = 16;
/** … and so many from its end. */
const LAST_WORDS = 8;
/** Lines of this length that end as a sentence does are prose. In code units. */
const SHORTEST_PROSE = 120;

/** Of so many longer words is a line asked what it speaks of. */
const MOST_LONG_WORDS = 24;

const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;

/** Things that stand in a line, as bits of `Measured.holds`. */
export const HOLDS = {
  time: 1,
  year: 2,
  date: 4,
  at: 8,
  address: 16,
  bar: 32,
  copyright: 64,
  quote: 128,
  bracket: 256,
  slash: 512,
  stop: 1024,
  colon: 2048,
  comma: 4096,
  /** A verb that can be a sentence's own: "was", "said". */
  verb: 8192,
  /** A word in -ed. */
  past: 16384,
  /** A word in -ing after names alone: "Ada Holm and Per Lund walking on a pier", as alt texts are worded. */
  participle: 32768,
} as const;

/** What is measured of a line that is not blank. */
export interface Measured {
  /** Index into the article's lines. */
  readonly line: number;
  /** Where its ink begins and ends. */
  readonly ink: Span;
  readonly fingerprint: number;
  readonly sign: Sign | undefined;
  /** Hashes of its words in small letters with every number as 0: all of them, or the first and the last of a long line. */
  readonly words: readonly number[];
  readonly wordCount: number;
  /** Hashes of its longer words that are no function words, up to `MOST_LONG_WORDS`. */
  readonly longWords: readonly number[];
  /** How many words begin with a capital letter, of those that are no function words; and how many those are. */
  readonly capitalised: number;
  readonly contentWords: number;
  readonly functionWords: number;
  readonly letters: number;
  readonly capitals: number;
  readonly digits: number;
  readonly marks: number;
  /** Bits of `HOLDS`. */
  readonly holds: number;
  /** The first code unit of its ink, and the last that is no closing quotation mark or bracket. */
  readonly firstCode: number;
  readonly lastCode: number;
  readonly isProse: boolean;
  /** How many lines before it are blank. */
  readonly blanksBefore: number;
}

export interface MeasuredArticle {
  readonly lines: readonly Measured[];
}

/** Measures all lines that are neither blank nor front matter, in one pass over the text. */
export function measure(text: string, lines: readonly Line[], frontMatter: Span | undefined): MeasuredArticle {
  const measured: Measured[] = [];
  let blanks = 0;
  lines.forEach((line, index) => {
    if (frontMatter !== undefined && line.start < frontMatter.end) return;
    const ink = inkOf(text, line);
    if (ink === undefined) {
      blanks += 1;
      return;
    }
    measured.push(measureLine(text, index, ink, blanks));
    blanks = 0;
  });
  return { lines: measured };
}

const all: number[] = [];
const long: number[] = [];

function measureLine(text: string, line: number, ink: Span, blanksBefore: number): Measured {
  const lastCode = lastCodeOf(text, ink);
  const isProse = ink.end - ink.start >= SHORTEST_PROSE && isSentenceEnd(lastCode);
  all.length = 0;
  long.length = 0;
  let functionWords = 0;
  let capitalised = 0;
  let letters = 0;
  let capitals = 0;
  let digits = 0;
  let marks = 0;
  let holds = 0;
  let hints = 0;
  let onlyNames = true;
  let afterName = false;
  let i = ink.start;
  while (i < ink.end) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === SPACE || kind === INVISIBLE) {
      i += 1;
      continue;
    }
    if (kind !== LETTER && kind !== DIGIT) {
      marks += 1;
      holds |= holdOf(code, text, i);
      i += 1;
      continue;
    }
    const start = i;
    let hash = 0x811c9dc5;
    let inDigits = false;
    for (; i < ink.end; i++) {
      let unit = text.charCodeAt(i);
      if (unit >= 97 && unit <= 122) {
        // Most of all text, and nothing else is to be asked of it.
        letters += 1;
        inDigits = false;
        hash = Math.imul(hash ^ unit, 0x01000193);
        continue;
      }
      const unitKind = classOf(unit);
      if (unitKind === INVISIBLE) continue;
      if (unitKind === LETTER) {
        letters += 1;
        inDigits = false;
        if (isUpperCase(unit)) {
          capitals += 1;
          unit = unit < 128 ? unit | 32 : text[i]!.toLowerCase().charCodeAt(0);
        }
      } else if (unitKind === DIGIT) {
        digits += 1;
        if (inDigits) continue;
        inDigits = true;
        unit = 48;
      } else if ((unit === APOSTROPHE || unit === CURLY_APOSTROPHE) && classOf(text.charCodeAt(i + 1)) === LETTER) {
        unit = APOSTROPHE;
      } else break;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    all.push(hash);
    const known = knownOf(hash);
    const isFunction = (known & WORD.function) !== 0;
    const isCapitalised = isUpperCase(code);
    hints |= known;
    holds |= verbOf(text, start, i, known, afterName);
    afterName = onlyNames && isCapitalised && !isFunction && classOf(text.charCodeAt(i)) === SPACE;
    onlyNames = afterName || (onlyNames && (known & WORD.joining) !== 0);
    if (isFunction) {
      functionWords += 1;
      continue;
    }
    if (isCapitalised) capitalised += 1;
    if ((known & WORD.date) !== 0) holds |= HOLDS.date;
    else if (kind === DIGIT && i - start === 4 && (code === 49 || code === 50)) holds |= HOLDS.year;
    if (i - start >= 4 && long.length < MOST_LONG_WORDS) long.push(hash);
  }
  const length = ink.end - ink.start;
  const sign =
    length > LONGEST_SIGN
      ? undefined
      : signOf(text.slice(ink.start, ink.end), hints | (holds & HOLDS.slash ? WORD.slash : 0));
  return {
    line,
    ink,
    fingerprint: fingerprintOf(all),
    sign,
    words:
      all.length <= FIRST_WORDS + LAST_WORDS ? all.slice() : [...all.slice(0, FIRST_WORDS), ...all.slice(-LAST_WORDS)],
    wordCount: all.length,
    longWords: long.slice(),
    capitalised,
    contentWords: all.length - functionWords,
    functionWords,
    letters,
    capitals,
    digits,
    marks,
    holds,
    firstCode: text.charCodeAt(ink.start),
    lastCode,
    isProse,
    blanksBefore,
  };
}

/**
 * What a word says of the verbs of its sentence.
 *
 * @param known what is known of the word: bits of `WORD`
 * @param afterName whether a name is before it, and nothing but names
 */
function verbOf(text: string, start: number, end: number, known: number, afterName: boolean): number {
  if ((known & WORD.verb) !== 0) return HOLDS.verb;
  if (end - start < 4 || isUpperCase(text.charCodeAt(start))) return 0;
  const last = text.charCodeAt(end - 1);
  if (last === 100 && text.charCodeAt(end - 2) === 101) return HOLDS.past;
  const isIng = last === 103 && text.charCodeAt(end - 2) === 110 && text.charCodeAt(end - 3) === 105;
  return isIng && afterName && (known & WORD.thing) === 0 ? HOLDS.participle : 0;
}

function holdOf(code: number, text: string, i: number): number {
  switch (code) {
    case 58: // ':'
      if (classOf(text.charCodeAt(i - 1)) === DIGIT && classOf(text.charCodeAt(i + 1)) === DIGIT) return HOLDS.time;
      return text.charCodeAt(i + 1) === 47 ? HOLDS.address : HOLDS.colon;
    case 46: // '.'
      return classOf(text.charCodeAt(i + 1)) === LETTER && classOf(text.charCodeAt(i - 1)) === LETTER
        ? HOLDS.address
        : HOLDS.stop;
    case 44: // ','
      return HOLDS.comma;
    case 64: // '@'
      return HOLDS.at;
    case 124: // '|'
    case 0xb7: // '·'
    case 0x2022: // '•'
    case 0xbb: // '»'
    case 0x203a: // '›'
    case 62: // '>'
      return HOLDS.bar;
    case 0xa9: // '©'
      return HOLDS.copyright;
    case 34: // '"'
    case 0x201c: // '“'
    case 0x201d: // '”'
    case 0x2018: // '‘'
      return HOLDS.quote;
    case 40: // '('
    case 91: // '['
      return HOLDS.bracket;
    case 47: // '/'
      return HOLDS.slash;
    default:
      return 0;
  }
}

const CLOSING = new Set([...'"”’\')]»'].map((mark) => mark.charCodeAt(0)));

function lastCodeOf(text: string, ink: Span): number {
  let end = ink.end - 1;
  while (end > ink.start && CLOSING.has(text.charCodeAt(end))) end -= 1;
  return text.charCodeAt(end);
}

/** A full stop, an exclamation or question mark, or an ellipsis. */
export function isSentenceEnd(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 0x2026;
}
