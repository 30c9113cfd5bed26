import type { Line, LineScore, Metadata } from '../model.ts';
import { resolveDate } from '../names/dates.ts';
import { MONTHS } from './calendar.ts';

/** After so many lines no byline or date is looked for. */
const FIRST_LINES = 14;

/** Longer lines are prose: what stands below the first of them says nothing of the article as a whole. In code units. */
const LONGEST = 160;

const MONTH = `(?:${MONTHS.join('|')})[a-z]{0,6}`;
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const DATE = new RegExp(
  `\\b(?:${MONTH}\\.? ${DAY},? (?:19|20)\\d\\d|${DAY} ${MONTH}\\.?,? (?:19|20)\\d\\d|(?:19|20)\\d\\d-\\d\\d-\\d\\d)\\b`,
  'i',
);
const BYLINE = /^(?:written |reported |story )?by:? (\p{Lu}[^|•@\d]{2,60})/iu;

/** Who wrote an article and when it was published, as the lines under its headline say it. */
export function metadataFrom(
  text: string,
  lines: readonly Line[],
  scores: readonly LineScore[],
  headline: number,
): Metadata {
  let author: string | undefined;
  let date: string | undefined;
  for (const { line, kind, logOdds } of scores.slice(0, FIRST_LINES)) {
    const { start, end } = lines[line]!;
    if (end - start > LONGEST) break;
    if (line === headline || logOdds <= 0 || (kind !== 'byline' && kind !== 'date-line')) continue;
    const words = text.slice(start, end).trim();
    const found = DATE.exec(words)?.[0];
    date ??= found === undefined ? undefined : dayOf(found);
    author ??= BYLINE.exec(words)?.[1]?.trim();
  }
  return { ...(author === undefined ? {} : { author }), ...(date === undefined ? {} : { date }) };
}

function dayOf(words: string): string | undefined {
  const date = resolveDate(words, undefined);
  return date?.length === '2000-01-01'.length ? date : undefined;
}
