import { finder } from '../analysis/corrections/anchors.ts';
import type { Item } from './parse.ts';
import type { Problem } from './problem.ts';

/** The articles that items are anchored in. */
export function anchoredArticles(items: readonly Item[]): ReadonlySet<string> {
  const paths = items.flatMap(({ correction }) => {
    if (correction === undefined) return [];
    if (correction.rule === 'same' || correction.rule === 'different')
      return correction.names.flatMap((name) => name.in ?? []);
    return 'in' in correction && correction.in !== undefined ? [correction.in] : [];
  });
  return new Set(paths);
}

/**
 * Items whose words are gone from their article, or whose article is gone: they do nothing, and wait to be mended or removed.
 *
 * @param textOf the text of an article by its path; undefined where there is none
 */
export function orphans(items: readonly Item[], textOf: (path: string) => string | undefined): readonly Problem[] {
  const finders = new Map<string, ReturnType<typeof finder> | undefined>();
  const problems: Problem[] = [];
  for (const { start, end, correction } of items) {
    if (correction === undefined) continue;
    for (const path of anchoredArticles([{ start, end, correction }])) {
      if (!finders.has(path)) {
        const text = textOf(path);
        finders.set(path, text === undefined ? undefined : finder(text));
      }
      const find = finders.get(path);
      if (find === undefined)
        problems.push({ start, end, message: `There is no article ${path}: this correction does nothing.` });
      else if ('place' in correction && find(correction.place) === undefined) {
        const words =
          correction.place.words.length > 60 ? `${correction.place.words.slice(0, 60)}…` : correction.place.words;
        problems.push({
          start,
          end,
          message: `“${words}” no longer stands where it was in ${path}, or stands there twice: this correction does nothing.`,
        });
      }
    }
  }
  return problems;
}
