import { NAME_KINDS, type NameKind } from '../../analysis/model.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import { MENTION_STRIDE } from '../../corpus/digest.ts';
import type { EntityId, Location } from '../../corpus/model.ts';
import { titleOf } from '../code-lens.ts';
import { compare, kindAt, type Survey, type SurveyedArticle } from '../survey.ts';
import { type ArticleLine, type EntityLine, pageOf, type ViewNode, type ViewPage, type Window } from './node.ts';

export type EntityOrder = 'mentions' | 'articles' | 'recency';

/** How the view of entities is to be. */
export interface EntityChoice {
  readonly by: 'kind' | 'article';
  readonly order: EntityOrder;
  /** Beginnings of words that some spelling has; all entities where it is empty. */
  readonly filter: string;
}

/** What the nodes that are asked for stand below. */
export type EntityParent =
  | { readonly is: 'kind'; readonly kind: NameKind }
  | { readonly is: 'article'; readonly uri: string }
  /** Its articles, or its mentions in one of them. */
  | { readonly is: 'entity'; readonly id: EntityId; readonly uri?: string };

/** A filter finds so many entities at most. */
const FOUND = 500;

/** So many filters are remembered: whoever types asks the same of every kind. */
const FILTERS = 16;

/** The nodes of the view of entities below a parent, or its outermost ones: costs what is shown, once the survey is there. */
export function entityNodes(
  survey: Survey,
  corpus: Corpus,
  choice: EntityChoice,
  parent: EntityParent | undefined,
  window: Window,
): ViewPage {
  if (parent === undefined)
    return choice.by === 'kind' ? kinds(survey, corpus, choice) : articles(survey, corpus, choice, window);
  switch (parent.is) {
    case 'kind':
      return pageOf(rowsOf(survey, corpus, choice, parent.kind), window, (row) => entityNode(survey, row));
    case 'article': {
      const rows = new Map<number, number>();
      const article = articleAt(survey, parent.uri);
      const shown = choice.filter === '' ? undefined : new Set(foundRows(survey, corpus, choice.filter));
      for (let i = article?.from ?? 0; i < (article?.to ?? 0); i++) {
        const row = survey.mentions.entity[i]!;
        if (shown === undefined || shown.has(row)) rows.set(row, (rows.get(row) ?? 0) + 1);
      }
      const order = choice.order === 'mentions' ? (row: number) => rows.get(row)! : worthOf(survey, choice.order);
      const sorted = [...rows.keys()].sort((a, b) => order(b) - order(a) || a - b);
      return pageOf(sorted, window, (row) => entityNode(survey, row));
    }
    case 'entity':
      return parent.uri === undefined
        ? appearances(corpus, parent.id, window)
        : mentionsIn(corpus, parent.id, parent.uri, window);
  }
}

/** Entities whatever their kind, those of most mentions first. */
export function nameNodes(survey: Survey, corpus: Corpus, filter: string, window: Window): ViewPage {
  const rows = filter === '' ? mostMentioned(survey) : foundRows(survey, corpus, filter);
  return pageOf(rows, window, (row) => entityNode(survey, row));
}

/** Rows of all entities, those of most mentions first. */
function mostMentioned(survey: Survey): Uint32Array {
  const known = byMentions.get(survey);
  if (known !== undefined) return known;
  const worth = worthOf(survey, 'mentions');
  const made = Uint32Array.from(survey.entities.kind.keys()).sort((a, b) => worth(b) - worth(a) || a - b);
  byMentions.set(survey, made);
  return made;
}

const byMentions = new WeakMap<Survey, Uint32Array>();

function kinds(survey: Survey, corpus: Corpus, choice: EntityChoice): ViewPage {
  const nodes = NAME_KINDS.flatMap((kind): ViewNode[] => {
    const entities = rowsOf(survey, corpus, choice, kind).length;
    return entities === 0 ? [] : [{ is: 'kind', kind, entities }];
  });
  return { nodes, total: nodes.length };
}

function articles(survey: Survey, corpus: Corpus, { order, filter }: EntityChoice, window: Window): ViewPage {
  let rows = [...survey.byDate.keys()].map((i) => survey.byDate[i]!);
  const countOf = (row: number): number => survey.articles[row]!.to - survey.articles[row]!.from;
  if (filter !== '') {
    const wanted = new Set<string>();
    for (const row of foundRows(survey, corpus, filter))
      for (const { uri } of corpus.appearances(survey.entities.id[row]!)) wanted.add(uri);
    rows = rows.filter((row) => wanted.has(survey.articles[row]!.uri));
  }
  // The latest first; those without a date stay last.
  if (order === 'recency')
    rows.sort((a, b) => compare(survey.articles[b]!.date ?? '', survey.articles[a]!.date ?? '') || a - b);
  else rows.sort((a, b) => countOf(b) - countOf(a) || a - b);
  return pageOf(rows, window, (row) => {
    const article = survey.articles[row]!;
    return { is: 'article', article: articleLine(article), below: article.to - article.from };
  });
}

/** Orders that were worked out for a survey. */
const ordered = new WeakMap<Survey, Map<string, Uint32Array>>();

