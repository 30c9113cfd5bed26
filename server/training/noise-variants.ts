import { HEADLINE, TEXT } from '../analysis/noise/roles.ts';
import type { GoldLine, GoldLines } from './noise-data.ts';
import { type NewLine, type Teaser, withTeasers } from './noise-teasers.ts';
import { randomFrom } from './random.ts';

/** The name of the set that they make. */
export const VARIANT = 'variant';

/** How many lines are left on average before and after the article. */
const LEFT_BEFORE = 2.5;
const LEFT_AFTER = 4;
/** The share of extractions that get a list of teasers. */
const WITH_TEASERS = 0.2;

/**
 * Texts as an extractor would leave them of a whole page: the article, a few lines of what stands around it, and some of the
 * runs of noise inside it. They give the judge many more pages to see articles without their menus. Some of them, and the page
 * itself once more, tell of other articles besides.
 *
 * @param teasers of articles that may be told of
 */
export function variantsOf(
  page: GoldLines,
  copies: number,
  seed: number,
  teasers: readonly Teaser[],
): readonly GoldLines[] {
  const random = randomFrom(seed);
  if (page.lines.filter(({ role }) => role === TEXT).length < 3) return [];
  const extractions = Array.from({ length: copies }, () => {
    const gap = random() < 0.3 ? '\n\n' : '\n';
    const kept = extraction(page.lines, random);
    return composed(page, random() < WITH_TEASERS ? withTeasers(kept, teasers, random) : kept, gap);
  });
  return [...extractions, composed(page, withTeasers(page.lines, teasers, random), '\n')];
}

/** The lines that an extractor would leave. */
function extraction(lines: readonly GoldLine[], random: () => number): readonly GoldLine[] {
  const first = lines.findIndex(({ role }) => role === TEXT);
  const last = lines.findLastIndex(({ role }) => role === TEXT);
  const before = Math.floor(-Math.log(1 - random()) * LEFT_BEFORE);
  const after = Math.floor(-Math.log(1 - random()) * LEFT_AFTER);
  const withHeadline = random() < 0.6;
  const dropped = random() * 0.8;
  let isDropped = false;
  return lines.filter(({ role }, index) => {
    if (role === HEADLINE) return withHeadline;
    if (index < first) return first - index <= before;
    if (index > last) return index - last <= after;
    if (role === TEXT) return true;
    if (lines[index - 1]?.role === TEXT) isDropped = random() < dropped;
    return !isDropped;
  });
}

/** A text of lines of a page and of new ones. */
function composed({ page, text }: GoldLines, parts: readonly (GoldLine | NewLine)[], gap: string): GoldLines {
  let whole = '';
  const lines = parts.map((part): GoldLine => {
    if (whole !== '') whole += gap;
    const start = whole.length;
    whole += 'words' in part ? part.words : text.slice(part.start, part.end);
    return { isNoise: 'words' in part || part.isNoise, role: part.role, start, end: whole.length };
  });
  return { set: VARIANT, page, text: whole, lines };
}
