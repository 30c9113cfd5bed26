import { HOLDS, isSentenceEnd, type Measured } from './measure.ts';

/** So many rows or people, one below the other, are a list. */
const SHORTEST = 3;
/** Rows are no longer than this, in code units. */
const LONGEST_ROW = 100;

const BULLET = /^[•*–—-] \S/;
/** "Ada Holm, 54, who ran the ferry", "Per Lund, poet": somebody, and who that is. */
const PERSON = /^\p{Lu}[\p{L}.'’-]{0,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){1,3}(?:, \d{1,3})?, (?:\p{Ll}|\d)[^.!?]{1,60}$/u;
const COLON = 58;
const PERCENT = 37;

/**
 * Finds lists that are an article's own: what a line that ends with a colon announces, the rows of tables and results, and people with
 * who they are. Links to other articles have no numbers at their ends but dates, and no colon above them but in a known wording.
 *
 * @returns for each line whether it is an entry of such a list, or right above a table as its heading
 */
export function listLines(text: string, lines: readonly Measured[]): Uint8Array {
  const found = new Uint8Array(lines.length);
  const wordsOf = ({ ink }: Measured): string => text.slice(ink.start, ink.end);
  const isBullet = (line: Measured): boolean => line.sign === undefined && BULLET.test(wordsOf(line));
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.sign === undefined && line.lastCode === COLON) found.fill(1, i + 1, endOf(lines, i + 1, isBullet));
    const rows = endOf(lines, i, isRow);
    if (rows - i >= SHORTEST) found.fill(1, Math.max(0, i - (isHeading(lines[i - 1]) ? 1 : 0)), rows);
    const people = endOf(lines, i, (each) => mayBePerson(each) && PERSON.test(wordsOf(each)));
    if (people - i >= SHORTEST) found.fill(1, i, people);
    i = Math.max(i, rows - 1, people - 1);
  }
  return found;
}

/** Where the lines end that are of a sort, from a line on. */
function endOf(lines: readonly Measured[], from: number, is: (line: Measured) => boolean): number {
  let end = from;
  while (end < lines.length && is(lines[end]!)) end += 1;
  return end;
}

/** "Halvern 14 9 3 2 30", "Turnout: 71.3%": words and then a number that tells no day. */
function isRow({ sign, ink, letters, digits, holds, lastCode }: Measured): boolean {
  if (sign !== undefined || letters === 0 || digits === 0 || ink.end - ink.start > LONGEST_ROW) return false;
  const isNumber = (lastCode >= 48 && lastCode <= 57) || lastCode === PERCENT;
  return isNumber && (holds & (HOLDS.date | HOLDS.year | HOLDS.time)) === 0;
}

function isHeading(line: Measured | undefined): boolean {
  return line !== undefined && line.sign === undefined && !line.isProse && !isSentenceEnd(line.lastCode);
}

function mayBePerson({ sign, holds, ink }: Measured): boolean {
  return sign === undefined && (holds & HOLDS.comma) !== 0 && ink.end - ink.start <= LONGEST_ROW;
}
