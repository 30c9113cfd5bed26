import type { Analysis, Span, Speaker } from '../analysis/model.ts';
import type { Annotations, RecordMention } from './record.ts';

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
