import type { Noise, Span } from '../analysis/model.ts';
import { type Article, shorten, wordsOf } from './article.ts';
import { noiseName } from './diagnostics.ts';

/** A change of the article's own text: pieces to take out, in order, never overlapping. */
export interface Action {
  readonly title: string;
  readonly kind: 'remove' | 'remove-all' | 'keep';
  readonly cuts: readonly Span[];
  /** The line that is to be kept, for `keep`. */
  readonly line?: string;
}

/** What can be done about the noise that a range touches. */
export function codeActions(article: Article, range: Span, isWanted: (noise: Noise) => boolean): readonly Action[] {
  const all = article.analysis.noise.filter(isWanted);
  const here = all.filter((noise) => noise.start <= range.end && range.start <= noise.end);
  const [first] = here;
  if (first === undefined) return [];
  const { lines } = article.analysis;
  const actions: Action[] = [];
  const block = blockAround(article, all, first);
  const touched = here.flatMap((noise) => lines.slice(noise.firstLine, noise.endLine));
  const touchedLines = touched.filter((line) => line.start <= range.end && range.start <= line.end);
  const only = touchedLines.length === 1 ? touchedLines[0] : undefined;
  const isOneLine = block.length === 1 && first.endLine - first.firstLine === 1;
  if (only !== undefined && !isOneLine) {
    const words = shorten(wordsOf(article.text, only), 40);
    actions.push({ title: `Remove this line: “${words}”`, kind: 'remove', cuts: [withBreak(article, only)] });
  }
  const count = block.reduce((sum, noise) => sum + noise.endLine - noise.firstLine, 0);
  const title =
    count === 1 ? `Remove this line (${noiseName(first.kind)})` : `Remove this block of noise (${count} lines)`;
  actions.push({ title, kind: 'remove', cuts: cutsOf(article, block) });
  if (all.length > block.length) {
    actions.push({ title: 'Remove all noise of this article', kind: 'remove-all', cuts: cutsOf(article, all) });
  }
  if (only !== undefined) {
    const line = wordsOf(article.text, only);
    actions.push({ title: 'Keep this line: it is part of the article', kind: 'keep', cuts: [], line });
  }
  return actions;
}

/** What takes all noise out of an article. */
export function removeAllNoise(article: Article, isWanted: (noise: Noise) => boolean): readonly Span[] {
  return cutsOf(article, article.analysis.noise.filter(isWanted));
}

/** The run of noise around one, with nothing but blank lines between. */
function blockAround({ analysis }: Article, all: readonly Noise[], noise: Noise): readonly Noise[] {
  const adjoin = (a: Noise, b: Noise): boolean =>
    !analysis.blocks.some((block) => block.start >= a.end && block.end <= b.start);
  let first = all.indexOf(noise);
  let last = first;
  while (first > 0 && adjoin(all[first - 1]!, all[first]!)) first -= 1;
  while (last + 1 < all.length && adjoin(all[last]!, all[last + 1]!)) last += 1;
  return all.slice(first, last + 1);
}

/** One cut for every run of noise, with the breaks and blank lines within it. */
function cutsOf(article: Article, noise: readonly Noise[]): readonly Span[] {
  const runs: Span[] = [];
  for (const { start, end } of noise) {
    const before = runs.at(-1);
    const adjoins = before !== undefined && article.text.slice(before.end, start).trim() === '';
    if (adjoins) runs[runs.length - 1] = { start: before.start, end };
    else runs.push({ start, end });
  }
  return runs.map((run) => withBreak(article, run));
}

/** Lines with the break after them, and with the blank lines after that where blank lines stand before as well. */
function withBreak({ text, analysis }: Article, span: Span): Span {
  const { lines } = analysis;
  const isBlank = (index: number): boolean => {
    const line = lines[index];
    return line === undefined || text.slice(line.start, line.end).trim() === '';
  };
  let after = lines.findIndex((line) => line.start > span.end || (line.start === span.end && line.start > span.start));
  if (after < 0 || lines.slice(after).every((_, index) => isBlank(after + index))) {
    // Nothing follows: the break before goes instead, and the text ends as it did.
    let before = lines.findLastIndex((line) => line.end < span.start);
    while (before > 0 && isBlank(before)) before -= 1;
    return before < 0 ? { start: 0, end: analysis.length } : { start: lines[before]!.end, end: span.end };
  }
  const first = lines.findIndex((line) => line.end >= span.start);
  if (isBlank(first - 1)) while (after < lines.length && isBlank(after)) after += 1;
  return { start: lines[first]!.start, end: lines[after]?.start ?? analysis.length };
}
