import { HEADLINE, TEXT } from '../analysis/noise/roles.ts';
import type { GoldLine, GoldLines } from './noise-data.ts';
import { randomFrom } from './random.ts';

/** The name of the set that they make. */
export const VARIANT = 'variant';

/** How many lines are left on average before and after the article. */
const LEFT_BEFORE = 2.5;
const LEFT_AFTER = 4;

/**
 * Texts as an extractor would leave them of a whole page: the article, a few lines of what stands around it, and some of the
 * runs of noise inside it. They give the judge many more pages to see articles without their menus.
 */
export function extractionsOf(page: GoldLines, copies: number, seed: number): GoldLines[] {
  const random = randomFrom(seed);
  if (page.lines.filter(({ role }) => role === TEXT).length < 3) return [];
  return Array.from({ length: copies }, () => extraction(page, random));
}

function extraction({ page, text, lines }: GoldLines, random: () => number): GoldLines {
  const first = lines.findIndex(({ role }) => role === TEXT);
  const last = lines.findLastIndex(({ role }) => role === TEXT);
  const before = Math.floor(-Math.log(1 - random()) * LEFT_BEFORE);
  const after = Math.floor(-Math.log(1 - random()) * LEFT_AFTER);
  const withHeadline = random() < 0.6;
  const dropped = random() * 0.8;
  const gap = random() < 0.3 ? '\n\n' : '\n';
  let isDropped = false;
  const kept = lines.filter(({ role }, index) => {
    if (role === HEADLINE) return withHeadline;
    if (index < first) return first - index <= before;
    if (index > last) return index - last <= after;
    if (role === TEXT) return true;
    if (lines[index - 1]?.role === TEXT) isDropped = random() < dropped;
    return !isDropped;
  });
  let whole = '';
  const left = kept.map((line): GoldLine => {
    if (whole !== '') whole += gap;
    const start = whole.length;
    whole += text.slice(line.start, line.end);
    return { ...line, start, end: whole.length };
  });
  return { set: VARIANT, page, text: whole, lines: left };
}
