import type { Mention, MentionKind, Span } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';

/** As sure as what a text tells. */
export const TOLD = 0.9;

/** What a company or another body may have been taken for. */
export const TAKEN_FOR: ReadonlySet<MentionKind> = new Set([
  'person',
  'place',
  'event',
  'work',
  'product',
  'law',
  'other',
]);

/** A name of a kind that the text tells. */
export function toldToBe(mention: Mention, kind: MentionKind): Mention {
  return { ...mention, kind, confidence: Math.max(mention.confidence, TOLD) };
}

/** Where among mentions, which are in order and do not overlap, a name belongs that overlaps none of them; -1 for one that does. */
export function freePlace(mentions: readonly Mention[], { start, end }: Span): number {
  const at = firstEndingAfter(mentions, start);
  return (mentions[at]?.start ?? end) >= end ? at : -1;
}

/** Adds a name where none stands. */
export function addWhereFree(mentions: Mention[], name: Mention): void {
  const at = freePlace(mentions, name);
  if (at >= 0) mentions.splice(at, 0, name);
}

/** Makes a name of these words what the text tells, instead of what was found in them; what is a name of that kind already may be longer. */
export function tell(mentions: Mention[], { start, end }: Span, kind: MentionKind): void {
  const at = firstEndingAfter(mentions, start);
  let behind = at;
  while ((mentions[behind]?.start ?? end) < end) behind += 1;
  const found = mentions[at];
  const isKnown = found?.kind === kind && behind === at + 1 && found.start <= start && end <= found.end;
  if (!isKnown) mentions.splice(at, behind - at, { start, end, kind, confidence: TOLD });
}
