import type { Noise, Span } from '../analysis/model.ts';
import { type Article, shorten, wordsOf } from './article.ts';
import { cutsOf } from './cuts.ts';
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
  const lined = { text: article.text, lines };
  const actions: Action[] = [];
  const block = blockAround(article, all, first);
  const touched = here.flatMap((noise) => lines.slice(noise.firstLine, noise.endLine));
  const touchedLines = touched.filter((line) => line.start <= range.end && range.start <= line.end);
  const only = touchedLines.length === 1 ? touchedLines[0] : undefined;
  const isOneLine = block.length === 1 && first.endLine - first.firstLine === 1;
  if (only !== undefined && !isOneLine) {
    const words = shorten(wordsOf(article.text, only), 40);
    actions.push({ title: `Remove this line: “${words}”`, kind: 'remove', cuts: cutsOf(lined, [only]) });
  }
  const count = block.reduce((sum, noise) => sum + noise.endLine - noise.firstLine, 0);
  const title =
    count === 1 ? `Remove this line (${noiseName(first.kind)})` : `Remove this block of noise (${count} lines)`;
  actions.push({ title, kind: 'remove', cuts: cutsOf(lined, block) });
  if (all.length > block.length) {
    actions.push({ title: 'Remove all noise of this article', kind: 'remove-all', cuts: cutsOf(lined, all) });
  }
  if (only !== undefined) {
    const line = wordsOf(article.text, only);
    actions.push({ title: 'Keep lines like this one', kind: 'keep', cuts: [], line });
  }
  return actions;
}

/** What takes all noise out of an article. */
export function removeAllNoise(article: Article, isWanted: (noise: Noise) => boolean): readonly Span[] {
  const { noise, lines } = article.analysis;
  return cutsOf({ text: article.text, lines }, noise.filter(isWanted));
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
