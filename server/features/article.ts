import type { Analysis, Mention, Noise, Quotation, Reference, Span } from '../analysis/model.ts';
import { isReporting } from '../analysis/quotations/cues.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import { remembered } from '../analysis/remembered.ts';
import { firstEndingAfter } from '../analysis/text/spans.ts';

/** An article that a reader looks at: its text and what was found in it. */
export interface Article {
  readonly uri: string;
  readonly text: string;
  readonly analysis: Analysis;
}

/** What stands at a place of an article, the innermost first: a name before the quotation that it stands in. */
export type Thing =
  | { readonly kind: 'mention'; readonly span: Span; readonly mention: Mention }
  | { readonly kind: 'reference'; readonly span: Span; readonly reference: Reference }
  | { readonly kind: 'speaker'; readonly span: Span; readonly quotation: Quotation }
  | { readonly kind: 'cue'; readonly span: Span; readonly quotation: Quotation }
  | { readonly kind: 'quotation'; readonly span: Span; readonly quotation: Quotation }
  | { readonly kind: 'noise'; readonly span: Span; readonly noise: Noise };

/**
 * The things that hold an offset, the innermost first. An offset just behind a name still counts as on it, because
 * that is where the cursor stands after a word was selected or typed.
 */
export function thingsAt(analysis: Analysis, offset: number): readonly Thing[] {
  const things: Thing[] = [];
  for (const mention of touching(analysis.mentions, offset)) things.push({ kind: 'mention', span: mention, mention });
  for (const reference of touching(analysis.references, offset)) {
    things.push({ kind: 'reference', span: reference, reference });
  }
  for (const quotation of shownQuotations(analysis)) {
    const speaker = toldSpeaker(quotation);
    if (speaker !== undefined && touches(speaker, offset)) things.push({ kind: 'speaker', span: speaker, quotation });
    if (quotation.cue !== undefined && touches(quotation.cue, offset)) {
      things.push({ kind: 'cue', span: quotation.cue, quotation });
    }
    const piece = touched(quotation.contents, offset);
    if (piece !== undefined) things.push({ kind: 'quotation', span: piece, quotation });
  }
  for (const noise of analysis.noise) if (touches(noise, offset)) things.push({ kind: 'noise', span: noise, noise });
  return things;
}

/** The entity that an offset speaks of: of a name, of a pronoun, of a quotation's speaker. Index into `Analysis.entities`. */
export function entityAt(analysis: Analysis, offset: number): { span: Span; entity: number } | undefined {
  for (const thing of thingsAt(analysis, offset)) {
    const entity = entityOf(thing);
    if (entity !== undefined) return { span: thing.span, entity };
  }
  return undefined;
}

function entityOf(thing: Thing): number | undefined {
  switch (thing.kind) {
    case 'mention':
      return thing.mention.entity;
    case 'reference':
      return thing.reference.entity;
    case 'speaker':
      return thing.quotation.speaker?.entity;
    case 'cue':
    case 'quotation':
    case 'noise':
      return undefined;
  }
}

/** Whether an offset stands in a span or at one of its ends, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The first of some spans that an offset stands in or just behind. */
function touched(spans: readonly Span[], offset: number): Span | undefined {
  for (const span of spans) if (touches(span, offset)) return span;
  return undefined;
}

/** The spans of an ordered list without overlaps that an offset stands in or just behind: at most two, the one it stands in first. */
function touching<T extends Span>(spans: readonly T[], offset: number): readonly T[] {
  const low = firstTouching(spans, offset);
  return spans
    .slice(low, low + 2)
    .filter((span) => touches(span, offset))
    .sort((a, b) => b.start - a.start);
}

/**
 * The quotations that a reader is shown. What is reported without marks is shown where a word of saying reports it; weaker
 * attributions ("met the mayor", "wants to move") stay in the record, where those who count them find them.
 */
export const shownQuotations = remembered(({ quotations, tokens }: Analysis): readonly Quotation[] =>
  quotations.filter(({ kind, cue }) => {
    if (kind !== 'indirect') return true;
    if (cue === undefined) return false;
    for (let i = firstTouching(tokens, cue.start); i < tokens.length && tokens[i]!.start < cue.end; i++) {
      if (isReporting(tokens[i]!.text.toLowerCase())) return true;
    }
    return false;
  }),
);

/** Tells of any span whether one of the spans of an ordered list without overlaps holds it: noise holds names, for example. */
export function within(holders: readonly Span[]): (span: Span) => boolean {
  return ({ start, end }) => {
    const holder = touching(holders, start)[0];
    return holder !== undefined && holder.start <= start && end <= holder.end;
  };
}

/** The first of an ordered list of spans without overlaps that does not end before an offset. */
export function firstTouching(spans: readonly Span[], offset: number): number {
  return firstEndingAfter(spans, offset - 1);
}

/** The text of a span on one line: white space folded, invisible characters dropped. */
export function wordsOf(text: string, span: Span): string {
  return text
    .slice(span.start, span.end)
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Shortens text to at most `length` code units, at a word's end where there is one, and says so with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}
