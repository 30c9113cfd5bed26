import { classOf, LETTER } from '../text/characters.ts';
import { isSentenceEnd, type Measured } from './measure.ts';

/** What a line is to a chronicle, if anything: part of an entry, or the time above one. */
export const OWN = 1;
export const STAMP = 2;

/** So many times of day, one after the other, are a chronicle. */
const SHORTEST = 3;

/** A fall, or a rise, of more minutes is the turn of a day, or of noon where a clock has twelve hours. */
const TURN = 6 * 60;
const DAY = 24 * 60;

/** "12:40 Power is out", "[9.15 a.m. ET] – The vote", "15:02" and nothing else: a time of day, and what may follow it. */
const BEGINS =
  /^[•*–—([-]? ?(\d{1,2})(?:[:.](\d\d)(?::\d\d)?)? ?([ap]\.?m\b\.?)?(?: (?:[A-Z]{2,4}|Eastern|Pacific|Central|local time))?[)\]]?(?:[ ,:|–—-]{1,4}(?=\S)|$)/i;
/** In code units. */
const LONGEST_BEGINNING = 40;

/**
 * Finds the entries of a chronicle: a live blog, or what happened hour by hour. They are an article's own, though a time that stands
 * alone looks like a player's. The latest may come first, but then each entry has a sentence, in its line or in the next two: lists of
 * what is new have headlines.
 *
 * @returns for each line 0, or `OWN` for entries with their headings and first sentences, or `STAMP` for times that stand above them
 */
export function chronicleLines(text: string, lines: readonly Measured[]): Uint8Array {
  const found = new Uint8Array(lines.length);
  const entries: Entry[] = [];
  for (let at = 0; at < lines.length; at++) {
    const { digits, firstCode } = lines[at]!;
    const entry = digits === 0 || classOf(firstCode) === LETTER ? undefined : entryAt(text, lines, at);
    if (entry !== undefined) entries.push(entry);
  }
  for (const direction of [1, -1]) {
    let first = 0;
    entries.forEach((entry, i) => {
      const before = entries[i - 1];
      const goesOn =
        before !== undefined && isAfter(before.minutes, entry.minutes, direction) && (direction === 1 || entry.says);
      if (!goesOn) first = i;
      if (i + 1 - first < SHORTEST) return;
      const untold = i + 1 - first === SHORTEST ? first : i;
      for (const { at, end, isAlone } of entries.slice(untold, i + 1))
        for (let k = at; k < end; k++)
          if (k === at || lines[k]!.sign === undefined) found[k] = k === at && isAlone ? STAMP : OWN;
    });
  }
  return found;
}

interface Entry {
  readonly at: number;
  /** Behind its first sentence, if that is in one of the next two lines; else behind its own line. */
  readonly end: number;
  /** The time of day, in minutes. */
  readonly minutes: number;
  /** Stands the time in a line of its own? */
  readonly isAlone: boolean;
  /** Has it a sentence? */
  readonly says: boolean;
}

function entryAt(text: string, lines: readonly Measured[], at: number): Entry | undefined {
  const { ink } = lines[at]!;
  const beginning = timeAt(text.slice(ink.start, Math.min(ink.end, ink.start + LONGEST_BEGINNING)));
  if (beginning === undefined) return undefined;
  const { minutes, isAlone } = beginning;
  const said = [at, at + 1, at + 2].find((line) => isSentenceEnd(lines[line]?.lastCode ?? 0));
  if (!isAlone) return { at, end: at + 1, minutes, isAlone, says: said !== undefined };
  return said === undefined ? undefined : { at, end: said + 1, minutes, isAlone, says: true };
}

/** The time of day that a line begins with, in minutes, and whether it says nothing else. */
function timeAt(beginning: string): { readonly minutes: number; readonly isAlone: boolean } | undefined {
  const match = BEGINS.exec(beginning);
  if (match === null) return undefined;
  const [all, hours, minutes, half] = match;
  if ((minutes === undefined && half === undefined) || Number(hours) > 23 || Number(minutes ?? 0) > 59)
    return undefined;
  const isAfternoon = half !== undefined && /^p/i.test(half);
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  return { minutes: hour * 60 + Number(minutes ?? 0), isAlone: all.length === beginning.length };
}

/** Does a time come after another, in the order in which these are told? Several things may happen in one minute. */
function isAfter(before: number, time: number, direction: number): boolean {
  const rise = (time - before) * direction;
  return (rise >= 0 && rise <= DAY - TURN) || rise < -TURN;
}
