import type { Span } from '../../analysis/model.ts';
import type { Annotated, RecordQuotation } from '../../exchange/record.ts';
import { placeOfQuotation } from '../speakers.ts';
import type { Difference } from './difference.ts';
import { keyOf } from './names.ts';
import type { Pair } from './pair.ts';

/** What of quotations somebody marks at all: of the rest nothing is said. */
export interface QuotationScheme {
  readonly kinds: ReadonlySet<string>;
  readonly hasSpeakers: boolean;
}

export function quotationScheme(articles: Iterable<Annotated>): QuotationScheme {
  const kinds = new Set<string>();
  let hasSpeakers = false;
  for (const { quotations } of articles) {
    for (const { kind, speaker } of quotations) {
      kinds.add(kind);
      hasSpeakers ||= speaker !== null;
    }
  }
  return { kinds, hasSpeakers };
}

/**
 * Where the quotations of an article differ: said by somebody else, or none. A quotation that was missed cannot be said in a
 * correction and is left out.
 */
export function quotationDifferences(
  { ours, theirs, path, isSeen }: Pair,
  { kinds, hasSpeakers }: QuotationScheme,
): readonly Difference[] {
  if (kinds.size === 0) return [];
  const { text } = ours;
  const free = new Set(theirs.quotations);
  const isSame = sameSpeaker(ours, theirs);
  return ours.quotations.flatMap((quotation): Difference[] => {
    const place = placeOfQuotation({ text }, quotation);
    if (place === undefined) return [];
    const found = [...free].find((other) => overlap(quotation, other));
    if (found !== undefined) free.delete(found);
    const isQuotation = found !== undefined && found.kind !== 'scare';
    if (!isQuotation) {
      if (quotation.kind === 'scare' || (found === undefined && (!kinds.has(quotation.kind) || !isSeen(quotation))))
        return [];
      return [{ what: 'unquoted', correction: { rule: 'quotation', in: path, place, is: 'nothing' } }];
    }
    if (!hasSpeakers || (quotation.kind !== 'scare' && isSame(quotation, found))) return [];
    const speaker = found.speaker === null ? null : wordsFor(found.speaker, theirs);
    return [{ what: 'speaker', correction: { rule: 'quotation', in: path, place, speaker } }];
  });
}

function overlap(a: RecordQuotation, b: RecordQuotation): boolean {
  return a.contents.some((one) => b.contents.some((other) => one.start < other.end && other.start < one.end));
}

/** Whether both say that a quotation is by the same: in the same words, or by names that stand in the same place somewhere. */
function sameSpeaker(ours: Annotated, theirs: Annotated): (a: RecordQuotation, b: RecordQuotation) => boolean {
  const known = new Map(ours.mentions.map((mention) => [keyOf(mention), mention.entity]));
  const pairs = new Set(
    theirs.mentions.flatMap((mention) => {
      const entity = known.get(keyOf(mention));
      return entity === undefined || mention.entity === undefined ? [] : [`${entity}\n${mention.entity}`];
    }),
  );
  return ({ speaker: a }, { speaker: b }) => {
    if (a === null || b === null) return a === b;
    return (a.start < b.end && b.start < a.end) || pairs.has(`${a.entity}\n${b.entity}`);
  };
}

/** How a correction names a speaker: by the longest name in the article, else by the words that stand there. */
function wordsFor(speaker: Span & { readonly entity?: string }, { text, mentions }: Annotated): string {
  const own = text.slice(speaker.start, speaker.end).replace(/\s+/g, ' ').trim();
  if (speaker.entity === undefined) return own;
  return (
    mentions
      .flatMap(({ start, end, entity }) => (entity === speaker.entity ? [text.slice(start, end)] : []))
      .reduce((longest, name) => (name.length > longest.length ? name : longest), '')
      .replace(/\s+/g, ' ')
      .trim() || own
  );
}
