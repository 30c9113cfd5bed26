import type { NameKind } from '../../analysis/model.ts';
import { firstOf } from '../../corpus/first.ts';
import type { EntityId } from '../../corpus/model.ts';
import { kindAt, type Survey, type SurveyedArticle } from '../survey.ts';

export interface NetworkChoice {
  /** Kinds of names that are shown. */
  readonly kinds: readonly NameKind[];
  /** Articles of these days only, both included; ISO 8601. */
  readonly from?: string;
  readonly to?: string;
  /** So many names, those of most mentions. */
  readonly most: number;
}

export interface NetworkNode {
  readonly id: EntityId;
  readonly name: string;
  readonly kind: NameKind;
  /** In the articles that are looked at. */
  readonly mentions: number;
}

/** Two names that stand together: indices of nodes, the smaller first. */
export interface NetworkLink {
  readonly a: number;
  readonly b: number;
  /** Articles that name both, and sentences that do. */
  readonly articles: number;
  readonly sentences: number;
}

/** Who appears with whom. */
export interface Network {
  readonly nodes: readonly NetworkNode[];
  /** Closest first. */
  readonly links: readonly NetworkLink[];
  /** How many articles were looked at. */
  readonly articles: number;
  /** The days of the first and the last article of the whole corpus. */
  readonly first?: string;
  readonly last?: string;
}

/** Links of one node beyond this many, the weaker ones, are left out: they say nothing and hide the rest. */
const LINKS = 8;

/** Articles that are looked at in one step. */
const STEP = 200;

/** The names of most mentions, and which of them stand together. Costs what the survey holds, in steps. */
export function* networkInSteps(survey: Survey, { kinds, from, to, most }: NetworkChoice): Generator<void, Network> {
  const wanted = new Set<NameKind>(kinds);
  const articles: SurveyedArticle[] = [];
  const mentions = new Uint32Array(survey.entities.id.length);
  for (const [i, article] of survey.articles.entries()) {
    if (i % STEP === 0) yield;
    if (!isBetween(article.date, from, to)) continue;
    articles.push(article);
    for (let at = article.from; at < article.to; at++) mentions[survey.mentions.entity[at]!]! += 1;
  }
  const rows = mostOf(mentions, most, (row) => wanted.has(kindAt(survey.entities, row)));
  const nodeOf = new Map(rows.map((row, node) => [row, node]));
  const together = new Map<number, { articles: number; sentences: number }>();
  for (const [i, article] of articles.entries()) {
    if (i % STEP === 0) yield;
    countTogether(survey, article, nodeOf, together);
  }
  const nodes = rows.map((row): NetworkNode => {
    const { id, name } = survey.entities;
    return { id: id[row]!, name: name(row), kind: kindAt(survey.entities, row), mentions: mentions[row]! };
  });
  const links = Array.from(together, ([key, counts]): NetworkLink => {
    return { a: Math.floor(key / PAIR), b: key % PAIR, ...counts };
  }).sort((x, y) => weightOf(y) - weightOf(x) || x.a - y.a || x.b - y.b);
  const dated = Array.from(survey.byDate, (row) => survey.articles[row]!.date).filter((date) => date !== undefined);
  const [first] = dated;
  const last = dated.at(-1);
  return {
    nodes,
    links: strongest(links, nodes.length),
    articles: articles.length,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
  };
}

const PAIR = 65536;

/** To stand in one sentence says more than to stand in one article. */
function weightOf({ articles, sentences }: Pick<NetworkLink, 'articles' | 'sentences'>): number {
  return articles + 2 * sentences;
}

export function isBetween(date: string | undefined, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return date !== undefined && (from === undefined || date >= from) && (to === undefined || date <= to);
}

/** The rows of the highest numbers above nothing, the highest first. */
export function mostOf(numbers: Uint32Array, most: number, isWanted: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < numbers.length; row++) if (numbers[row]! > 0 && isWanted(row)) rows.push(row);
  return firstOf(rows, most, (a, b) => numbers[b]! - numbers[a]! || a - b);
}

function countTogether(
  { mentions }: Survey,
  { from, to }: SurveyedArticle,
  nodeOf: ReadonlyMap<number, number>,
  together: Map<number, { articles: number; sentences: number }>,
): void {
  const sentences = new Map<number, Set<number>>();
  for (let at = from; at < to; at++) {
    const node = nodeOf.get(mentions.entity[at]!);
    if (node === undefined) continue;
    const there = sentences.get(node);
    if (there === undefined) sentences.set(node, new Set([mentions.sentence[at]!]));
    else there.add(mentions.sentence[at]!);
  }
  const nodes = [...sentences.keys()].sort((a, b) => a - b);
  for (const [i, a] of nodes.entries()) {
    for (const b of nodes.slice(i + 1)) {
      const key = a * PAIR + b;
      const counts = together.get(key) ?? { articles: 0, sentences: 0 };
      together.set(key, counts);
      counts.articles += 1;
      const others = sentences.get(b)!;
      for (const sentence of sentences.get(a)!) if (others.has(sentence)) counts.sentences += 1;
    }
  }
}

/** Of links that are ordered, those that are among the strongest of one of their nodes. */
function strongest(links: readonly NetworkLink[], nodes: number): readonly NetworkLink[] {
  const kept = new Uint16Array(nodes);
  return links.filter(({ a, b }) => {
    const isKept = kept[a]! < LINKS || kept[b]! < LINKS;
    if (isKept) {
      kept[a]! += 1;
      kept[b]! += 1;
    }
    return isKept;
  });
}
