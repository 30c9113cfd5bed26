import { fold } from '../analysis/coreference/fold.ts';
import { type MentionKind, NAME_KINDS, type NameKind } from '../analysis/model.ts';
import type { Cluster } from './clusters.ts';
import type { Keys } from './keys.ts';
import type { Texts } from './texts.ts';

/** Names used half as often as the most used are used often. */
const OFTEN = 0.5;

/** A spelling with accents counts for as many without. */
const ACCENTED = 4;

export interface Portrait {
  readonly kind: NameKind;
  readonly name: string;
}

/** Kind and name of an entity: its kind by vote, and the fullest of the names that are used often. */
export function portray(cluster: Cluster, keys: Keys, texts: Texts): Portrait {
  const full = new Map<string, number>();
  const all = new Map<string, number>();
  for (const { nameClass, key, spellings } of cluster) {
    for (let i = 0; i < spellings.length; i += 2) {
      const text = texts.at(spellings[i]!);
      all.set(text, (all.get(text) ?? 0) + spellings[i + 1]!);
      if (keys.of(nameClass, text) === key) full.set(text, all.get(text)!);
    }
  }
  // By its full name, and by others only where the lists know it by a name that nobody uses.
  const names = quiet(full.size > 0 ? full : all);
  const most = Math.max(...names.map(([, count]) => count));
  const often = names.filter(([, count]) => count >= OFTEN * most);
  const [name] = often.reduce((best, entry) => (isFuller(entry, best) ? entry : best));
  return { kind: kindOf(cluster), name: accented(name, names) };
}

/**
 * By vote of all articles.
 *
 * @param own the kind that wins where as many articles speak for others
 */
export function kindOf(cluster: Cluster, own?: MentionKind): NameKind {
  const votes = new Uint32Array(NAME_KINDS.length);
  for (const { kinds } of cluster) for (let i = 0; i < kinds.length; i += 2) votes[kinds[i]!]! += kinds[i + 1]!;
  return NAME_KINDS.reduce((best, kind, i) => {
    const ahead = votes[i]! - votes[NAME_KINDS.indexOf(best)]!;
    return ahead > 0 || (ahead === 0 && best !== own && (kind === own || kind < best)) ? kind : best;
  });
}

/** The spelling with accents, where it is one of the same name without them: whoever leaves them out knows no other, or cannot type them. */
function accented(name: string, names: readonly (readonly [string, number])[]): string {
  const folded = fold(name);
  const alike = names.filter(([text]) => text.length === name.length && fold(text) === folded);
  const worth = ([text, count]: readonly [string, number]): number =>
    /[^\0-\x7f]/.test(text) ? ACCENTED * count : count;
  const [best] = alike.reduce((best, entry) =>
    worth(entry) > worth(best) || (worth(entry) === worth(best) && entry[0] < best[0]) ? entry : best,
  );
  return best;
}

/** What shouts is a headline's spelling, to be shown only where there is no other. */
function quiet(names: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const found = [...names].filter(([text]) => text !== text.toUpperCase() || text.length <= 5);
  return found.length > 0 ? found : [...names];
}

function isFuller([a, times]: readonly [string, number], [b, others]: readonly [string, number]): boolean {
  const words = a.split(' ').length - b.split(' ').length;
  return words > 0 || (words === 0 && (times > others || (times === others && a < b)));
}
