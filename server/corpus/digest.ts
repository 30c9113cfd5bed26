import type { NameKind, NoiseKind, QuotationKind, Span } from '../analysis/model.ts';
import type { Range } from './range.ts';
import type { ScoredLines } from './scored-lines.ts';
import type { Saying } from './shingles.ts';

/** Numbers that one mention takes in `Digest.mentions`. */
export const MENTION_STRIDE = 5;

/** Boilerplate that tells of the article all the same: who stands in its pictures. */
const TELLING_NOISE: ReadonlySet<NoiseKind> = new Set<NoiseKind>(['caption']);

/** Does boilerplate of this kind count for the corpus? */
export function isTelling(kind: NoiseKind): boolean {
  return TELLING_NOISE.has(kind);
}

/** All that the corpus keeps of one person, organization, place, … of an article. */
export interface DigestEntity {
  readonly kind: NameKind;
  /** The fullest name that the article gives. */
  readonly name: string;
  /** What the lists of known names call it; of a people also its country. */
  readonly known?: { readonly name: string; readonly home?: string };
  /** Distinct spellings in the order of their first mention, and how often each stands in the article. */
  readonly spellings: readonly Spelling[];
  /** What the article calls it: "Prime Minister"; distinct, in order. */
  readonly descriptions: readonly string[];
}

/** The text around the first mention of an entity, within its line, white space made single blanks. */
export interface DigestContext {
  readonly text: string;
  /** Where the mention stands in it. */
  readonly name: Span;
  /** Where the article first gives its fullest name, or else first mentions it: whoever is led to it is led there. */
  readonly line: number;
  readonly character: number;
  /** In code units; 0 where it has no mention. */
  readonly length: number;
}

export interface Spelling {
  readonly text: string;
  readonly count: number;
}

export interface DigestQuotation extends Span {
  /** The same span in lines and characters. */
  readonly range: Range;
  readonly kind: QuotationKind;
  /** The words quoted, pieces joined by " … ", cut to some 600 code units. */
  readonly text: string;
  /** What stands within marks, where that is not all of it. */
  readonly quoted?: string;
  /** Index into `Digest.entities`, where it is known who speaks. */
  readonly speaker?: number;
  /** The speaker is named right beside it. */
  readonly isPlainlyGiven?: true;
  readonly cue?: string;
  readonly confidence: number;
}

/** What is shown of an article where another one leads to an entity of it. */
export interface Excerpt {
  readonly title?: string;
  readonly context: DigestContext | undefined;
}

export function excerptOf({ title, contexts }: Pick<Digest, 'title' | 'contexts'>, local: number): Excerpt {
  return { ...(title !== undefined && { title }), context: contexts[local] };
}

/** Where an article speaks of a day. */
export interface DigestDate {
  /** ISO 8601. */
  readonly day: string;
  readonly range: Range;
  /** Index into `Digest.sentences`, where somebody is named beside it. */
  readonly sentence?: number;
  /** The text around it, within its line. */
  readonly context: string;
}

/** What the corpus keeps of an article's analysis: plain data, compact, with positions that need no file to be read. */
export interface Digest {
  /** Its headline, or else how it begins. */
  readonly title?: string;
  /** ISO 8601, to the day. */
  readonly date?: string;
  readonly source?: string;
  /** The entities of the analysis, at the same indices; one that is named in boilerplate only has no spellings and counts for nothing. */
  readonly entities: readonly DigestEntity[];
  /** The surroundings of each entity; empty for what has no mention, and altogether where nobody wants them. */
  readonly contexts: readonly DigestContext[];
  /** Five numbers a mention, in the order of the text: start, line, character, length, index into `entities`. */
  readonly mentions: Int32Array;
  /** How many of the mentions stand in each sentence, in their order; sentences without one are left out. */
  readonly sentences: readonly number[];
  readonly quotations: readonly DigestQuotation[];
  /** The days that it speaks of, in the order of the text. */
  readonly dates: readonly DigestDate[];
  /** What those within marks are found by in other articles; in their order, none of what is too short to be told from others. */
  readonly sayings: readonly Saying[];
  /** Mentions and quotations in lines that other articles may show to be boilerplate, by where they begin; mentions with their entity. */
  readonly doubtful: readonly { readonly start: number; readonly entity?: number }[];
  /** What its lines say for themselves: which of them are noise is judged with all articles. */
  readonly lines: ScoredLines;
}
