import type { Block, Span } from '../analysis/model.ts';
import { inkOf, linesOf } from '../analysis/text/lines.ts';
import { sentencesOf } from '../analysis/text/sentences.ts';
import { tokenize } from '../analysis/text/tokens.ts';

/**
 * The tokens of a text, sentence by sentence, for formats that mark nothing smaller than a token: a token that a mark would
 * begin or end in is cut there. Tokens hold all of the text but its white space.
 *
 * @param cuts offsets at which no token may go on
 */
export function sentencesFor(text: string, cuts: Iterable<number>): readonly (readonly Span[])[] {
  const blocks: Block[] = [];
  linesOf(text).forEach((line, index) => {
    if (inkOf(text, line) === undefined) return;
    blocks.push({ start: line.start, end: line.end, kind: 'paragraph', firstLine: index, endLine: index + 1 });
  });
  const tokens = blocks.flatMap((block) => tokenize(text, block));
  const wanted = Int32Array.from(new Set(cuts)).sort();
  let cut = 0;
  return sentencesOf(text, tokens, blocks).map(({ firstToken, endToken }) => {
    const pieces: Span[] = [];
    for (let i = firstToken; i < endToken; i++) {
      const { end } = tokens[i]!;
      let { start } = tokens[i]!;
      for (; cut < wanted.length && wanted[cut]! < end; cut++) {
        const at = wanted[cut]!;
        if (at <= start || isWithinPair(text, at)) continue;
        pieces.push({ start, end: at });
        start = at;
      }
      pieces.push({ start, end });
    }
    return pieces;
  });
}

function isWithinPair(text: string, offset: number): boolean {
  return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}

/** The indices of the first token that a span touches and of the one after the last; tokens are in order. */
export function tokensIn(
  tokens: readonly Span[],
  { start, end }: Span,
): { readonly first: number; readonly end: number } {
  return {
    first: firstWhere(tokens, (token) => token.end > start),
    end: firstWhere(tokens, (token) => token.start >= end),
  };
}

function firstWhere(tokens: readonly Span[], holds: (token: Span) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(tokens[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
