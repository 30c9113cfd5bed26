import { casual } from 'chrono-node/en';

/** Of ten dates nine are a month with a day, a year or both, as most of the English-speaking press writes them: they need no library. */
const USUAL =
  /^(?:(January|Jan\.?)|(February|Feb\.?)|(March|Mar\.?)|(April|Apr\.?)|(May)|(June|Jun\.?)|(July|Jul\.?)|(August|Aug\.?)|(September|Sept?\.?)|(October|Oct\.?)|(November|Nov\.?)|(December|Dec\.?)) (?:(0?[1-9]|1\d|2[0-8])(?:, ((?:1[5-9]|20)\d\d))?|((?:1[5-9]|20)\d\d))$/;
const MONTHS = 12;
const [DAY, YEAR_OF_DAY, YEAR_OF_MONTH] = [MONTHS + 1, MONTHS + 2, MONTHS + 3];

/** What a usual date with a year means, as `resolveDate` tells it. */
function usualDate(text: string): string | undefined {
  const found = USUAL.exec(text);
  const year = found?.[YEAR_OF_DAY] ?? found?.[YEAR_OF_MONTH];
  if (found === null || year === undefined) return undefined;
  const number = found.findIndex((group, index) => index > 0 && group !== undefined);
  const month = `${year}-${String(number).padStart(2, '0')}`;
  const day = found[DAY];
  return day === undefined ? month : `${month}-${day.padStart(2, '0')}`;
}

/** A word and a small number, as in "May 9". */
const NUMBERED = /^\p{Lu}\p{L}+\.?\s\d{1,3}(?:,\s\d{1,3})*$/u;

/** Words with numbers that were looked up: there are as many days as a year has. When there are many more, all are forgotten. */
const looked = new Map<string, boolean>();
const MOST_LOOKED = 2000;

/** Is this a word with a number that stands in no calendar: "Pier 9", "Room 101"? */
export function isNumberedThing(text: string): boolean {
  if (!NUMBERED.test(text) || USUAL.test(text)) return false;
  let isThing = looked.get(text);
  if (isThing === undefined) {
    isThing = casual.parse(text).length === 0;
    if (looked.size >= MOST_LOOKED) looked.clear();
    looked.set(text, isThing);
  }
  return isThing;
}

/** Texts longer than this are no dates. In code units. */
const LONGEST = 60;

/** A year by itself, or somewhere in a text. */
const YEAR = /^(?:1[5-9]|20)\d\d$/;
const HAS_YEAR = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/;

/**
 * The day, month or year that a date means, in ISO 8601 ("2025-08-15", "2025-08", "2025"); undefined where it cannot be told.
 * Of a range its first day. A weekday is the nearest one to the article's own date.
 *
 * @param text the date as it stands in the article
 * @param on the article's own date in ISO 8601; without it only dates with a year are resolved
 */
export function resolveDate(text: string, on: string | undefined): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (YEAR.test(text)) return text;
  const usual = usualDate(text);
  if (usual !== undefined) return usual;
  // Decades and centuries; and 4/5/2021, which is another day on either side of the ocean.
  if (/\d{3}0s|centur|decade/i.test(text) || /(?<!\d)(?:0?\d|1[0-2])[/.-](?:0?\d|1[0-2])[/.-]\d/.test(text))
    return undefined;
  const hasYear = HAS_YEAR.test(text);
  if (!hasYear && on === undefined) return undefined;
  const reference = new Date(`${on ?? '2000-01-01'}T12:00:00`);
  if (Number.isNaN(reference.getTime())) return undefined;
  const found = casual.parse(text, reference)[0];
  if (found === undefined) return undefined;
  const { start } = found;
  // A week is neither a day nor a month.
  if (/\bweek(?:end)?s?\b/i.test(text) && !/\bago\b/i.test(text) && !start.isCertain('weekday')) return undefined;
  const day = start.isCertain('day') || start.isCertain('weekday');
  if (!day && !start.isCertain('month')) return hasYear ? HAS_YEAR.exec(text)![0] : undefined;
  const date = new Date(
    start.get('year') ?? Number.NaN,
    (start.get('month') ?? 1) - 1,
    day ? (start.get('day') ?? 1) : 1,
    12,
  );
  if (Number.isNaN(date.getTime())) return undefined;
  if (!hasYear && !start.isCertain('weekday')) {
    if (/\blast\b/i.test(text) && date > reference) date.setFullYear(date.getFullYear() - 1);
    if (/\bnext\b/i.test(text) && date < reference) date.setFullYear(date.getFullYear() + 1);
  }
  const month = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
  return day ? `${month}-${String(date.getDate()).padStart(2, '0')}` : month;
}
