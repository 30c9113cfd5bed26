import { AFTER, BEFORE, HEADLINE, TEXT } from '../analysis/noise/roles.ts';
import type { GoldLine, GoldLines } from './noise-data.ts';

/** An article as another page tells of it: its headline, what stands below that, and how it begins. */
export interface Teaser {
  readonly headline: string;
  readonly below: readonly string[];
  readonly opening: string;
}

/** How many teasers a list has at least, and how many more on average. */
const LEAST = 3;
const MORE = 6;
/** A list stands no farther behind the article's last line. */
const FARTHEST = 12;
/** Texts of more lines are pages, and have lists before the article as well. */
const PAGE = 100;
const BEFORE_ARTICLE = 0.3;

/** How other pages may tell of an article; nothing where no headline or no text of it is known. */
export function teaserOf({ text, lines }: GoldLines): Teaser | undefined {
  const wordsOf = ({ start, end }: GoldLine): string => text.slice(start, end).trim();
  const at = lines.findIndex(({ role }) => role === HEADLINE);
  const opening = lines.find(({ role, start, end }) => role === TEXT && end - start >= 60);
  if (at < 0 || opening === undefined) return undefined;
  const below = lines
    .slice(at + 1, at + 6)
    .filter(({ role, start, end }) => role !== TEXT && role !== HEADLINE && end - start <= 40)
    .map(wordsOf);
  return { headline: wordsOf(lines[at]!), below, opening: wordsOf(opening) };
}

/** A new line of noise in a text that is made of another one's lines. */
export interface NewLine {
  readonly words: string;
  readonly role: typeof BEFORE | typeof AFTER;
}

/**
 * The lines of a text with teasers of other articles among what stands after its own article, or before it: a list in a layout of its
 * own. Their words are those of articles, so that a judge has to see where they stand, how they repeat, and that they speak of
 * something else.
 */
export function withTeasers(
  lines: readonly GoldLine[],
  teasers: readonly Teaser[],
  random: () => number,
): readonly (GoldLine | NewLine)[] {
  if (teasers.length === 0) return lines;
  const first = lines.findIndex(({ role }) => role === HEADLINE || role === TEXT);
  const last = lines.findLastIndex(({ role }) => role === TEXT);
  const isBefore = lines.length > PAGE && random() < BEFORE_ARTICLE;
  const behind = Math.min(FARTHEST, lines.length - last);
  const at = isBefore ? Math.floor(random() * first) : last + 1 + Math.floor(random() * behind);
  const role = isBefore ? BEFORE : AFTER;
  const list = listOf(teasers, random).map((words): NewLine => ({ words, role }));
  return [...lines.slice(0, at), ...list, ...lines.slice(at)];
}

function listOf(teasers: readonly Teaser[], random: () => number): readonly string[] {
  const count = LEAST + Math.floor(-Math.log(1 - random()) * MORE);
  const told = random();
  const openingOf = ({ opening }: Teaser): readonly string[] => {
    if (told < 0.25) return [];
    if (told < 0.6) return [/^.{20,220}?[.!?](?= |$)/.exec(opening)?.[0] ?? opening];
    return [told < 0.75 ? `${opening.slice(0, 120)}…` : opening];
  };
  const hasHeadlines = told < 0.3 || random() < 0.9;
  const below = Math.floor(random() * 3);
  const more = random() < 0.2 ? ['Read more'] : [];
  const isOneLine = random() < 0.2;
  const gap = random() < 0.5 ? '' : ' ';
  return Array.from({ length: count }, () => {
    const teaser = teasers[Math.floor(random() * teasers.length)]!;
    const headline = hasHeadlines ? [teaser.headline] : [];
    const opening = openingOf(teaser);
    return isOneLine
      ? [[...headline, ...opening].join(gap)]
      : [...headline, ...teaser.below.slice(0, below), ...opening, ...more];
  }).flat();
}
