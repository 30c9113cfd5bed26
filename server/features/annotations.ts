import type { Analysis, MentionKind, NoiseKind, QuotationKind, Span, Speaker } from '../analysis/model.ts';

/** The kinds of mentions that a record tells of: names and dates, not quantities. */
export type RecordType = Exclude<MentionKind, 'quantity'>;

export interface RecordMention<E> extends Span {
  readonly type: RecordType;
  /** Of dates, times and sums there is none. */
  readonly entity?: E;
}

export interface RecordQuotation<E> extends Span {
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
 * What `annotate` writes of an article, beside its id. All spans count UTF-16 code units of its text, half-open.
 * `E` names an entity: by its index within the article at first, by its id in the corpus in the end.
 */
export interface Annotations<E = string> {
  readonly mentions: readonly RecordMention<E>[];
  readonly quotations: readonly RecordQuotation<E>[];
  readonly noise: readonly RecordNoise[];
}

/** An analysis in the shape of a record; entities are the indices of `Analysis.entities`. */
export function annotationsOf(analysis: Analysis): Annotations<number> {
  return {
    mentions: analysis.mentions.flatMap(({ start, end, kind, entity }): RecordMention<number>[] =>
      kind === 'quantity' ? [] : [{ start, end, type: kind, ...(entity === undefined ? {} : { entity }) }],
    ),
    quotations: analysis.quotations.map(({ start, end, contents, quoted, kind, speaker, cue }) => ({
      start,
      end,
      contents: contents.map(spanOf),
      quoted: quoted.map(spanOf),
      kind,
      speaker: speaker === undefined ? null : speakerOf(speaker),
      cue: cue === undefined ? null : spanOf(cue),
    })),
    noise: analysis.noise.map(({ start, end, kind }) => ({ start, end, kind })),
  };
}

/** The same annotations with every entity under another name. */
export function renameEntities<E, F>(annotations: Annotations<E>, name: (entity: E) => F): Annotations<F> {
  const named = <S extends { readonly entity?: E }>({ entity, ...rest }: S): Omit<S, 'entity'> & { entity?: F } => ({
    ...rest,
    ...(entity === undefined ? {} : { entity: name(entity) }),
  });
  return {
    mentions: annotations.mentions.map(named),
    quotations: annotations.quotations.map((quotation) => ({
      ...quotation,
      speaker: quotation.speaker === null ? null : named(quotation.speaker),
    })),
    noise: annotations.noise,
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function speakerOf({ start, end, entity }: Speaker): Span & { entity?: number } {
  return { start, end, ...(entity === undefined ? {} : { entity }) };
}
