import { fold } from '../analysis/coreference/fold.ts';
import { each, type Few, withOne, withoutOne } from './few.ts';
import type { Keys } from './keys.ts';
import type { Name } from './names.ts';

/** Names by the words of their spellings, to be searched as a reader types. */
export interface WordIndex {
  /** A name is called something else now, or is gone. */
  changed(name: Name): void;
  /** Names some spelling of which has a word that begins so. */
  beginning(prefix: string): Set<Name>;
}

/** Words share a drawer with others of the same first letters. */
const DRAWER = 2;

export function createWordIndex(keys: Keys): WordIndex {
  const drawers = new Map<string, Map<string, Few<Name>>>();
  const wordsOf = new Map<Name, readonly string[]>();
  /** Names to be entered anew before the next search: most changes are never searched for. */
  const stale = new Set<Name>();

  function settle(): void {
    for (const name of stale) {
      for (const word of wordsOf.get(name) ?? []) {
        const drawer = drawers.get(word.slice(0, DRAWER));
        if (drawer === undefined) continue;
        const holders = withoutOne(drawer.get(word), name);
        if (holders === undefined) drawer.delete(word);
        else drawer.set(word, holders);
        if (drawer.size === 0) drawers.delete(word.slice(0, DRAWER));
      }
      wordsOf.delete(name);
      if (name.spellings.keys.length > 0) enter(name);
    }
    stale.clear();
  }

  function enter(name: Name): void {
    const spellings = name.spellings.keys.map((text) =>
      name.nameClass === 'group' ? fold(text) : keys.of(name.nameClass, text),
    );
    const words = new Set([name.key, ...spellings].flatMap((text) => text.split(' ')));
    words.delete('');
    wordsOf.set(name, [...words]);
    for (const word of words) {
      const drawer = drawers.get(word.slice(0, DRAWER)) ?? new Map<string, Few<Name>>();
      drawers.set(word.slice(0, DRAWER), drawer);
      drawer.set(word, withOne(drawer.get(word), name));
    }
  }

  return {
    changed(name) {
      stale.add(name);
    },
    beginning(prefix) {
      settle();
      const found = new Set<Name>();
      for (const [first, drawer] of prefix.length >= DRAWER
        ? [[prefix, drawers.get(prefix.slice(0, DRAWER))] as const]
        : drawers) {
        if (drawer === undefined || !first.startsWith(prefix.slice(0, DRAWER))) continue;
        for (const [word, holders] of drawer) {
          if (word.startsWith(prefix)) for (const name of each(holders)) found.add(name);
        }
      }
      return found;
    },
  };
}
