import { calendarLines } from './calendar.ts';
import { chronicleLines, OWN } from './chronicle.ts';
import { isSentenceEnd, type Measured } from './measure.ts';

/** A sentence has at least so many code units, and beside it its neighbours. */
export const SENTENCE = 80;
export const SENTENCE_BESIDE = 50;

/** Is a line a sentence of so many code units or more, and worded as no website is? */
export function isSentence(line: Measured | undefined, least: number): boolean {
  if (line === undefined || line.sign !== undefined) return false;
  return line.ink.end - line.ink.start >= least && isSentenceEnd(line.lastCode);
}

/**
 * Tells by rules which lines are the article's own, whatever they look like: the entries of calendars and chronicles, notes of the newsroom,
 * and how an article goes on where it says that it does.
 *
 * @returns for each line 0, or `OWN`, or `STAMP` for the time above an entry of a chronicle, which parts no article from its end
 */
export function ownLines(text: string, lines: readonly Measured[], isPage: boolean): Uint8Array {
  const own = calendarLines(text, lines);
  // Lists of what is new look like chronicles.
  const chronicle = isPage ? own : chronicleLines(text, lines);
  lines.forEach((line, i) => {
    own[i]! |= chronicle[i]!;
    if (isPromised(text, lines, i) || (!isPage && isNote(text, line))) own[i] = OWN;
  });
  return own;
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
