import type { Block, Sentence, Span, Token } from '../model.ts';
import type { Attribution } from './attribution.ts';
import { type Attributor, findAttributions, wordsFor } from './attributions.ts';
import type { KnownWords } from './known-words.ts';
import { findMarked, type Marked } from './marks.ts';
import { type UnitRange, type Units, unitsOf } from './units.ts';
import type { WordsOf } from './words-of.ts';

/** A text that was laid out; all in order. */
export interface LaidOut {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** So many units lead to words within marks that go on from the sentence before: “Then, ‘…’”. */
const LONGEST_LEAD = 2;

/** So many code units stand between words within marks that are listed at most. */
const LONGEST_GAP = 16;

/** A quotation while it is put together. */
export interface Draft {
  /** In the order of the text. */
  readonly contents: Span[];
  /** The pieces within marks that belong to it, by their index. */
  readonly pieces: number[];
  readonly attribution: Attribution | undefined;
  /** What leads to it, and was taken for a part of it. */
  readonly lead: Span | undefined;
  /** The speaker goes on from this quotation. */
  readonly after: Draft | undefined;
  /** Whose words they are, where the text says so. */
  readonly told: WordsOf | undefined;
}

/** A draft of what the text says to be somebody's words. */
export function toldDraft(contents: Span[], pieces: number[], told: WordsOf): Draft {
  return { contents, pieces, attribution: undefined, lead: undefined, after: undefined, told };
}

/** Quotations put together, before it is judged which marks quote anybody. */
export interface Assembled {
  readonly words: KnownWords;
  readonly units: Units;
  /** The outermost pieces within marks, and the unit of each. */
  readonly pieces: readonly Marked[];
  readonly unitOf: Int32Array;
  readonly drafts: readonly Draft[];
  /** The draft that each piece belongs to. */
  readonly owners: readonly (Draft | undefined)[];
}

/** Finds attributions, and gives what stands within marks to them or to drafts of its own. */
export function* assemble(
  attributor: Attributor,
  { text, blocks, tokens, sentences }: LaidOut,
): Generator<void, Assembled> {
  const pieces = findMarked(text, blocks).filter(isOutermost);
  const words = wordsFor(attributor);
  const units = unitsOf(text, words, tokens, sentences, pieces);
  yield;
  const attributions = yield* findAttributions(attributor, words, units);
  const owners = new Array<Draft | undefined>(pieces.length).fill(undefined);
  const drafts: Draft[] = [];
  for (const attribution of attributions) {
    const draft = draftOf(text, attribution, units, pieces);
    drafts.push(draft);
    for (const piece of draft.pieces) owners[piece] = draft;
  }
  const assembled = { words, units, pieces, unitOf: unitsOfPieces(units, pieces.length), drafts, owners };
  // What stands within a token, as in an address, is in no sentence.
  for (let index = 0; index < pieces.length; index++)
    if (owners[index] === undefined && assembled.unitOf[index]! >= 0) giveToDraft(text, blocks, assembled, index);
  return assembled;
}

function isOutermost({ depth }: Marked): boolean {
  return depth === 0;
}

/** The unit of each piece within marks; -1 where there is none. */
function unitsOfPieces({ pieces, length }: Units, count: number): Int32Array {
  const unitOf = new Int32Array(count).fill(-1);
  for (let i = 0; i < length; i++) if (pieces[i]! >= 0) unitOf[pieces[i]!] = i;
  return unitOf;
}

/** Gives what stands within marks and belongs to no attribution to the draft before it, or to one of its own. */
function giveToDraft(
  text: string,
  blocks: readonly Block[],
  assembled: Assembled & { readonly drafts: Draft[]; readonly owners: (Draft | undefined)[] },
  index: number,
): void {
  const { units, pieces, unitOf, drafts, owners } = assembled;
  const piece = pieces[index]!;
  const unit = unitOf[index]!;
  const isFirst = index === 0;
  const before = isFirst ? undefined : owners[index - 1];
  const earlier = isFirst ? -1 : unitOf[index - 1]!;
  const last = isFirst ? undefined : pieces[index - 1];
  // What stands within marks before this, where the sentence of its cue goes on.
  const begun =
    before !== undefined && isBehindCue(before, units, unit) && !beginsSentence(text, piece.start) ? last : undefined;
  const isListed = begun !== undefined && lists(text, begun, piece);
  const sameBlock = earlier >= 0 && units.blocks[earlier] === units.blocks[unit];
  const goesOnFrom =
    before !== undefined &&
    (last?.continues === true ||
      (sameBlock &&
        before.attribution !== undefined &&
        ((unit - units.first[unit]! <= LONGEST_LEAD && followsAt(before, units, units.first[unit]!)) ||
          (begun !== undefined && goesOn(text, begun, piece)) ||
          isListed)));
  const draft = goesOnFrom ? before : draftBehind(text, blocks, units, before, last, piece, earlier, unit);
  if (draft !== before) drafts.push(draft);
  const said = draft.contents.at(-1);
  // What is listed belongs to what stands around the words before it: “called him a ‘fascist’ and a ‘bore’”.
  if (
    isListed &&
    draft === before &&
    said?.end === last?.outer.end &&
    said !== undefined &&
    draft.attribution?.head !== unit
  )
    draft.contents[draft.contents.length - 1] = { start: said.start, end: piece.outer.end };
  else draft.contents.push({ start: piece.start, end: piece.end });
  draft.pieces.push(index);
  owners[index] = draft;
}

/** A draft of its own for a piece within marks; where the piece fills a paragraph behind somebody’s words, they go on in it. */
function draftBehind(
  text: string,
  blocks: readonly Block[],
  units: Units,
  before: Draft | undefined,
  last: Marked | undefined,
  { outer }: Marked,
  earlier: number,
  unit: number,
): Draft {
  const nextBlock = earlier >= 0 && units.blocks[earlier] === units.blocks[unit]! - 1;
  const block = blocks[units.blocks[unit]!];
  const fills = block !== undefined && block.start + 1 >= outer.start && block.end <= outer.end + 1;
  // A question is answered by somebody else.
  const asks = text.charAt((last?.end ?? 0) - 1) === '?';
  const speaks = before !== undefined && !asks && (before.after ?? before).attribution !== undefined;
  const after = fills && nextBlock && speaks ? (before.after ?? before) : undefined;
  return { contents: [], pieces: [], attribution: undefined, lead: undefined, after, told: undefined };
}

/** Does a sentence begin at this unit, right after the sentence of an attribution or of its contents? */
function followsAt({ attribution }: Draft, units: Units, unit: number): boolean {
  if (attribution === undefined) return false;
  const { head, contents } = attribution;
  return units.last[head] === unit - 1 || contents.at(-1)!.end === unit;
}

/** Does this unit stand in the sentence of an attribution, at its cue or behind it? */
function isBehindCue({ attribution }: Draft, units: Units, unit: number): boolean {
  return attribution !== undefined && attribution.head <= unit && units.first[attribution.head] === units.first[unit];
}

/** Does a sentence go on within marks that was interrupted by its cue: “We won,” she said when she came, “and nobody saw it”? */
function goesOn(text: string, last: Marked, { outer }: Marked): boolean {
  return text[last.end - 1] === ',' && /,\s$/.test(text.slice(Math.max(0, outer.start - 2), outer.start));
}

/** What stands between words within marks that are listed. */
const LISTED = /^,? (?:(?:and|or|but)(?: also)? )?(?:an? |the )?$/;

/** Are words within marks listed with those before them? */
function lists(text: string, last: Marked, { outer }: Marked): boolean {
  return outer.start - last.outer.end <= LONGEST_GAP && LISTED.test(text.slice(last.outer.end, outer.start));
}

/** The contents of an attribution as text, without the marks at their ends. */
function draftOf(text: string, attribution: Attribution, units: Units, pieces: readonly Marked[]): Draft {
  const contents: Span[] = [];
  const inside: number[] = [];
  const opening = attribution.contents[0]!;
  // What opens within marks, before its cue, does not go on without any behind it.
  const opens = isPiece(units, opening) && opening.first < attribution.head;
  const closing = attribution.contents.at(-1)!;
  // What leads to a whole sentence within marks is not said: “At the rally, she said, ‘…’”.
  const leads =
    isPiece(units, closing) &&
    closing.first > attribution.head &&
    units.first[closing.first] === units.first[attribution.head] &&
    beginsSentence(text, pieces[units.pieces[closing.first]!]!.start);
  const isRelative =
    opening.end - opening.first === 1 &&
    /^which$/i.test(text.slice(units.starts[opening.first], units.ends[opening.end - 1]));
  const isLed = hasLead(text, units, attribution);
  let lead: Span | undefined;
  for (const { first: from, end: last } of attribution.contents) {
    if (isLed && last <= attribution.head) {
      lead ??= { start: units.starts[from]!, end: units.ends[last - 1]! };
      continue;
    }
    if (contents.length > 0 && tellsOfSource(text, units, attribution, from)) continue;
    const first = from > attribution.head ? behindColon(text, units, pieces, { first: from, end: last }) : from;
    const end =
      isRelative && first > attribution.head
        ? relativeEnd(text, units, pieces, { first, end: last })
        : endBeforeSpeaker(text, units, pieces, { first, end: last }, attribution.head);
    if (opens && !hasPiece(units, { first, end })) continue;
    if (leads && end <= attribution.head && !hasPiece(units, { first, end })) continue;
    if (answers(text, units, pieces, { first, end }, contents.at(-1))) continue;
    // Marks are left out where they hold all of it; elsewhere they belong to what is said.
    const whole = isPiece(units, { first, end }) ? pieces[units.pieces[first]!] : undefined;
    contents.push({ start: whole?.start ?? units.starts[first]!, end: whole?.end ?? units.ends[end - 1]! });
    for (let i = first; i < end; i++) if (units.pieces[i]! >= 0) inside.push(units.pieces[i]!);
  }
  if (contents.length === 0 && lead !== undefined) contents.push(lead);
  return { contents, pieces: inside, attribution, lead, after: undefined, told: undefined };
}

/** Participles of which what stands before them is the main clause, not what is said: “He signed it, saying …”. */
const SAYING = /^\p{Ll}+ing$/u;

/**
 * Is what stands before a cue no part of what is said: “The bank, with ten branches, said on Monday that …”? Where “that” stands apart, what
 * is said goes on with it: “He hopes, he said, that …”.
 */
function hasLead(text: string, units: Units, { head, cue, contents }: Attribution): boolean {
  const [before, behind] = contents;
  if (before === undefined || behind === undefined || before.end > head || behind.first <= head) return false;
  if (before.end - before.first === 1 || behind.end - behind.first === 1 || hasPiece(units, before)) return false;
  if (tellsSource(text, units, cue)) return false;
  if (SAYING.test(wordOf(text, units, head))) return true;
  const goesOn = /[,;:–—-]/.test(text.charAt(units.ends[behind.first - 1]! - 1));
  return !goesOn && wordOf(text, units, behind.first) === 'that';
}

/** Is this “according to”? */
function tellsSource(text: string, units: Units, cue: UnitRange): boolean {
  return wordOf(text, units, cue.first).toLowerCase() === 'according';
}

/** “…, according to a poll that asks voters”: which tells of the poll. */
function tellsOfSource(text: string, units: Units, { cue, speaker }: Attribution, first: number): boolean {
  return first === speaker?.end && tellsSource(text, units, cue) && wordOf(text, units, first) === 'that';
}

function wordOf(text: string, { starts, ends }: Units, unit: number): string {
  return text.slice(starts[unit], ends[unit]);
}

/** Do words within marks in a paragraph of their own follow a question? Somebody else answers it. */
function answers(
  text: string,
  units: Units,
  pieces: readonly Marked[],
  range: UnitRange,
  before: Span | undefined,
): boolean {
  if (before === undefined || !isPiece(units, range) || units.blocks[range.first] === units.blocks[range.first - 1])
    return false;
  return text.charAt(before.end - 1) === '?' && pieces[units.pieces[range.first]! - 1]?.continues !== true;
}

/** “We won,” Jan Novak, an expert on ports, once said: what a comma within marks ends goes on with no name behind it. */
function endBeforeSpeaker(
  text: string,
  units: Units,
  pieces: readonly Marked[],
  { first, end }: UnitRange,
  head: number,
): number {
  const piece = pieces[units.pieces[first]!];
  if (piece === undefined || end - first < 2 || end > head || hasPiece(units, { first: first + 1, end })) return end;
  const next = text.charAt(units.starts[first + 1]!);
  return /[,?!]/.test(text.charAt(piece.end - 1)) && /\p{Lu}/u.test(next) ? first + 1 : end;
}

/** “Berg put it better than any lawyer: “…””: words within marks behind a colon are all that is said. */
function behindColon(text: string, units: Units, pieces: readonly Marked[], { first, end }: UnitRange): number {
  const piece = pieces[units.pieces[end - 1]!];
  const isLed = piece !== undefined && /:\s*$/.test(text.slice(Math.max(0, piece.outer.start - 3), piece.outer.start));
  return isLed && beginsSentence(text, piece.start) && !hasPiece(units, { first, end: end - 1 }) ? end - 1 : first;
}

/** “The call, which he called “a success,” comes late”: a comma within marks ends what a relative clause reports. */
function relativeEnd(text: string, units: Units, pieces: readonly Marked[], { first, end }: UnitRange): number {
  for (let i = first; i < end; i++) {
    const piece = pieces[units.pieces[i]!];
    if (piece !== undefined) return text[piece.end - 1] === ',' ? i + 1 : end;
  }
  return end;
}

/** A part of a sentence is woven into the sentence of who reports it; a whole one begins with a capital. */
export function beginsSentence(text: string, start: number): boolean {
  return /^[^\p{L}]{0,3}[\p{Lu}\p{N}]/u.test(text.slice(start, start + 6));
}

function isPiece({ pieces }: Units, { first, end }: UnitRange): boolean {
  return end - first === 1 && pieces[first]! >= 0;
}

function hasPiece({ pieces }: Units, { first, end }: UnitRange): boolean {
  for (let i = first; i < end; i++) if (pieces[i]! >= 0) return true;
  return false;
}
