// What side views are made of: plain data, which the editor gives its words, icons and colours.
import type { NameKind, NoiseKind } from '../../analysis/model.ts';
import type { EntityId, Location } from '../../corpus/model.ts';

/** An entity as a view shows it. */
export interface EntityLine {
  readonly id: EntityId;
  readonly kind: NameKind;
  readonly name: string;
  readonly mentions: number;
  readonly articles: number;
  readonly quotations: number;
  /** The last day on which it is named; ISO 8601. */
  readonly last?: string;
}

/** An article as a view shows it. */
export interface ArticleLine {
  readonly uri: string;
  readonly title: string;
  /** ISO 8601, to the day. */
  readonly date?: string;
  readonly source?: string;
}

/** Why an article is related to another; what does not hold is empty. */
export interface Why {
  readonly people: readonly string[];
  /** Other names that both have, rarest first. */
  readonly others: readonly string[];
  /** Words that both quote. */
  readonly quotation?: string;
  /** Both tell of the same event: within days of each other, and named alike or naming much the same. */
  readonly event?: string | true;
}

export type ViewNode =
  | { readonly is: 'kind'; readonly kind: NameKind; readonly entities: number }
  | { readonly is: 'entity'; readonly entity: EntityLine }
  /** With how many mentions, quotations or lines are below it. */
  | { readonly is: 'article'; readonly article: ArticleLine; readonly below: number }
  | { readonly is: 'mention'; readonly location: Location; readonly context: string }
  | {
      readonly is: 'quotation';
      readonly words: string;
      readonly speaker?: string;
      readonly article: ArticleLine;
      readonly location: Location;
    }
  | { readonly is: 'speaker'; readonly entity: EntityLine }
  /** A day, or no day where articles have none. */
  | { readonly is: 'day'; readonly day?: string; readonly quotations: number }
  | { readonly is: 'related'; readonly article: ArticleLine; readonly why: Why }
  | { readonly is: 'noise-kind'; readonly kind: NoiseKind; readonly lines: number; readonly articles: number }
  | {
      readonly is: 'noise';
      readonly kind: NoiseKind;
      readonly reason: string;
      readonly lines: number;
      readonly location: Location;
    };

/** Some of the nodes below another, and how many there are altogether. */
export interface ViewPage {
  readonly nodes: readonly ViewNode[];
  readonly total: number;
  /** The articles are still looked through: numbers may change. */
  readonly isPartial?: true;
}

/** Which of the nodes are wanted. */
export interface Window {
  /** The first of them, from 0. */
  readonly from: number;
  readonly count: number;
}

/** The nodes of a window of some things, and how many there are in all; what makes no node leaves the page shorter. */
export function pageOf<T>(
  all: ArrayLike<T>,
  { from, count }: Window,
  node: (item: T) => ViewNode | undefined,
): ViewPage {
  const nodes: ViewNode[] = [];
  for (let i = Math.max(0, from); i < Math.min(all.length, from + count); i++) {
    const made = node(all[i]!);
    if (made !== undefined) nodes.push(made);
  }
  return { nodes, total: all.length };
}
