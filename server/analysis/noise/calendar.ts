import type { Measured } from './measure.ts';

/** So many lines in a row that begin with days, one after the other, are a calendar. */
const SHORTEST = 4;

/** A fall of so many days is the turn of the year. */
const NEW_YEAR = 180;

/** How names of months begin, in small letters. */
export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]{0,6}\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]{0,2} )?';
/** A day without its year, and then what is to happen on it. */
const BEGINS = new RegExp(
  `^[•*–—-]? ?${WEEKDAY}(?:${MONTH} ${DAY}|${DAY} ${MONTH})(?!\\d|,? ?(?:19|20)\\d\\d)[ ,:–—-]{1,4}\\S.{3}`,
  'i',
);

/**
 * Finds calendars: the stations of a tour, the matches of a season, what happened day by day. They are an article's own, though their
 * lines look like those of a menu; websites list what is new with the latest first.
 *
 * @returns for each line whether it is part of a calendar
 */
export function calendarLines(text: string, lines: readonly Measured[]): Uint8Array {
  const found = new Uint8Array(lines.length);
  let first = 0;
  let before = 0;
  lines.forEach(({ ink, digits }, i) => {
    const day = digits === 0 ? 0 : dayOf(text.slice(ink.start, Math.min(ink.end, ink.start + 60)));
    if (day === 0) first = i + 1;
    else if (day < before && before - day < NEW_YEAR) first = i;
    before = day;
    if (day > 0 && i + 1 - first >= SHORTEST) found.fill(1, first, i + 1);
  });
  return found;
}

/** The day of the year that a line begins with, about; 0 for none. */
function dayOf(line: string): number {
  const match = BEGINS.exec(line);
  if (match === null) return 0;
  const [, month = match[4] ?? '', day = match[3] ?? ''] = match;
  return 31 * MONTHS.indexOf(month.toLowerCase()) + Number(day) + 1;
}
