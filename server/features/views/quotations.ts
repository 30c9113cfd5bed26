import type { Corpus } from '../../corpus/corpus.ts';
import type { DigestQuotation } from '../../corpus/digest.ts';
import type { EntityId, SpokenQuotation } from '../../corpus/model.ts';
import type { Survey, SurveyedArticle } from '../survey.ts';
import { entityLine, foundRows, lineOf } from './entities.ts';
import { pageOf, type ViewNode, type ViewPage, type Window } from './node.ts';

export interface QuotationChoice {
  readonly by: 'speaker' | 'date';
  /** Beginnings of words of the speaker's name; all speakers where it is empty. */
  readonly filter: string;
}

export type QuotationParent =
  | { readonly is: 'speaker'; readonly id: EntityId }
  /** The articles of a day, or of no day. */
  | { readonly is: 'day'; readonly day?: string };

/** The nodes of the view of quotations below a parent, or its outermost ones: speakers by quotations, days from the last. */
export function quotationNodes(
  survey: Survey,
  corpus: Corpus,
  choice: QuotationChoice,
  parent: QuotationParent | undefined,
  window: Window,
): ViewPage {
  if (parent === undefined) {
    if (choice.by === 'date') return pageOf(daysOf(survey), window, ({ node }) => node);
    const rows = choice.filter === '' ? speakersOf(survey) : chosen(survey, corpus, choice.filter);
    return pageOf(rows, window, (row) => ({ is: 'speaker', entity: entityLine(survey, row) }));
  }
  switch (parent.is) {
    case 'speaker': {
      const articles = quotingArticles(survey, parent.id);
      const total = articles.reduce((sum, { times }) => sum + times, 0);
      const nodes = lastQuotations(corpus, articles, parent.id, window);
      return { nodes: nodes.map(({ uri, quotation }) => node(corpus, uri, quotation)), total };
    }
    case 'day': {
      const articles = daysOf(survey).find(({ node }) => node.day === parent.day)?.articles ?? [];
      const said = articles.flatMap(({ uri }) =>
        (corpus.digest(uri)?.quotations ?? [])
          .filter(({ speaker }) => speaker !== undefined)
          .map((quotation) => ({ uri, quotation })),
      );
      return pageOf(said, window, ({ uri, quotation }) => {
        const id = quotation.speaker === undefined ? undefined : corpus.entityOf(uri, quotation.speaker);
        return node(corpus, uri, quotation, id === undefined ? undefined : corpus.label(id)?.name);
      });
    }
  }
}

/** The articles that quote somebody, the last first, and how often each does. */
export function quotingArticles(survey: Survey, id: EntityId): readonly QuotingArticle[] {
  const row = survey.entities.rows.get(id);
  if (row === undefined) return [];
  const found: QuotingArticle[] = [];
  for (const index of survey.byDate) {
    const { uri, date, said, quotations } = survey.articles[index]!;
    let times = 0;
    for (let i = said; i < said + quotations; i++) if (survey.speakers[i] === row) times += 1;
    if (times > 0) found.push({ uri, date, times });
  }
  // Those without a date stand last in either order.
  const undated = found.findIndex(({ date }) => date === undefined);
  const dated = undated < 0 ? found : found.slice(0, undated);
  return [...dated.toReversed(), ...found.slice(dated.length)];
}

interface QuotingArticle {
  readonly uri: string;
  readonly date: string | undefined;
  readonly times: number;
}

/** Some of what somebody says, the last first: only the articles that hold it are read. */
export function lastQuotations(
  corpus: Corpus,
  articles: readonly QuotingArticle[],
  id: EntityId,
  { from, count }: Window,
): readonly SpokenQuotation[] {
  const found: SpokenQuotation[] = [];
  let passed = 0;
  for (const { uri, times } of articles) {
    if (passed >= from + count) break;
    if (passed + times > from) {
      const own = (corpus.digest(uri)?.quotations ?? []).filter(
        ({ speaker }) => speaker !== undefined && corpus.entityOf(uri, speaker) === id,
      );
      for (const [i, quotation] of own.toReversed().entries())
        if (passed + i >= from && passed + i < from + count) found.push({ uri, quotation });
    }
    passed += times;
  }
  return found;
}

function node(corpus: Corpus, uri: string, { text, range }: DigestQuotation, speaker?: string): ViewNode {
  const article = lineOf(corpus, uri);
  return {
    is: 'quotation',
    words: text,
    ...(speaker !== undefined && { speaker }),
    article,
    location: { uri, range },
  };
}

const speakers = new WeakMap<Survey, Uint32Array>();

/** Rows of those who are quoted, the most quoted first; worked out once for each survey. */
function speakersOf(survey: Survey): Uint32Array {
  const known = speakers.get(survey);
  if (known !== undefined) return known;
  const { quotations } = survey.entities;
  const made = Uint32Array.from(quotations.keys())
    .filter((row) => quotations[row]! > 0)
    .sort((a, b) => quotations[b]! - quotations[a]! || a - b);
  speakers.set(survey, made);
  return made;
}

function chosen(survey: Survey, corpus: Corpus, filter: string): number[] {
  const { quotations } = survey.entities;
  return foundRows(survey, corpus, filter)
    .filter((row) => quotations[row]! > 0)
    .sort((a, b) => quotations[b]! - quotations[a]! || a - b);
}

interface Day {
  readonly node: Extract<ViewNode, { is: 'day' }>;
  readonly articles: readonly SurveyedArticle[];
}

const days = new WeakMap<Survey, readonly Day[]>();

/** The days on which somebody is quoted, the last first, and at the end the articles without a date. */
function daysOf(survey: Survey): readonly Day[] {
  const known = days.get(survey);
  if (known !== undefined) return known;
  const byDay = new Map<string | undefined, SurveyedArticle[]>();
  for (const row of survey.byDate) {
    const article = survey.articles[row]!;
    if (article.quotations === 0) continue;
    const there = byDay.get(article.date);
    if (there === undefined) byDay.set(article.date, [article]);
    else there.push(article);
  }
  const dated = [...byDay].filter(([day]) => day !== undefined).reverse();
  const made = [...dated, ...[...byDay].filter(([day]) => day === undefined)].map(([day, articles]): Day => {
    const quotations = articles.reduce((sum, article) => sum + article.quotations, 0);
    return { node: { is: 'day', ...(day !== undefined && { day }), quotations }, articles };
  });
  days.set(survey, made);
  return made;
}