/** Rows of a kind in an order; worked out once for each survey. */
function rowsOf(survey: Survey, corpus: Corpus, { order, filter }: EntityChoice, kind: NameKind): ArrayLike<number> {
  const index = NAME_KINDS.indexOf(kind);
  const worth = worthOf(survey, order);
  const best = (a: number, b: number): number => worth(b) - worth(a) || a - b;
  if (filter !== '') {
    return foundRows(survey, corpus, filter)
      .filter((row) => survey.entities.kind[row] === index)
      .sort(best);
  }
  const orders = ordered.get(survey) ?? new Map<string, Uint32Array>();
  ordered.set(survey, orders);
  const key = `${kind} ${order}`;
  const known = orders.get(key);
  if (known !== undefined) return known;
  const made = Uint32Array.from(survey.entities.kind.keys())
    .filter((row) => survey.entities.kind[row] === index)
    .sort(best);
  orders.set(key, made);
  return made;
}

/** What the highest of comes first. Where two are worth the same the earlier row goes first, for the order to be one. */
function worthOf({ entities }: Survey, order: EntityOrder): (row: number) => number {
  switch (order) {
    case 'mentions':
      return (row) => entities.mentions[row]!;
    case 'articles':
      return (row) => entities.articles[row]! * 65536 + entities.mentions[row]!;
    case 'recency':
      return (row) => {
        const day = Date.parse(entities.last[row] ?? '');
        return Number.isNaN(day) ? Number.NEGATIVE_INFINITY : day * 1024 + Math.min(1023, entities.mentions[row]!);
      };
  }
}

const filtered = new WeakMap<Survey, Map<string, readonly number[]>>();

/** Rows of the entities that a filter finds, those of most mentions first; worked out once for each survey. */
export function foundRows(survey: Survey, corpus: Corpus, filter: string): readonly number[] {
  const known = filtered.get(survey) ?? new Map<string, readonly number[]>();
  filtered.set(survey, known);
  const before = known.get(filter);
  if (before !== undefined) return before;
  const { rows, mentions } = survey.entities;
  const found = Array.from(corpus.found(filter), (id) => rows.get(id))
    .filter((row) => row !== undefined)
    .sort((a, b) => mentions[b]! - mentions[a]! || a - b)
    .slice(0, FOUND);
  if (known.size >= FILTERS) known.clear();
  known.set(filter, found);
  return found;
}

function entityNode(survey: Survey, row: number): ViewNode {
  return { is: 'entity', entity: entityLine(survey, row) };
}

export function entityLine({ entities }: Survey, row: number): EntityLine {
  const last = entities.last[row];
  return {
    id: entities.id[row]!,
    kind: kindAt(entities, row),
    name: entities.name(row),
    mentions: entities.mentions[row]!,
    articles: entities.articles[row]!,
    quotations: entities.quotations[row]!,
    ...(last !== undefined && { last }),
  };
}

export function articleLine({ uri, title, date, source }: SurveyedArticle): ArticleLine {
  return { uri, title, ...(date !== undefined && { date }), ...(source !== undefined && { source }) };
}

const articleRows = new WeakMap<Survey, ReadonlyMap<string, SurveyedArticle>>();

export function articleAt(survey: Survey, uri: string): SurveyedArticle | undefined {
  let known = articleRows.get(survey);
  if (known === undefined) {
    known = new Map(survey.articles.map((article) => [article.uri, article]));
    articleRows.set(survey, known);
  }
  return known.get(uri);
}

/** An article as a view shows it: no more than a glance is read of it. */
export function lineOf(corpus: Corpus, uri: string): ArticleLine {
  const { date, source } = corpus.article(uri) ?? {};
  return {
    uri,
    title: titleOf(corpus, uri),
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
  };
}

/** The articles that name an entity, the latest first; one that names it once is its mention. */
function appearances(corpus: Corpus, id: EntityId, window: Window): ViewPage {
  const byArticle = new Map<string, number>();
  for (const { uri, mentions } of corpus.appearances(id)) byArticle.set(uri, (byArticle.get(uri) ?? 0) + mentions);
  return pageOf([...byArticle].reverse(), window, ([uri, below]) => ({
    is: 'article',
    article: lineOf(corpus, uri),
    below,
  }));
}

/** The mentions of an entity in an article; the first tells what it stands in. */
function mentionsIn(corpus: Corpus, id: EntityId, uri: string, window: Window): ViewPage {
  const digest = corpus.digest(uri);
  if (digest === undefined) return { nodes: [], total: 0 };
  const { mentions, entities, contexts } = digest;
  const locals = entities.map((_, local) => corpus.entityOf(uri, local) === id);
  const told = new Set<number>();
  const found: { readonly location: Location; readonly context: string }[] = [];
  for (let i = 0; i < mentions.length; i += MENTION_STRIDE) {
    const local = mentions[i + 4]!;
    if (locals[local] !== true) continue;
    const line = mentions[i + 1]!;
    const character = mentions[i + 2]!;
    const range = { start: { line, character }, end: { line, character: character + mentions[i + 3]! } };
    // Only of first mentions are the surroundings kept.
    const context = told.has(local) ? '' : (contexts[local]?.text ?? '');
    told.add(local);
    found.push({ location: { uri, range }, context });
  }
  return pageOf(found, window, (mention) => ({ is: 'mention', ...mention }));
}
