import { calendarLines } from './calendar.ts';
import { chronicleLines, OWN } from './chronicle.ts';
import { START_LOWER, type Surroundings, startOf } from './features.ts';
import { listLines } from './lists.ts';
import { isSentenceEnd, type Measured, type MeasuredArticle } from './measure.ts';

/** A sentence has at least so many code units, and beside it its neighbours. */
export const SENTENCE = 80;
export const SENTENCE_BESIDE = 50;

/** Is a line a sentence of so many code units or more, and worded as no website is? */
export function isSentence(line: Measured | undefined, least: number): boolean {
  if (line === undefined || line.sign !== undefined) return false;
  return line.ink.end - line.ink.start >= least && isSentenceEnd(line.lastCode);
}

/**
 * Tells by rules which lines are the article's own, whatever they look like: the entries of calendars, chronicles and lists, the names of
 * those who speak, headings, numbers of parts, notes of the newsroom, and how an article goes on where it says that it does.
 *
 * @returns for each line 0, or `OWN`, or `STAMP` for the time above an entry of a chronicle, which parts no article from its end
 */
export function ownLines(text: string, article: MeasuredArticle, around: Surroundings): Uint8Array {
  const { lines } = article;
  const own = calendarLines(text, lines);
  lines.forEach((_, i) => {
    if (isPromised(text, lines, i)) own[i] = OWN;
  });
  // Menus and lists of what is new look like all that follows.
  if (around.isPage) return own;
  for (const other of [chronicleLines(text, lines), listLines(text, lines)])
    for (let i = 0; i < own.length; i++) own[i]! |= other[i]!;
  for (const i of partNumbers(text, lines)) own[i] = OWN;
  lines.forEach((line, i) => {
    if (namesSpeaker(article, around, i) || headsProse(line, around, i) || isNote(text, line)) own[i] = OWN;
  });
  return own;
}

/** A name that stands alone so often between prose tells who speaks. */
const TURNS = 5;

/** Does a line name who speaks, as transcripts do before each turn? */
function namesSpeaker({ lines }: MeasuredArticle, around: Surroundings, i: number): boolean {
  const line = lines[i]!;
  if (line.sign !== undefined || around.copies[i]! < TURNS || line.wordCount > 4) return false;
  return line.digits === 0 && i > 0 ? around.copies[i - 1] === 1 : i === 0;
}

/** Of a heading at least three words in five are words of the prose; links between paragraphs speak of something else. */
const HEADING_SHARES = 3;

/** Does a line between two paragraphs speak of what the article speaks of, as its own headings do? */
function headsProse({ sign }: Measured, around: Surroundings, i: number): boolean {
  if (sign !== undefined || around.sinceProse[i] !== 1 || around.untilProse[i] !== 1) return false;
  const shared = around.coherence.shared[i]!;
  return shared >= HEADING_SHARES && shared <= 4;
}

/** “Story continues below”, as is said around what was set into an article; in code units, at most. */
const GOES_ON_BELOW = /\b(?:continue[sd]?|reading) below\W*$/i;
const LONGEST_PROMISE = 60;

/** Is a line the sentence with which an article goes on, right below the line that says so? */
function isPromised(text: string, lines: readonly Measured[], i: number): boolean {
  const before = lines[i - 1];
  if (before?.sign === undefined || before.ink.end - before.ink.start > LONGEST_PROMISE) return false;
  return isSentence(lines[i], SENTENCE_BESIDE) && GOES_ON_BELOW.test(text.slice(before.ink.start, before.ink.end));
}

/** What a newsroom says of an article itself: that it was wrong, or what its readers should know. */
const NOTE = /^[[(*]{0,2}(?:editor['’]s? note|corrections?|clarifications?)\b ?[:(,.—–-]/i;
const LONGEST_NOTE_BEGINNING = 20;
/** With what these begin, so that most lines need not be searched. */
const NOTE_OPENINGS = new Set([...'CcEe[(*'].map((letter) => letter.charCodeAt(0)));

function isNote(text: string, { sign, firstCode, ink }: Measured): boolean {
  return (
    sign === undefined &&
    NOTE_OPENINGS.has(firstCode) &&
    NOTE.test(text.slice(ink.start, ink.start + LONGEST_NOTE_BEGINNING))
  );
}

/** "Claim 12" and longer: what stands above a part of an article has so many code units at most. */
const LONGEST_PART = 16;
const PART = /^\D*(\d{1,3})$/;

/**
 * Numbers above the parts of a long article, one after the other ("1", "2", or "Claim 1", "Claim 2"), and a number that the sentence below
 * goes on from: "900", "tickets were sold."
 */
function partNumbers(text: string, lines: readonly Measured[]): readonly number[] {
  const numbers: {
    readonly i: number;
    readonly value: number;
    readonly fingerprint: number;
    readonly goesOn: boolean;
  }[] = [];
  lines.forEach(({ digits, letters, fingerprint, ink }, i) => {
    if (digits === 0 || ink.end - ink.start > LONGEST_PART || !isSentence(lines[i + 1], 1)) return;
    const value = PART.exec(text.slice(ink.start, ink.end))?.[1];
    if (value === undefined) return;
    const goesOn = letters === 0 && startOf(lines[i + 1]!.firstCode) === START_LOWER;
    numbers.push({ i, value: Number(value), fingerprint, goesOn });
  });
  const isBeside = (at: number, offset: number): boolean =>
    numbers[at + offset]?.fingerprint === numbers[at]!.fingerprint &&
    numbers[at + offset]!.value === numbers[at]!.value + offset;
  return numbers.filter(({ goesOn }, at) => goesOn || isBeside(at, -1) || isBeside(at, 1)).map(({ i }) => i);
}
