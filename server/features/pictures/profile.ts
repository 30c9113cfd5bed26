import type { Corpus } from '../../corpus/corpus.ts';
import type { Companion, Description, Entity, EntityId, Location } from '../../corpus/model.ts';
import { introduction } from '../definition.ts';
import type { Survey } from '../survey.ts';
import { articleAt, lineOf } from '../views/entities.ts';
import type { ArticleLine } from '../views/node.ts';
import { lastQuotations, quotingArticles } from '../views/quotations.ts';
import { columnsOver, type Unit } from './timeline.ts';

/** All that the corpus tells of one entity. */
export interface Profile {
  readonly entity: Entity;
  readonly introduction?: Location;
  /** What articles call it, by date. */
  readonly descriptions: readonly Description[];
  /** Mentions over time. */
  readonly unit: Unit;
  readonly columns: readonly { readonly from: string; readonly mentions: number; readonly articles: number }[];
  /** The last ones, the latest first, and how many there are. */
  readonly quotations: readonly {
    readonly words: string;
    readonly article: ArticleLine;
    readonly location: Location;
  }[];
  readonly quoted: number;
  readonly companions: readonly Companion[];
  /** Who writes about it, most articles first. */
  readonly sources: readonly { readonly source: string; readonly articles: number; readonly mentions: number }[];
}

const DESCRIPTIONS = 40;
const QUOTATIONS = 60;
const COMPANIONS = 15;
const SOURCES = 10;

/**
 * The profile of an entity: what the survey tells, and what is read of its first and last articles. Undefined where there is no
 * such entity (any more).
 */
export function profileOf(survey: Survey, corpus: Corpus, id: EntityId): Profile | undefined {
  const entity = corpus.entity(id);
  if (entity === undefined) return undefined;
  const appearances = corpus.appearances(id);
  const dates = appearances.flatMap(({ date }) => date ?? []);
  const { unit, starts } = columnsOver(dates[0], dates.at(-1));
  const columns = starts.map((from) => ({ from, mentions: 0, articles: new Set<string>() }));
  const sources = new Map<string, { articles: Set<string>; mentions: number }>();
  for (const { uri, date, mentions } of appearances) {
    const column = date === undefined ? undefined : columns[starts.findLastIndex((start) => start <= date)];
    if (column !== undefined) {
      column.mentions += mentions;
      column.articles.add(uri);
    }
    const source = articleAt(survey, uri)?.source;
    if (source === undefined) continue;
    const counts = sources.get(source) ?? { articles: new Set<string>(), mentions: 0 };
    sources.set(source, counts);
    counts.articles.add(uri);
    counts.mentions += mentions;
  }
  const quoting = quotingArticles(survey, id);
  const quotations = lastQuotations(corpus, quoting, id, { from: 0, count: QUOTATIONS });
  const place = introduction(corpus, id);
  return {
    entity,
    ...(place !== undefined && { introduction: place }),
    descriptions: corpus.descriptions(id).slice(0, DESCRIPTIONS),
    unit,
    columns: columns.map((column) => ({ ...column, articles: column.articles.size })),
    quotations: quotations.map(({ uri, quotation: { text, range } }) => ({
      words: text,
      article: lineOf(corpus, uri),
      location: { uri, range },
    })),
    quoted: quoting.reduce((sum, { times }) => sum + times, 0),
    companions: corpus.companions(id, COMPANIONS),
    sources: Array.from(sources, ([source, { articles, mentions }]) => ({ source, articles: articles.size, mentions }))
      .sort((a, b) => b.articles - a.articles || (a.source < b.source ? -1 : 1))
      .slice(0, SOURCES),
  };
}
