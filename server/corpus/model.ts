// The data that the corpus answers with. Everything is readonly and made of plain values.

import type { NameKind } from '../analysis/model.ts';
import type { DigestQuotation, Spelling } from './digest.ts';
import type { Range } from './range.ts';

export type { Position, Range } from './range.ts';

/** A range of an article of the corpus. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** Names an entity of the corpus: stays the same while the entity keeps most of its mentions, over restarts too. */
export type EntityId = string;

export interface Label {
  readonly id: EntityId;
  readonly kind: NameKind;
  /** The fullest of the names that are used often. */
  readonly name: string;
}

/** A person, an organization, a place, … as all articles together know it. */
export interface Entity extends Label {
  /** Most frequent first. */
  readonly spellings: readonly Spelling[];
  readonly mentions: number;
  readonly articles: number;
  /** Dates of the first and the last article that names it and has a date; ISO 8601, to the day. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  /** Of a people: its country, and which entity that is where articles name it. */
  readonly home?: { readonly name: string; readonly id?: EntityId };
}

/** One article's part in an entity. */
export interface Appearance {
  readonly uri: string;
  /** Index into the entities of the article's digest. */
  readonly local: number;
  readonly date?: string;
  readonly mentions: number;
}

/** By which names an article calls an entity. */
export interface Naming {
  /** The fullest name that it gives. */
  readonly name: string;
  /** Does it say what the entity is? */
  readonly isDescribed: boolean;
}

/** What an article calls an entity. */
export interface Description {
  readonly text: string;
  readonly uri: string;
  readonly date?: string;
  readonly source?: string;
}

/** An entity that stands in the same articles as another. */
export interface Companion extends Label {
  /** In how many articles both stand. */
  readonly articles: number;
}

/** An article that names the same entities as another. */
export interface RelatedArticle {
  readonly uri: string;
  /** Higher for more and for rarer entities in common. */
  readonly weight: number;
  /** The entities in common, rarest first. */
  readonly shared: readonly EntityId[];
}

export interface SpokenQuotation {
  readonly uri: string;
  readonly quotation: DigestQuotation;
}

/** What an article says of itself. */
export interface ArticleSummary {
  readonly uri: string;
  readonly title?: string | undefined;
  readonly date?: string;
  readonly source?: string;
  /** How many its analysis has. */
  readonly entities: number;
}
