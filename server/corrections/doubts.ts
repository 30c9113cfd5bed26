import { type Analysis, isNameKind, type NameKind, type Span } from '../analysis/model.ts';

/** A name that the tagger is not sure of. */
export interface Doubt extends Span {
  readonly kind: NameKind;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Names of which the tagger is this sure are not asked about. */
const SURE = 0.95;

/** The names of an article that are worth asking about, the least certain first; those in boilerplate are not. */
export function doubtsOf({ mentions, noise }: Analysis): readonly Doubt[] {
  const found: Doubt[] = [];
  let line = 0;
  for (const { start, end, kind, confidence } of mentions) {
    while (line < noise.length && noise[line]!.end <= start) line += 1;
    const isNoise = line < noise.length && noise[line]!.start <= start;
    if (confidence < SURE && !isNoise && isNameKind(kind)) found.push({ start, end, kind, confidence });
  }
  return found.sort((a, b) => a.confidence - b.confidence || a.start - b.start);
}
