import type {
  Block,
  LocalEntity,
  Mention,
  Quotation,
  QuotationKind,
  Sentence,
  Span,
  Speaker,
  Token,
} from '../model.ts';
import { type Attribution, type Attributor, findAttributions, wordsFor } from './attributions.ts';
import { findMarked, type Marked } from './marks.ts';
import { speakerOf } from './phrases.ts';
import { type Units, unitsOf } from './units.ts';

/** More than this within marks is somebody's words, even where no cue tells whose; in code units. */
const LONGEST_SCARE = 30;

/** What is known of an article when its quotations are looked for; all in order. */
export interface Article {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
}

/** A quotation while it is put together. */
interface Draft {
  /** In the order of the text. */
  readonly contents: Span[];
  /** The pieces within marks that belong to it, by their index. */
  readonly pieces: number[];
  readonly attribution?: Attribution;
  /** The speaker goes on from this quotation. */
  readonly after?: Draft;
}

/**
 * Finds the quotations of an article: what stands within marks, in one quotation where the sentence is only interrupted
 * by its cue or where the same voice goes on in the paragraph or in the next one; and what is reported without marks.
 */
export function* findQuotations(attributor: Attributor, article: Article): Generator<void, Quotation[]> {
  const { text, blocks, tokens, sentences, mentions } = article;
  const pieces = findMarked(text, blocks).filter((piece) => piece.depth === 0);
  const words = wordsFor(attributor);
  const units = unitsOf(text, words, tokens, sentences, pieces);
  yield;
  const attributions = yield* findAttributions(attributor, words, units);
  const drafts = attributions.map((attribution) => draftOf(attribution, units, pieces));
  const owners: (Draft | undefined)[] = pieces.map(() => undefined);
  for (const draft of drafts) for (const piece of draft.pieces) owners[piece] = draft;
  const unitOf = new Int32Array(pieces.length).fill(-1);
  for (let i = 0; i < units.length; i++) if (units.pieces[i]! >= 0) unitOf[units.pieces[i]!] = i;
  pieces.forEach((piece, index) => {
    if (owners[index] !== undefined) return;
    const before = owners[index - 1];
    const unit = unitOf[index]!;
    const earlier = unitOf[index - 1] ?? -1;
    const sameBlock = earlier >= 0 && units.blocks[earlier] === units.blocks[unit];
    const nextBlock = earlier >= 0 && units.blocks[earlier] === units.blocks[unit]! - 1;
    let draft: Draft;
    if (pieces[index - 1]?.continues === true && before !== undefined) draft = before;
    else if (
      sameBlock &&
      before?.attribution !== undefined &&
      units.first[unit] === unit &&
      followsAt(before, units, unit)
    )
      draft = before;
    else {
      const fills = units.first[unit] === unit && blocks[units.blocks[unit]!]!.end <= piece.outer.end + 1;
      const speaks = before !== undefined && (before.after ?? before).attribution !== undefined;
      draft = { contents: [], pieces: [], ...(fills && nextBlock && speaks && { after: before.after ?? before }) };
      drafts.push(draft);
    }
    draft.contents.push({ start: piece.start, end: piece.end });
    draft.pieces.push(index);
    owners[index] = draft;
  });
  const quotations = drafts.map((draft) => quotationOf(draft, text, units, pieces, tokens, mentions));
  return quotations.sort((a, b) => a.start - b.start);
}

/** Does a sentence begin at this unit, right after the sentence of an attribution or of its contents? */
function followsAt({ attribution }: Draft, units: Units, unit: number): boolean {
  if (attribution === undefined) return false;
  const { head, contents } = attribution;
  return units.last[head] === unit - 1 || contents.at(-1)!.end === unit;
}

/** The contents of an attribution as text, without the marks at their ends. */
function draftOf(attribution: Attribution, units: Units, pieces: readonly Marked[]): Draft {
  const contents: Span[] = [];
  const inside: number[] = [];
  for (const { first, end } of attribution.contents) {
    // Marks are left out where they hold all of it; elsewhere they belong to what is said.
    const whole = end - first === 1 ? pieces[units.pieces[first]!] : undefined;
    contents.push({ start: whole?.start ?? units.starts[first]!, end: whole?.end ?? units.ends[end - 1]! });
    for (let i = first; i < end; i++) if (units.pieces[i]! >= 0) inside.push(units.pieces[i]!);
  }
  return { contents, pieces: inside, attribution };
}

function quotationOf(
  draft: Draft,
  text: string,
  units: Units,
  marked: readonly Marked[],
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Quotation {
  const { pieces, attribution } = draft;
  const contents = draft.contents.sort((a, b) => a.start - b.start);
  const quoted = pieces.map((piece): Span => ({ start: marked[piece]!.start, end: marked[piece]!.end }));
  const speaker = speakerFor(draft, units, tokens, mentions);
  const start = contents[0]!.start;
  const end = contents.at(-1)!.end;
  return {
    start,
    end,
    kind: kindOf(text, contents, quoted, speaker),
    contents,
    quoted,
    ...(speaker !== undefined && { speaker }),
    ...(attribution !== undefined && { cue: spanOf(units, attribution.cue.first, attribution.cue.end) }),
    confidence: attribution?.confidence ?? 0.5,
    ...(pieces.some((piece) => marked[piece]!.unclosed) && { unclosed: true }),
  };
}

function kindOf(
  text: string,
  contents: readonly Span[],
  quoted: readonly Span[],
  speaker: Speaker | undefined,
): QuotationKind {
  if (quoted.length === 0) return 'indirect';
  const whole = lengthOf(contents) === lengthOf(quoted);
  if (whole && speaker === undefined && lengthOf(quoted) < LONGEST_SCARE) return 'scare';
  // A part of a sentence is woven into the sentence of who reports it.
  return whole && /^[^\p{L}]{0,3}[\p{Lu}\p{N}]/u.test(text.slice(contents[0]!.start, contents[0]!.start + 6))
    ? 'direct'
    : 'mixed';
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function speakerFor(
  draft: Draft,
  units: Units,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Speaker | undefined {
  const phrase = (draft.after ?? draft).attribution?.speaker;
  return phrase === undefined ? undefined : speakerOf(spanOf(units, phrase.first, phrase.end), tokens, mentions);
}

function spanOf(units: Units, first: number, end: number): Span {
  return { start: units.starts[first]!, end: units.ends[end - 1]! };
}
