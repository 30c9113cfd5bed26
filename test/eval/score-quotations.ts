import type { Span } from '../../server/analysis/model.ts';
import { type Errors, type Gold, type GoldQuotation, note, type Pair } from './gold.ts';
import { noCounts, type Rates, ratesOf, share } from './rates.ts';

export interface QuotationScores {
  readonly rates: Rates;
  /** The share of the matched quotations whose speaker overlaps gold's, or is named by the same words; in per cent. */
  readonly speakers: number;
  /** The share whose speaker is the entity that gold means, "he" included; nothing where gold does not say. */
  readonly resolved?: number;
}

/**
 * What is compared: the words within marks piece by piece, where gold has only those; or all words given to a speaker, of direct
 * and mixed quotations, or of all that quote somebody.
 */
export const COMPARED = ['marks', 'direct', 'all'] as const;
export type Compared = (typeof COMPARED)[number];

/** Two quotations match that share so much of what both hold. */
export const OVERLAPS = [0.3, 0.8] as const;
export type Overlap = (typeof OVERLAPS)[number];

/**
 * Quotations, matched one to one by the overlap of their characters (intersection over union), and the speakers of those matched.
 *
 * @returns nothing where no article was annotated in that way
 */
export function scoreQuotations(
  pairs: readonly Pair[],
  compared: Compared,
  least: Overlap,
  errors: Errors,
): QuotationScores | undefined {
  const annotated = pairs.flatMap(({ gold, system }) =>
    gold.quotations === undefined || (gold.quotationKinds === 'direct') !== (compared === 'marks')
      ? []
      : [{ gold, right: wanted(gold.quotations, compared), said: wanted(system.quotations ?? [], compared) }],
  );
  const meant = entitiesInGold(pairs);
  const counts = noCounts();
  let speakers = 0;
  let speakersAsked = 0;
  let resolved = 0;
  let resolvedAsked = 0;
  for (const { gold, right, said } of annotated) {
    const matched = match(right, said, least);
    counts.right += matched.length;
    counts.system += said.length;
    counts.gold += right.length;
    for (const [one, other] of matched) {
      if (one.speaker === null || one.speaker === undefined) continue;
      if (one.speaker.entity !== undefined) {
        resolvedAsked += 1;
        if (meant.get(other.speaker?.entity ?? '') === one.speaker.entity) resolved += 1;
        else note(errors, 'speaker, another entity', toldSpeakers(gold, one, other));
      }
      speakersAsked += 1;
      if (isSameSpeaker(gold.text, one.speaker, other.speaker)) speakers += 1;
      else note(errors, 'speaker', toldSpeakers(gold, one, other));
    }
    const ones = new Set(matched.map(([one]) => one));
    const others = new Set(matched.map(([, other]) => other));
    for (const quotation of right) if (!ones.has(quotation)) note(errors, 'missed quotation', told(gold, quotation));
    for (const quotation of said) if (!others.has(quotation)) note(errors, 'invented quotation', told(gold, quotation));
  }
  if (counts.gold === 0) return undefined;
  return {
    rates: ratesOf(counts),
    speakers: share(speakers, speakersAsked),
    ...(resolvedAsked > 0 ? { resolved: share(resolved, resolvedAsked) } : {}),
  };
}

function wanted(quotations: readonly GoldQuotation[], compared: Compared): readonly GoldQuotation[] {
  if (compared === 'all') return quotations.filter(({ kind }) => kind !== 'scare');
  const marked = quotations.filter(({ kind }) => kind === 'direct' || kind === 'mixed');
  if (compared === 'direct') return marked;
  return marked.flatMap((quotation) =>
    (quotation.quoted ?? contentsOf(quotation)).map((piece) => ({ ...quotation, ...piece, contents: [piece] })),
  );
}

/** The best pairs first, each quotation once. */
function match(
  right: readonly GoldQuotation[],
  said: readonly GoldQuotation[],
  least: number,
): (readonly [GoldQuotation, GoldQuotation])[] {
  const candidates: { readonly shared: number; readonly one: GoldQuotation; readonly other: GoldQuotation }[] = [];
  for (const one of right) {
    for (const other of said) {
      const shared = overlapOf(contentsOf(one), contentsOf(other));
      if (shared >= least) candidates.push({ shared, one, other });
    }
  }
  candidates.sort((a, b) => b.shared - a.shared);
  const used = new Set<GoldQuotation>();
  return candidates.flatMap(({ one, other }) => {
    if (used.has(one) || used.has(other)) return [];
    used.add(one).add(other);
    return [[one, other] as const];
  });
}

function contentsOf({ start, end, contents }: GoldQuotation): readonly Span[] {
  return contents !== undefined && contents.length > 0 ? contents : [{ start, end }];
}

/** The characters that both have, of those that one of them has. */
function overlapOf(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const x of a) for (const y of b) shared += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  const union = lengthOf(a) + lengthOf(b) - shared;
  return union > 0 ? shared / union : 0;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** A speaker is right where the spans overlap, or where all words of the shorter name stand in the longer. */
function isSameSpeaker(text: string, one: Span, other: Span | null | undefined): boolean {
  if (other === null || other === undefined) return false;
  if (other.start < one.end && one.start < other.end) return true;
  const a = wordsOf(text, one);
  const b = wordsOf(text, other);
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  return few.size > 0 && [...few].every((word) => many.has(word));
}

function wordsOf(text: string, { start, end }: Span): Set<string> {
  return new Set(
    text
      .slice(start, end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  );
}

/** Which of gold's entities the product's stand for: the one that most of their mentions overlap. */
function entitiesInGold(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const { gold, system } of pairs) {
    const named = (gold.mentions ?? []).filter(({ entity }) => entity !== undefined);
    for (const { start, end, entity } of system.mentions ?? []) {
      const same = named.find((mention) => mention.start < end && start < mention.end)?.entity;
      if (entity === undefined || same === undefined) continue;
      const counts = votes.get(entity) ?? new Map<string, number>();
      counts.set(same, (counts.get(same) ?? 0) + 1);
      votes.set(entity, counts);
    }
  }
  return new Map([...votes].map(([entity, counts]) => [entity, [...counts].sort((a, b) => b[1] - a[1])[0]![0]]));
}

function told({ id, text }: Gold, quotation: GoldQuotation): string {
  const words = contentsOf(quotation).map(({ start, end }) => text.slice(start, end));
  return `${id}: ${words.join(' … ').slice(0, 120)}`.replace(/\s+/g, ' ');
}

function toldSpeakers(gold: Gold, one: GoldQuotation, other: GoldQuotation): string {
  const name = ({ speaker }: GoldQuotation): string =>
    speaker === null || speaker === undefined ? 'nobody' : gold.text.slice(speaker.start, speaker.end);
  return `${told(gold, one)} — gold ${name(one)}, system ${name(other)}`;
}
