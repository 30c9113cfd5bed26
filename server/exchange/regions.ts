import type { Span } from '../analysis/model.ts';
import {
  type Annotations,
  hullOf,
  isNoiseKind,
  isQuotationKind,
  isRecordType,
  type RecordMention,
  type RecordNoise,
  type RecordQuotation,
} from './record.ts';

// Most tools know labelled stretches of text and links between them, and nothing else. A record is laid out so.

const LAYERS = ['mention', 'quotation', 'quoted', 'speaker', 'cue', 'noise'] as const;
export type Layer = (typeof LAYERS)[number];

export function isLayer(value: unknown): value is Layer {
  return LAYERS.some((layer) => layer === value);
}

/** A labelled stretch of text, in more than one piece where it is interrupted. */
export interface Region {
  readonly layer: Layer;
  /** The type of a mention, the kind of a quotation or of noise; of other layers the layer's own name. */
  readonly label: string;
  readonly pieces: readonly [Span, ...Span[]];
  readonly entity?: string;
  /** Index of the quotation that a speaker, a cue or what stands within marks belongs to. */
  readonly of?: number;
}

/** What stands within marks is said only where it cannot be known from the kind and the contents. */
function isPlain({ kind, contents, quoted }: Pick<RecordQuotation, 'kind' | 'contents' | 'quoted'>): boolean {
  if (kind !== 'direct' && kind !== 'scare') return quoted.length === 0;
  return (
    contents.length === quoted.length &&
    contents.every(({ start, end }, index) => start === quoted[index]!.start && end === quoted[index]!.end)
  );
}

/** The regions of a record: mentions, each quotation followed by its parts, noise. */
export function regionsOf({ mentions, quotations, noise }: Annotations): readonly Region[] {
  const regions: Region[] = [];
  for (const mention of mentions) {
    const { type, entity } = mention;
    regions.push({ layer: 'mention', label: type, pieces: [spanOf(mention)], ...(entity !== undefined && { entity }) });
  }
  for (const quotation of quotations) {
    const { kind, contents, quoted, speaker, cue } = quotation;
    const of = regions.length;
    regions.push({ layer: 'quotation', label: kind, pieces: pieces(contents) ?? [spanOf(quotation)] });
    const marked = pieces(quoted);
    if (marked !== undefined && !isPlain(quotation))
      regions.push({ layer: 'quoted', label: 'quoted', pieces: marked, of });
    if (speaker !== null) {
      const { entity } = speaker;
      const who = entity === undefined ? {} : { entity };
      regions.push({ layer: 'speaker', label: 'speaker', pieces: [spanOf(speaker)], of, ...who });
    }
    if (cue !== null) regions.push({ layer: 'cue', label: 'cue', pieces: [spanOf(cue)], of });
  }
  for (const lines of noise) regions.push({ layer: 'noise', label: lines.kind, pieces: [spanOf(lines)] });
  return regions;
}

/**
 * The record that regions make, everything in the order of the text. Regions that no record has a place for (labels that mean
 * nothing here, parts of no quotation) are told to `problem`.
 */
export function annotationsFrom(regions: readonly Region[], problem: (message: string) => void): Annotations {
  const mentions: RecordMention[] = [];
  const noise: RecordNoise[] = [];
  const quotations = new Map<number, { -readonly [K in keyof RecordQuotation]: RecordQuotation[K] }>();
  regions.forEach(({ layer, label, pieces: contents, entity, of }, index) => {
    const hull = hullOf(contents);
    const who = entity === undefined ? {} : { entity };
    switch (layer) {
      case 'mention':
        if (isRecordType(label)) mentions.push({ ...hull, type: label, ...who });
        else problem(`“${label}” is no kind of name`);
        break;
      case 'quotation':
        if (!isQuotationKind(label)) {
          problem(`“${label}” is no kind of quotation`);
          break;
        }
        quotations.set(index, {
          ...hull,
          contents: contents.map(spanOf),
          quoted: label === 'direct' || label === 'scare' ? contents.map(spanOf) : [],
          kind: label,
          speaker: null,
          cue: null,
        });
        break;
      case 'noise':
        if (isNoiseKind(label)) noise.push({ ...hull, kind: label });
        else problem(`“${label}” is no kind of noise`);
        break;
      case 'quoted':
      case 'speaker':
      case 'cue': {
        const quotation = of === undefined ? undefined : quotations.get(of);
        if (quotation === undefined) problem(`a ${layer} belongs to no quotation`);
        else if (layer === 'quoted') quotation.quoted = contents.map(spanOf);
        else if (layer === 'cue') quotation.cue = hull;
        else quotation.speaker = { ...hull, ...who };
      }
    }
  });
  return {
    mentions: mentions.sort(inOrder),
    quotations: [...quotations.values()].sort(inOrder),
    noise: noise.sort(inOrder),
  };
}

/** Earlier first; of two that begin together the longer, which may hold the other. */
export function inOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function pieces(spans: readonly Span[]): [Span, ...Span[]] | undefined {
  const [first, ...others] = spans;
  return first === undefined ? undefined : [spanOf(first), ...others.map(spanOf)];
}
