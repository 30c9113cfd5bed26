import type { NameKind } from '../../analysis/model.ts';
import { DAY } from '../../corpus/days.ts';
import type { EntityId } from '../../corpus/model.ts';
import { kindAt, type Survey } from '../survey.ts';
import { articleLine } from '../views/entities.ts';
import type { ArticleLine } from '../views/node.ts';
import { countDays, usualDays } from './days.ts';
import { isBetween, mostOf } from './network.ts';

export interface TimelineChoice {
  readonly kinds: readonly NameKind[];
  readonly from?: string;
  readonly to?: string;
  /** Only articles that name it. */
  readonly entity?: EntityId;
}

/** How much time one column stands for. */
export type Unit = 'day' | 'week' | 'month' | 'year';

export interface Column {
  /** Its first day; ISO 8601. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  readonly articles: number;
  /** How often articles, of these days or others, speak of its days. */
  readonly spoken: number;
}

/** One name over time. */
export interface Lane {
  readonly id: EntityId;
  readonly name: string;
  readonly kind: NameKind;
  /** Mentions in each column. */
  readonly mentions: readonly number[];
}

/** The articles of a corpus over time. */
export interface Timeline {
  readonly unit: Unit;
  readonly columns: readonly Column[];
  /** The names of most mentions. */
  readonly lanes: readonly Lane[];
  /** The events that are named most. */
  readonly events: readonly Lane[];
  /** Articles without a date, which stand in no column. */
  readonly undated: number;
  /** How often articles speak of days that are in no column. */
  readonly outside: number;
  /** The name of the entity that was asked for. */
  readonly entity?: string;
  readonly first?: string;
  readonly last?: string;
}

const LANES = 12;
const EVENTS = 6;

/** More columns than this are not told apart: a longer time has longer columns. */
const COLUMNS = 62;

const STEP = 200;

/** The articles and names of the corpus over time. Costs what the survey holds, in steps. */
export function* timelineInSteps(survey: Survey, choice: TimelineChoice): Generator<void, Timeline> {
  const { entity, kinds } = choice;
  const only = entity === undefined ? undefined : survey.entities.rows.get(entity);
  const rows: number[] = [];
  let undated = 0;
  for (const [i, row] of survey.byDate.entries()) {
    if (i % STEP === 0) yield;
    const article = survey.articles[row]!;
    if (entity !== undefined && !names(survey, row, only)) continue;
    if (article.date === undefined) undated += 1;
    else if (isBetween(article.date, choice.from, choice.to)) rows.push(row);
  }
  const dates = rows.map((row) => survey.articles[row]!.date!);
  // Where no article has a date, time is that of the days they speak of.
  const beside = entity === undefined ? undefined : (only ?? -1);
  const [begin, end] = dates.length > 0 ? [dates[0], dates.at(-1)] : usualDays(survey, choice, beside);
  const { unit, starts } = columnsOver(begin, end);
  const articles = new Array<number>(starts.length).fill(0);
  // Dates are in order, and so are columns.
  let column = 0;
  const columns = dates.map((date) => {
    while (column + 1 < starts.length && starts[column + 1]! <= date) column += 1;
    return column;
  });
  const mentions = new Uint32Array(survey.entities.id.length);
  for (const [i, row] of rows.entries()) {
    if (i % STEP === 0) yield;
    articles[columns[i]!]! += 1;
    const { from, to } = survey.articles[row]!;
    for (let at = from; at < to; at++) mentions[survey.mentions.entity[at]!]! += 1;
  }
  const wanted = new Set<NameKind>(kinds);
  const isEvent = (row: number): boolean => kindAt(survey.entities, row) === 'event';
  const chosen = mostOf(
    mentions,
    LANES,
    (row) => row !== only && wanted.has(kindAt(survey.entities, row)) && !isEvent(row),
  );
  const events = mostOf(mentions, EVENTS, isEvent);
  const laneOf = new Map([...chosen, ...events].map((row) => [row, new Array<number>(starts.length).fill(0)]));
  for (const [i, row] of rows.entries()) {
    if (i % STEP === 0) yield;
    const { from, to } = survey.articles[row]!;
    for (let at = from; at < to; at++) {
      const lane = laneOf.get(survey.mentions.entity[at]!);
      if (lane !== undefined) lane[columns[i]!]! += 1;
    }
  }
  const lane = (row: number): Lane => ({
    id: survey.entities.id[row]!,
    name: survey.entities.name(row),
    kind: kindAt(survey.entities, row),
    mentions: laneOf.get(row)!,
  });
  const [first] = dates;
  const last = dates.at(-1);
  const ends = starts.map((start, i) => before(starts[i + 1] ?? next(start, unit)));
  const spoken = yield* countDays(survey, starts, ends.at(-1) ?? '', beside);
  return {
    unit,
    columns: starts.map((start, i) => ({
      from: start,
      to: ends[i]!,
      articles: articles[i]!,
      spoken: spoken.counts[i]!,
    })),
    lanes: chosen.map(lane),
    events: events.map(lane),
    undated,
    outside: spoken.outside,
    ...(only !== undefined && { entity: survey.entities.name(only) }),
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  };
}

/** The articles of some days, the earliest first; of those that name an entity where one is given. */
export function articlesBetween(
  survey: Survey,
  from: string,
  to: string,
  entity: EntityId | undefined,
  limit: number,
): readonly ArticleLine[] {
  const only = entity === undefined ? undefined : survey.entities.rows.get(entity);
  const found: ArticleLine[] = [];
  for (const row of survey.byDate) {
    const article = survey.articles[row]!;
    if (article.date === undefined || article.date < from || article.date > to) continue;
    if (entity !== undefined && !names(survey, row, only)) continue;
    found.push(articleLine(article));
    if (found.length === limit) break;
  }
  return found;
}

function names(survey: Survey, article: number, entity: number | undefined): boolean {
  if (entity === undefined) return false;
  const { from, to } = survey.articles[article]!;
  return survey.mentions.entity.subarray(from, to).includes(entity);
}

/** Columns from the first to the last day, no more than `COLUMNS` unless even years are more; their first days. */
export function columnsOver(
  first: string | undefined,
  last: string | undefined,
): { readonly unit: Unit; readonly starts: readonly string[] } {
  if (first === undefined || last === undefined || Number.isNaN(Date.parse(first)) || Number.isNaN(Date.parse(last))) {
    return { unit: 'day', starts: [] };
  }
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  const unit = days <= COLUMNS ? 'day' : days <= 7 * COLUMNS ? 'week' : days <= 30 * COLUMNS ? 'month' : 'year';
  const starts: string[] = [];
  for (let at = startOf(first, unit); at <= last && starts.length < MOST_COLUMNS; at = next(at, unit)) starts.push(at);
  return { unit, starts };
}

const MOST_COLUMNS = 400;

function startOf(day: string, unit: Unit): string {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      // Weeks begin on Monday.
      return isoDay(Date.parse(day) - ((new Date(day).getUTCDay() + 6) % 7) * DAY);
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
  }
}

function next(start: string, unit: Unit): string {
  const date = new Date(start);
  switch (unit) {
    case 'day':
      return isoDay(date.getTime() + DAY);
    case 'week':
      return isoDay(date.getTime() + 7 * DAY);
    case 'month':
      return isoDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    case 'year':
      return isoDay(Date.UTC(date.getUTCFullYear() + 1, 0, 1));
  }
}

function before(day: string): string {
  return isoDay(Date.parse(day) - DAY);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
