import type { Span } from '../../model.ts';

// What a word is, where all words of its line have a capital, the rest of the article tells.

/** A longer word in small letters: not every word of the line has a capital. */
const SMALL_WORD = /(?<![\p{L}'’])\p{Ll}{5,}/u;

/** Have all words of a line a capital, but for short ones? */
export function isRaisedLine(line: string): boolean {
  return !SMALL_WORD.test(line);
}

/** The line around an offset, without its end. */
export function lineAround(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end < 0 ? text.length : end };
}

/** Do these words stand somewhere in small letters? */
export function standsSmall(text: string, words: string): boolean {
  return placesOf(text, words.toLowerCase()).next().done !== true;
}

/** Where words stand that are no part of longer ones. */
export function* placesOf(text: string, words: string): Generator<number, void> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isInWord(text[at - 1]) && !isInWord(text[at + words.length])) yield at;
  }
}

function isInWord(character = ''): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
