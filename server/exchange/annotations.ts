import { followsEntity } from '../analysis/coreference/follows-entity.ts';
import type { Analysis, Span, Speaker } from '../analysis/model.ts';
import type { Annotations, RecordMention, RecordType } from './record.ts';

/**
 * A text with less prose than this, in code units, or with more boilerplate than this share of it is no article as scraped. Lists
 * of other articles, which are often longer than the article, do not count.
 */
const LEAST_PROSE = 1500;
const MOST_NOISE = 1 / 3;

/** What one article tells by itself: entities are its own, and kinds may come out otherwise with the eyes of its folder. */
export interface OwnAnnotations extends Annotations<number> {
  readonly mentions: readonly OwnMention[];
}

export interface OwnMention extends RecordMention<number> {
  /** Does it follow its entity, when other articles say that this is of another kind? */
  readonly follows: boolean;
}

/**
 * An analysis in the shape of a record; entities are the indices of `Analysis.entities`. What boilerplate names is no part of what
 * an article names, so it is left out: photographers, the headlines of other articles. Letters, lists and notes are another
 * matter: their lines look like boilerplate and are what they are about.
 */
export function annotationsOf(analysis: Analysis): OwnAnnotations {
  const noise = isScraped(analysis) ? analysis.noise : [];
  let next = 0;
  return {
    mentions: analysis.mentions.flatMap((mention): OwnMention[] => {
      const { start, end, kind, entity } = mention;
      while (next < noise.length && noise[next]!.end <= start) next += 1;
      const isNoise = next < noise.length && noise[next]!.start < end;
      if (isNoise || kind === 'quantity') return [];
      const follows = followsEntity(mention, analysis.entities);
      return [{ start, end, type: kind, follows, ...(entity === undefined ? {} : { entity }) }];
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

/** The same annotations as all articles together see them: of which entity and kind each is. */
export function inFolder(
  { mentions, quotations, noise }: OwnAnnotations,
  entityOf: (entity: number) => string,
  typeOf: (mention: OwnMention) => RecordType,
): Annotations {
  const named = (entity: number | undefined): { entity?: string } =>
    entity === undefined ? {} : { entity: entityOf(entity) };
  return {
    mentions: mentions.map((mention) => ({ ...spanOf(mention), type: typeOf(mention), ...named(mention.entity) })),
    quotations: quotations.map((quotation) => ({
      ...quotation,
      speaker: quotation.speaker && { ...spanOf(quotation.speaker), ...named(quotation.speaker.entity) },
    })),
    noise,
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function speakerOf({ start, end, entity }: Speaker): Span & { entity?: number } {
  return { start, end, ...(entity === undefined ? {} : { entity }) };
}
