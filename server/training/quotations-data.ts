import { labelOf } from '../analysis/learning/labels.ts';
import { ARGUMENTS } from '../analysis/quotations/attributions.ts';
import { type Context, contextOf } from '../analysis/quotations/context.ts';
import { findMarked, type Marked } from '../analysis/quotations/marks.ts';
import { MARGIN, type UnitRange, type Units, unitsOf } from '../analysis/quotations/units.ts';
import { FACTS, WORD, type Words } from '../analysis/quotations/words.ts';
import type { GoldArticle, GoldQuotation, GoldSpan } from './gold.ts';
import { layOut } from './lay-out.ts';

/** An article with its gold quotations, in units. */
export interface QuotedArticle {
  readonly gold: GoldArticle;
  readonly pieces: readonly Marked[];
  readonly units: Units;
  readonly context: Context;
  /** Only what stands within marks is annotated. */
  readonly marksOnly: boolean;
}

export function quotedArticle(words: Words, gold: GoldArticle): QuotedArticle {
  const { text, blocks, tokens, sentences } = layOut(gold.text);
  const pieces = findMarked(text, blocks).filter(({ depth }) => depth === 0);
  const units = unitsOf(text, words, tokens, sentences, pieces);
  const marksOnly = gold.quotations?.every(({ contents }) => contents === undefined) ?? false;
  return { gold, pieces, units, context: contextOf(units, words.facts), marksOnly };
}

/** How often a word is all of a cue, from 0 to 1, by the hash of the word. */
export type CueRates = ReadonlyMap<number, number>;

/** Counts how often each word is all of a cue. */
export function cueRates(words: Words, articles: readonly QuotedArticle[]): CueRates {
  const seen = new Map<number, { all: number; cues: number }>();
  for (const { gold, units, marksOnly } of articles) {
    if (marksOnly) continue;
    for (let i = 0; i < units.length; i++) {
      const word = words.facts[units.words[MARGIN + i]! * FACTS + WORD]!;
      const count = seen.get(word) ?? { all: 0, cues: 0 };
      count.all += 1;
      seen.set(word, count);
    }
    for (const { cue } of gold.quotations ?? []) {
      if (!cue) continue;
      const { first, end } = rangeOf(units, cue);
      if (end - first === 1) seen.get(words.facts[units.words[MARGIN + first]! * FACTS + WORD]!)!.cues += 1;
    }
  }
  return new Map([...seen].map(([word, { all, cues }]) => [word, (cues + 0.05) / (all + 5)]));
}

/** The units that overlap a span. */
function rangeOf({ starts, ends, length }: Units, { start, end }: GoldSpan): UnitRange {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < length && starts[last]! < end) last += 1;
  return { first: low, end: last };
}

/** The quotation whose cue each unit is the head of, by unit. The head of a cue is the word that is a cue most often. */
export function headsOf(words: Words, rates: CueRates, { gold, units }: QuotedArticle): Map<number, GoldQuotation> {
  const heads = new Map<number, GoldQuotation>();
  for (const quotation of gold.quotations ?? []) {
    if (!quotation.cue || quotation.kind === 'scare') continue;
    const { first, end } = rangeOf(units, quotation.cue);
    let head = -1;
    let highest = -1;
    for (let i = first; i < end; i++) {
      if (units.pieces[i]! >= 0) continue;
      const rate = rates.get(words.facts[units.words[MARGIN + i]! * FACTS + WORD]!) ?? 0;
      if (rate > highest) {
        highest = rate;
        head = i;
      }
    }
    if (head >= 0 && !heads.has(head)) heads.set(head, quotation);
  }
  return heads;
}

const SPEAKER = ARGUMENTS.indexOf('speaker');
const CUE = ARGUMENTS.indexOf('cue');
const CONTENTS = ARGUMENTS.indexOf('contents');

/**
 * What each unit of a window may be labelled, as bits: one label where the quotation says which.
 *
 * @param quotation the one whose cue is looked at; nothing belongs to a cue that has none
 */
export function allowedLabels(
  { units, marksOnly }: QuotedArticle,
  { first, end }: UnitRange,
  head: number,
  quotation: GoldQuotation | undefined,
): Uint32Array {
  const allowed = new Uint32Array(end - first).fill(1);
  if (quotation === undefined) return allowed;
  const spans = [
    ...(quotation.contents ?? quotation.quoted ?? []).map((span) => ({ span, kind: CONTENTS })),
    ...(quotation.cue ? [{ span: quotation.cue, kind: CUE }] : []),
    ...(quotation.speaker ? [{ span: quotation.speaker, kind: SPEAKER }] : []),
  ];
  const owners = new Int32Array(end - first).fill(-1);
  for (let i = first; i < end; i++) {
    const start = units.starts[i]!;
    const stop = units.ends[i]!;
    let most = 0;
    spans.forEach(({ span, kind }, index) => {
      const shared = Math.min(stop, span.end) - Math.max(start, span.start);
      // What stands within marks is contents or nothing, and only as a whole.
      if (units.pieces[i]! >= 0 && (kind !== CONTENTS || shared * 2 < stop - start)) return;
      if (shared > most) {
        most = shared;
        owners[i - first] = index;
      }
    });
  }
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i]!;
    if (owner < 0) {
      // A name may stand within a longer description of the speaker, words within marks in longer contents.
      if (marksOnly && units.pieces[first + i]! < 0) allowed[i] = PARTLY;
      continue;
    }
    const { kind } = spans[owner]!;
    if (marksOnly && first + i !== head) {
      allowed[i] = anyPlace(kind);
      continue;
    }
    const before = owners[i - 1] === owner;
    const after = owners[i + 1] === owner;
    allowed[i] = 1 << labelOf(kind, before ? (after ? 1 : 2) : after ? 0 : 3);
  }
  return allowed;
}

function anyPlace(kind: number): number {
  return [0, 1, 2, 3].reduce((bits, place) => bits | (1 << labelOf(kind, place)), 0);
}

/** Outside, or anything but a cue. */
const PARTLY = 1 | anyPlace(SPEAKER) | anyPlace(CONTENTS);
