import type { GoldArticle } from './gold.ts';
import { layOut } from './lay-out.ts';
import { randomFrom } from './random.ts';

/** How many sentences of an article are written as a headline as well, and what each counts beside one that stands so. */
const SHARE = 0.08;
export const HEADLINE_WEIGHT = 0.5;

/** No headline is longer, in code units. */
const LONGEST = 140;

const WORD = /\p{L}[\p{L}'’]*/gu;
const SMALL = new Set('a an and as at be but by for from in is of on or the to was with are'.split(' '));

/**
 * A copy of an article in which some sentences have a capital for most words, as headlines have, of which gold sets hold few; all others
 * are told to be noise, so that nothing is learned from them twice. `undefined` where no sentence is rewritten.
 *
 * @param number tells which sentences: the same for the same number
 */
export function headlinesOf(article: GoldArticle, number: number): GoldArticle | undefined {
  const { text, sentences } = layOut(article.text);
  const random = randomFrom(number);
  let copy = '';
  let copied = 0;
  const left = sentences.filter(({ start, end }) => {
    const sentence = text.slice(start, end);
    const headline = end - start > LONGEST || random() >= SHARE ? sentence : asHeadline(sentence);
    if (headline === sentence || headline.length !== sentence.length) return true;
    copy += text.slice(copied, start) + headline;
    copied = end;
    return false;
  });
  if (left.length === sentences.length) return undefined;
  return { ...article, text: copy + text.slice(copied), noise: [...(article.noise ?? []), ...left] };
}

/** “The Mayor of Halvern Says She Will Not Go”. */
function asHeadline(sentence: string): string {
  return sentence.replace(WORD, (word, at: number) =>
    at > 0 && SMALL.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );
}
