import type { Block, LocalEntity, Mention, Quotation, Sentence, Span, Token } from '../model.ts';
import { isCapitalised } from '../text/characters.ts';
import { findMarked, type Marked } from './marks.ts';
import { type Attribution, attributeAfter, attributeBefore, type Context, tokenAt } from './speakers.ts';

/** More words than this within marks are somebody's words, even where no cue tells whose. */
const LONGEST_SCARE = 5;

/** What is known of an article when its quotations are looked for; all in order. */
export interface Article {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
}

/**
 * Finds the quotations of an article: what stands within marks, in one quotation where the sentence is only interrupted
 * by its cue or where the same voice goes on in the paragraph or in the next one.
 */
export function findQuotations({ text, blocks, tokens, sentences, mentions }: Article): Quotation[] {
  const pieces = findMarked(text, blocks).filter((piece) => piece.depth === 0);
  const context: Context = { tokens, sentences, mentions, pieces };
  const quotations: Quotation[] = [];
  let previous: { readonly piece: Marked; readonly attribution: Attribution; readonly block: number } | undefined;
  let block = 0;
  pieces.forEach((piece, index) => {
    while (blocks[block]!.end <= piece.start) block += 1;
    const { start, end } = blocks[block]!;
    const last = quotations.at(-1);
    const before = previous;
    const sameBlock = before?.block === block;
    const next = pieces[index + 1];
    const gapStart = Math.max(start, sameBlock ? before.piece.outer.end : start);
    const gapEnd = Math.min(end, next === undefined ? end : next.outer.start);
    const leading = text.slice(gapStart, piece.outer.start);
    const whole = isCapitalised(text.slice(piece.start, piece.end));
    if (before?.piece.continues === true && last !== undefined) {
      quotations[quotations.length - 1] = joined(last, piece);
      previous = { piece, attribution: before.attribution, block };
      return;
    }
    const attribution =
      (/[,?!.…—-]$/.test(text.slice(piece.start, piece.end)) ||
      /^\s*,/.test(text.slice(piece.outer.end, piece.outer.end + 2))
        ? attributeAfter(context, tokenAt(tokens, piece.outer.end), tokenAt(tokens, gapEnd))
        : undefined) ??
      attributeBefore(context, sentenceStart(context, piece.outer.start, gapStart), tokenAt(tokens, piece.outer.start));
    const continuesSpeech =
      sameBlock &&
      last !== undefined &&
      last.kind !== 'scare' &&
      before.attribution.speaker !== undefined &&
      attribution === undefined &&
      /^[^.!?]*[.!?,]?\s*$/.test(leading);
    if (continuesSpeech) {
      quotations[quotations.length - 1] = joined(last, piece);
      previous = { piece, attribution: before.attribution, block };
      return;
    }
    const fills = piece.outer.start === start && piece.outer.end === end;
    const goesOn =
      fills && before !== undefined && before.block === block - 1 && before.attribution.speaker !== undefined;
    const found = attribution ?? (goesOn ? { speaker: before.attribution.speaker! } : {});
    const words = text.slice(piece.start, piece.end).split(/\s+/).length;
    const isScare = found.speaker === undefined && words <= LONGEST_SCARE;
    quotations.push({
      start: piece.start,
      end: piece.end,
      kind: isScare ? 'scare' : whole ? 'direct' : 'mixed',
      contents: [span(piece)],
      quoted: [span(piece)],
      ...found,
      confidence: attribution === undefined ? 0.4 : 0.8,
      ...(piece.unclosed && { unclosed: true }),
    });
    previous = { piece, attribution: found, block };
  });
  return quotations;
}

function span({ start, end }: Span): Span {
  return { start, end };
}

function joined(quotation: Quotation, piece: Marked): Quotation {
  return {
    ...quotation,
    end: piece.end,
    contents: [...quotation.contents, span(piece)],
    quoted: [...quotation.quoted, span(piece)],
    ...(piece.unclosed && { unclosed: true }),
  };
}

/** The first token of the sentence that an offset lies in, but none before `from`. */
function sentenceStart({ sentences, tokens }: Context, offset: number, from: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end < offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(sentences[low]?.firstToken ?? 0, tokenAt(tokens, from));
}
