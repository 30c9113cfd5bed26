import { type Corrections, correctionsFor } from './corrections/corrections.ts';
import type { ArticleRule } from './corrections/rules.ts';
import type { Line, LineScore, Metadata, Span } from './model.ts';
import { countedOnly } from './noise/counted.ts';
import { metadataFrom } from './noise/first-lines.ts';
import { keepLines } from './noise/keep.ts';
import { scoreLines } from './noise/lines.ts';
import type { NoiseModel } from './noise/model.ts';
import { byParagraphs } from './noise/paragraphs.ts';
import { findFrontMatter, readFrontMatter } from './text/front-matter.ts';
import { linesOf } from './text/lines.ts';
import { type Wraps, wrapsOf } from './text/wraps.ts';

/** Texts longer than this are analysed up to here only, in code units: no news article comes near it. */
export const LONGEST_ARTICLE = 200_000;

/** What a reader may say about the lines of articles. */
export interface LineOptions {
  /** Lines that are never noise, by their words. */
  readonly keep?: readonly string[];
  /** What a reader corrected, of this article and of all. */
  readonly rules?: readonly ArticleRule[];
}

/** An article of which it is known what each of its lines says for itself. */
export interface JudgedLines {
  /** The text as far as it is read. */
  readonly text: string;
  readonly lines: readonly Line[];
  readonly wraps: Wraps;
  readonly frontMatter: Span | undefined;
  readonly metadata: Metadata;
  /** Index of the line that is the headline, or -1. */
  readonly headline: number;
  readonly lineScores: readonly LineScore[];
  readonly corrections: Corrections;
}

/**
 * The first step of the analysis, and all that cleaning needs: a tenth of the whole. Which lines are noise is then told by `judge`,
 * and once more when the corpus has counted the lines of all articles.
 */
export function judgeLines(whole: string, model: NoiseModel, { keep = [], rules = [] }: LineOptions = {}): JudgedLines {
  const text = whole.length > LONGEST_ARTICLE ? beginningOf(whole) : whole;
  const lines = linesOf(text);
  const corrections = correctionsFor(text, rules);
  const frontMatter = findFrontMatter(text);
  const said = frontMatter === undefined ? undefined : readFrontMatter(text.slice(frontMatter.start, frontMatter.end));
  const wraps = wrapsOf(text, lines);
  const { scores, headline } = byParagraphs(scoreLines(text, lines, frontMatter, model), wraps);
  const kept = keepLines(scores, text, lines, keep, said?.keep);
  const lineScores = countedOnly(corrections.lines(kept, lines));
  const metadata = { ...metadataFrom(text, lines, lineScores, headline), ...said?.metadata };
  return { text, lines, wraps, frontMatter, metadata, headline, lineScores, corrections };
}

/** As much of a text as is read, ended between words where there are any. */
function beginningOf(whole: string): string {
  const text = whole.slice(0, LONGEST_ARTICLE);
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf(' '));
  return end > LONGEST_ARTICLE / 2 ? text.slice(0, end) : text.replace(/[\uD800-\uDBFF]$/, '');
}
