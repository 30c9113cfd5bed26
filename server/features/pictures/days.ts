// The days that articles speak of, whenever they were written.

import type { Corpus } from '../../corpus/corpus.ts';
import { DAY } from '../../corpus/days.ts';
import type { EntityId, Location } from '../../corpus/model.ts';
import type { Survey, SurveyedArticle } from '../survey.ts';
import { articleLine } from '../views/entities.ts';
import type { ArticleLine } from '../views/node.ts';

/** A place where an article speaks of a day. */
export interface SpokenDay {
  /** ISO 8601. */
  readonly day: string;
  /** The text around it. */
  readonly words: string;
  readonly article: ArticleLine;
  readonly location: Location;
}

const STEP = 200;

/**
 * How often articles speak of the days of each column, and of days outside all of them; where an entity is given, in sentences that
 * name it.
 *
 * @param starts first days of the columns, in order
 * @param end the last day of the last column
 * @param only the row of an entity; −1 for one that is not there
 */
export function* countDays(
  survey: Survey,
  starts: readonly string[],
  end: string,
  only: number | undefined,
): Generator<void, { readonly counts: readonly number[]; readonly outside: number }> {
  const first = starts.map(numberOf);
  const last = numberOf(end);
  const counts = new Array<number>(starts.length).fill(0);
  let outside = 0;
  for (const [i, article] of survey.articles.entries()) {
    if (i % STEP === 0) yield;
    for (const at of daysOf(survey, article, only)) {
      const day = survey.dates.day[at]!;
      if (starts.length === 0 || day < first[0]! || day > last) outside += 1;
      else counts[columnOf(first, day)]! += 1;
    }
  }
  return { counts, outside };
}

/** Of the days that articles speak of, this share is left out at either end: some lie centuries from the others. */
const FAR = 0.05;

/** From which day to which most of the days lie that articles speak of, of those that are asked for. */
export function usualDays(
  survey: Survey,
  { from, to }: { readonly from?: string; readonly to?: string },
  only: number | undefined,
): readonly [first: string | undefined, last: string | undefined] {
  const days = survey.articles
    .flatMap((article) => Array.from(daysOf(survey, article, only), (at) => survey.dates.day[at]!))
    .filter((day) => (from === undefined || day >= numberOf(from)) && (to === undefined || day <= numberOf(to)))
    .sort((a, b) => a - b);
  const far = Math.floor(FAR * days.length);
  return [dayOf(days.at(far)), dayOf(days.at(-1 - far))];
}

function dayOf(day: number | undefined): string | undefined {
  return day === undefined ? undefined : new Date(day * DAY).toISOString().slice(0, 10);
}

/** Where articles speak of some days, by day, then by the date of the article; in sentences that name an entity where one is given. */
export function daysBetween(
  survey: Survey,
  corpus: Corpus,
  from: string,
  to: string,
  entity: EntityId | undefined,
  limit: number,
): readonly SpokenDay[] {
  const only = entity === undefined ? undefined : (survey.entities.rows.get(entity) ?? -1);
  const [first, last] = [numberOf(from), numberOf(to)];
  const { day } = survey.dates;
  const found: { readonly article: SurveyedArticle; readonly at: number }[] = [];
  for (const row of survey.byDate) {
    const article = survey.articles[row]!;
    for (const at of daysOf(survey, article, only))
      if (day[at]! >= first && day[at]! <= last) found.push({ article, at });
  }
  // Sorting keeps the order of articles.
  return found
    .sort((a, b) => day[a.at]! - day[b.at]!)
    .slice(0, limit)
    .flatMap(({ article, at }): SpokenDay | readonly SpokenDay[] => {
      // Where the article has changed meanwhile, it is looked through again soon.
      const date = corpus.digest(article.uri)?.dates[at - article.spoken];
      if (date === undefined) return [];
      const location = { uri: article.uri, range: date.range };
      return { day: date.day, words: date.context, article: articleLine(article), location };
    });
}

/** Where the days of an article stand in `Survey.dates`; of those beside an entity where one is given. */
function* daysOf({ mentions, dates }: Survey, article: SurveyedArticle, only: number | undefined): Generator<number> {
  if (article.days === 0) return;
  const beside = new Set<number>();
  if (only !== undefined)
    for (let i = article.from; i < article.to; i++) if (mentions.entity[i] === only) beside.add(mentions.sentence[i]!);
  for (let at = article.spoken; at < article.spoken + article.days; at++)
    if (only === undefined || beside.has(dates.sentence[at]!)) yield at;
}

/** The last column that begins on the day or before. */
function columnOf(starts: readonly number[], day: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function numberOf(day: string): number {
  return Date.parse(day) / DAY;
}
