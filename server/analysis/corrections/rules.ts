import type { NameKind, NoiseKind } from '../model.ts';

/**
 * A place in an article by its words, so that it is found again when the text around it has changed. White space is folded: a
 * line that was wrapped differently still holds the place.
 */
export interface Place {
  /** The exact words. */
  readonly words: string;
  /** What stands right before and after them; nothing at the beginning and end of the text. */
  readonly before: string;
  readonly after: string;
  /** Where the words began when they were marked, in UTF-16 code units: a hint where the same words stand twice. */
  readonly at: number;
}

/** What a reader says of the names, quotations and lines of an article; plain data, so that it can be sent to threads. */
export type ArticleRule =
  /** These words are never a name. Case and accents do not count. */
  | { readonly rule: 'never'; readonly words: string }
  /** These words are a name wherever they stand, in this case. */
  | { readonly rule: 'always'; readonly words: string; readonly kind: NameKind }
  /** Who or what goes by this name is of this kind. */
  | { readonly rule: 'kind'; readonly of: string; readonly kind: NameKind }
  /** Who or what goes by this name here is known as `known`, whatever the same name means elsewhere. */
  | { readonly rule: 'whose'; readonly of: string; readonly known: string }
  /** Lines with these words are noise. White space and case do not count. */
  | { readonly rule: 'noise'; readonly line: string; readonly kind: NoiseKind }
  /** Lines with these words are no noise. */
  | { readonly rule: 'text'; readonly line: string }
  /** These words, here, are a name or none; `same` says whose. */
  | { readonly rule: 'mention'; readonly place: Place; readonly is: NameKind | 'nothing'; readonly same?: string }
  /** This quotation has this speaker (a name or other words of the article), nobody who is known, or is none. */
  | { readonly rule: 'quotation'; readonly place: Place; readonly speaker: string | null }
  | { readonly rule: 'quotation'; readonly place: Place; readonly is: 'nothing' }
  /** This line is noise, or part of the article. */
  | { readonly rule: 'line'; readonly place: Place; readonly is: NoiseKind | 'text' };

/** How sure is what a reader has said. */
export const CERTAIN = 1;
