import { numbersOf } from '../learning/vocabulary.ts';
import type { Sentence, Token } from '../model.ts';
import { isLetter, isUpperCase } from '../text/characters.ts';
import type { Marked } from './marks.ts';
import { lookOf, numbersFor, type Words, wordOf } from './words.ts';

/** How far beyond the first and the last unit one may look. */
export const MARGIN = 3;

/** Units from `first` up to but not including `end`. */
export interface UnitRange {
  readonly first: number;
  readonly end: number;
}

/**
 * An article as attributions are looked for in it: what stands within marks is one unit, every other token is one. So a
 * sentence and its speaker stay close together, however long the quotation is.
 */
export interface Units {
  readonly length: number;
  /** The number of each unit's word (see `words.ts`), `MARGIN` units before the first and after the last included. */
  readonly words: Int32Array;
  /** Offsets in the text; marks belong to their unit. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The index of the piece within marks, or -1. */
  readonly pieces: Int32Array;
  /** The first and the last unit of the sentence that a unit lies in. A quotation's sentence is the one around it. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Index of the block. */
  readonly blocks: Int32Array;
}

/**
 * Makes units of the tokens of an article.
 *
 * @param pieces the outermost pieces within marks, in order
 */
export function unitsOf(
  text: string,
  words: Words,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
  pieces: readonly Marked[],
): Units {
  const vocabulary = numbersOf(words.vocabulary, tokens);
  const known = numbersFor(words);
  const numbers = new Int32Array(tokens.length + 2 * MARGIN);
  const starts = new Int32Array(tokens.length);
  const ends = new Int32Array(tokens.length);
  const owners = new Int32Array(tokens.length).fill(-1);
  const first = new Int32Array(tokens.length);
  const places = new Int32Array(tokens.length);
  let count = 0;
  let piece = 0;
  let sentenceStart = 0;
  for (const { firstToken, endToken, block } of sentences) {
    // A sentence that begins within marks begins nothing outside them.
    let begins = true;
    for (let i = firstToken; i < endToken; i++) {
      const { start, end, text: word } = tokens[i]!;
      while (piece < pieces.length && pieces[piece]!.outer.end <= start) piece += 1;
      const marked = pieces[piece];
      const inside = marked !== undefined && marked.outer.start <= start;
      if (inside && count > 0 && owners[count - 1] === piece) {
        begins = false;
        continue;
      }
      if (begins || places[Math.max(0, count - 1)] !== block) sentenceStart = count;
      begins = false;
      starts[count] = inside ? marked.outer.start : start;
      ends[count] = inside ? marked.outer.end : end;
      owners[count] = inside ? piece : -1;
      first[count] = sentenceStart;
      places[count] = block;
      numbers[MARGIN + count] = inside
        ? lookOf(words, looks(text, marked))
        : wordOf(words, known, vocabulary[i]!, word);
      count += 1;
    }
  }
  const last = new Int32Array(count);
  for (let i = count - 1; i >= 0; i--) last[i] = i + 1 === count || first[i + 1] === i + 1 ? i : last[i + 1]!;
  return { length: count, words: numbers, starts, ends, pieces: owners, first, last, blocks: places };
}

/** How a piece within marks looks from outside, as a word of its own: how it begins, how it ends, how long it is. */
function looks(text: string, { start, end }: Marked): string {
  let i = start;
  while (i < end && i < start + 4 && !isLetter(text.charCodeAt(i))) i += 1;
  const begins = isUpperCase(text.charCodeAt(i)) ? 'A' : 'a';
  const last = text[end - 1]!;
  const closes = last === ',' ? ',' : '.!?…'.includes(last) ? '.' : '-';
  const length = end - start;
  const size = length < 15 ? 1 : length < 40 ? 2 : length < 80 ? 3 : 4;
  return `“${begins}${closes}${size}”`;
}
