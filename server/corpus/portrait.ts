import type { NameKind } from '../analysis/model.ts';
import type { Cluster } from './clusters.ts';

/** Names used half as often as the most used are used often. */
const OFTEN = 0.5;

/** Kind and name of an entity: its kind by vote, and the fullest of the names that are used often. */
export function portray(cluster: Cluster): { readonly kind: NameKind; readonly name: string } {
  const kinds = new Map<NameKind, number>();
  const fullest = new Map<string, number>();
  for (const name of cluster) {
    for (const [kind, count] of name.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    for (const [text, count] of name.fullest) fullest.set(text, (fullest.get(text) ?? 0) + count);
  }
  const [kind] = [...kinds].reduce((best, entry) =>
    entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best,
  );
  // What shouts is a headline's spelling, to be shown only where there is no other.
  const quiet = [...fullest].filter(([text]) => text !== text.toUpperCase() || text.length <= 5);
  const names = quiet.length > 0 ? quiet : [...fullest];
  const most = Math.max(...names.map(([, count]) => count));
  const often = names.filter(([, count]) => count >= OFTEN * most);
  const [name] = often.reduce((best, entry) => (isFuller(entry, best) ? entry : best));
  return { kind, name };
}

function isFuller([a, times]: readonly [string, number], [b, others]: readonly [string, number]): boolean {
  const words = a.split(' ').length - b.split(' ').length;
  return words > 0 || (words === 0 && (times > others || (times === others && a < b)));
}
