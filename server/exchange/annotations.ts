import type { Analysis, Span, Speaker } from '../analysis/model.ts';
import type { Annotations, RecordMention } from './record.ts';

/**
 * A text with less prose than this, in code units, or with more boilerplate than this share of it is no article as scraped. Lists
 * of other articles, which are often longer than the article, do not count.
 */
const LEAST_PROSE = 1500;
const MOST_NOISE = 1 / 3;

/**
 * An analysis in the shape of a record; entities are the indices of `Analysis.entities`. What boilerplate names is no part of what
 * an article names, so it is left out: photographers, the headlines of other articles. Letters, lists and notes are another
 * matter: their lines look like boilerplate and are what they are about.
 */
export function annotationsOf(analysis: Analysis): Annotations<number> {
  const noise = isScraped(analysis) ? analysis.noise : [];
  let next = 0;
  return {
    mentions: analysis.mentions.flatMap(({ start, end, kind, entity }): RecordMention<number>[] => {
      while (next < noise.length && noise[next]!.end <= start) next += 1;
      const isNoise = next < noise.length && noise[next]!.start < end;
      if (isNoise || kind === 'quantity') return [];
      return [{ start, end, type: kind, ...(entity === undefined ? {} : { entity }) }];
    }),
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

function isScraped({ noise, length }: Analysis): boolean {
  let marked = 0;
  let others = 0;
  for (const { kind, start, end } of noise) {
    if (kind === 'related') others += end - start;
    else marked += end - start;
  }
  return length - marked - others >= LEAST_PROSE && marked <= length * MOST_NOISE;
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
