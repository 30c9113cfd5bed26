// The data that the analysis of one article consists of. Everything is readonly and made of plain values, so that it
// can be sent between threads. All offsets count UTF-16 code units of the article's text.

/** A half-open range of text: `start` is the first code unit, `end` the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word, a number, a mark or another smallest piece of text; what lies between tokens is white space. */
export interface Token extends Span {
  readonly text: string;
}

/** One line of the text, without its line break. */
export type Line = Span;

export type BlockKind =
  | 'front-matter'
  /** The article's own headline. */
  | 'headline'
  /** The heading of a section within the article. */
  | 'heading'
  | 'list-item'
  | 'paragraph';

/** A run of lines that belong together; blocks cover all lines that are not blank, in order. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Indices into `Analysis.lines`, the last exclusive. */
  readonly firstLine: number;
  readonly endLine: number;
}

export interface Sentence extends Span {
  /** Indices into `Analysis.tokens`, the last exclusive. */
  readonly firstToken: number;
  readonly endToken: number;
  /** Index into `Analysis.blocks`. */
  readonly block: number;
}

export const NAME_KINDS = [
  'person',
  'organization',
  'place',
  'facility',
  'group',
  'event',
  'work',
  'product',
  'law',
  'language',
  'other',
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const VALUE_KINDS = ['date', 'time', 'money', 'quantity'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export type MentionKind = NameKind | ValueKind;

const KINDS_OF_NAMES: ReadonlySet<string> = new Set(NAME_KINDS);

/** Whether a kind of mention is one of names. */
export function isNameKind(kind: string): kind is NameKind {
  return KINDS_OF_NAMES.has(kind);
}

/** One place where a name, a date or a sum stands. Mentions of one article are in order and never overlap. */
export interface Mention extends Span {
  readonly kind: MentionKind;
  /** Index into `Analysis.entities`; dates and sums are nobody's. */
  readonly entity?: number;
  /** How sure the tagger is, from 0 to 1. */
  readonly confidence: number;
  /** What stands before or after the name and says who it is: "Prime Minister", "the mayor of Halvern". */
  readonly description?: Span;
  /** Of a date its day, month or year in ISO 8601 ("2025-08-15", "2025-08"); of a sum its currency and amount ("USD 5000000"). */
  readonly value?: string;
}

/** A word that stands for an entity without naming it: "he", "the minister", "the company". */
export interface Reference extends Span {
  readonly entity: number;
  readonly form: 'pronoun' | 'description';
  readonly confidence: number;
}

/** All that one article says of one person, organization, place, … */
export interface LocalEntity {
  readonly kind: NameKind;
  /** The fullest name that the article gives. */
  readonly name: string;
  /** What the lists of known names call it, whatever the article does: "United States" for "the U.S."; of a people also its country. */
  readonly known?: { readonly name: string; readonly home?: string };
  /** Distinct spellings in the order of their first mention. */
  readonly spellings: readonly string[];
  /** Indices into `Analysis.mentions`. */
  readonly mentions: readonly number[];
  /** What the article calls it: "Prime Minister", "spokesman for the port"; distinct, in order. */
  readonly descriptions: readonly string[];
}

export type QuotationKind =
  /** All of it stands within marks, or is somebody's turn in an interview. */
  | 'direct'
  /** Part of it stands within marks. */
  | 'mixed'
  /** Reported without marks. */
  | 'indirect'
  /** Marks that quote nobody. */
  | 'scare';

export type SpeakerEvidenceKind =
  /** Named beside the word that reports: the words are that cue. */
  | 'cue'
  /** The quotation goes on from another with this cue. */
  | 'continues'
  /** Nobody is named beside the quotation; this is the likeliest of those named before. */
  | 'near'
  /** The same words are given to them elsewhere in the article, with this cue. */
  | 'repeated'
  /** The pronoun stands for this name. */
  | 'pronoun'
  /** The description is of whoever is named here. */
  | 'description'
  /** A reader said so. */
  | 'reader';

/** What it rests on that somebody is the speaker, with the words that say so. */
export interface SpeakerEvidence extends Span {
  readonly kind: SpeakerEvidenceKind;
}

export interface Speaker extends Span {
  /** Index into `Analysis.entities`, where it is known who is meant. */
  readonly entity?: number;
  readonly form: 'name' | 'pronoun' | 'description';
  /** How sure it is that these words are the speaker and that the entity is meant by them, from 0 to 1. */
  readonly confidence: number;
  /** How the speaker was found, and after it how it was found who is meant. */
  readonly evidence: readonly SpeakerEvidence[];
}

export interface Quotation extends Span {
  readonly kind: QuotationKind;
  /** All words given to the speaker, without the outer marks; several pieces where the sentence is interrupted. */
  readonly contents: readonly Span[];
  /** The pieces within marks, without them; of a turn all of it. */
  readonly quoted: readonly Span[];
  readonly speaker?: Speaker;
  /** The word that reports: "said", "according to". */
  readonly cue?: Span;
  /** How sure the attribution is, from 0 to 1. */
  readonly confidence: number;
  /** The opening mark was never closed: the quotation was ended with its paragraph. */
  readonly unclosed?: boolean;
}

export const NOISE_KINDS = [
  'navigation',
  'site-name',
  'repeated-title',
  'byline',
  'date-line',
  'photo-credit',
  'caption',
  'alt-text',
  'player',
  'related',
  'newsletter',
  'advertisement',
  'social',
  'tags',
  'comments',
  'legal',
  'residue',
  'truncation',
] as const;
export type NoiseKind = (typeof NOISE_KINDS)[number];

/** Boilerplate: one or more whole lines of one kind that are no part of the article. */
export interface Noise extends Span {
  readonly kind: NoiseKind;
  readonly firstLine: number;
  readonly endLine: number;
  readonly confidence: number;
  /** Why it is held to be noise, strongest reason first, in words for a reader. */
  readonly evidence: readonly string[];
}

/** What one line says of itself where it stands, before other articles are asked. Blank lines and front matter have none. */
export interface LineScore {
  /** Index into `Analysis.lines`. */
  readonly line: number;
  /** The natural logarithm of the odds that the line is noise, from this article alone. */
  readonly logOdds: number;
  /** Of which kind it is, if it is noise. */
  readonly kind: NoiseKind;
  /** What speaks for noise, strongest reason first, in words for a reader. */
  readonly evidence: readonly string[];
  /** The same for lines that differ only in case, digits, punctuation or white space; 0 where there is nothing to compare. */
  readonly fingerprint: number;
}

/** Where else a line stands. */
export interface Sightings {
  /** How many other articles hold a line of the same fingerprint. */
  readonly articles: number;
  /** How many sources (sites, folders) these articles come from; 0 where that is not known. */
  readonly sources: number;
}

/** What the corpus knows of a line, by its fingerprint. */
export type Witness = (fingerprint: number) => Sightings;

/** What the article says of itself, from front matter or from its first lines. */
export interface Metadata {
  readonly title?: string;
  readonly author?: string;
  /** ISO 8601, to the day. */
  readonly date?: string;
  readonly source?: string;
  readonly url?: string;
}

export interface Analysis {
  /** Length of the text that was analysed, in code units. */
  readonly length: number;
  readonly metadata: Metadata;
  readonly lines: readonly Line[];
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly references: readonly Reference[];
  readonly entities: readonly LocalEntity[];
  readonly quotations: readonly Quotation[];
  /** One for every line that is not blank, in order: what `noise` was judged from, and can be judged from again. */
  readonly lineScores: readonly LineScore[];
  readonly noise: readonly Noise[];
}
