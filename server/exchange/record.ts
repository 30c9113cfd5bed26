import {
  type MentionKind,
  NAME_KINDS,
  NOISE_KINDS,
  type NoiseKind,
  type QuotationKind,
  type Span,
  VALUE_KINDS,
} from '../analysis/model.ts';

/** The kinds of mentions that a record tells of: names and dates, not quantities. */
export type RecordType = Exclude<MentionKind, 'quantity'>;

export interface RecordMention<E = string> extends Span {
  readonly type: RecordType;
  /** Of dates, times and sums there is none. */
  readonly entity?: E;
}

export interface RecordQuotation<E = string> extends Span {
  readonly contents: readonly Span[];
  readonly quoted: readonly Span[];
  readonly kind: QuotationKind;
  readonly speaker: (Span & { readonly entity?: E }) | null;
  readonly cue: Span | null;
}

export interface RecordNoise extends Span {
  readonly kind: NoiseKind;
}

/**
 * What is written of an article, beside its id. All spans count UTF-16 code units of its text, half-open.
 * `E` names an entity: by its index within the article at first, by its id in the corpus in the end.
 */
export interface Annotations<E = string> {
  readonly mentions: readonly RecordMention<E>[];
  readonly quotations: readonly RecordQuotation<E>[];
  readonly noise: readonly RecordNoise[];
}

/** An article with its annotations: what formats of other tools are written from and read to. */
export interface Annotated extends Annotations {
  /** As given, or the path relative to the folder. */
  readonly id: string;
  readonly text: string;
}

export const RECORD_TYPES: readonly RecordType[] = [
  ...NAME_KINDS,
  ...VALUE_KINDS.filter((kind) => kind !== 'quantity'),
];

export function isRecordType(value: unknown): value is RecordType {
  return RECORD_TYPES.some((type) => type === value);
}

export function isNoiseKind(value: unknown): value is NoiseKind {
  return NOISE_KINDS.some((kind) => kind === value);
}

export const QUOTATION_KINDS = ['direct', 'mixed', 'indirect', 'scare'] as const satisfies readonly QuotationKind[];

export function isQuotationKind(value: unknown): value is QuotationKind {
  return QUOTATION_KINDS.some((kind) => kind === value);
}

/** The range from the first to the last of some spans. */
export function hullOf([first, ...others]: readonly [Span, ...Span[]]): Span {
  let { start, end } = first;
  for (const span of others) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
