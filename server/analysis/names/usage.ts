import { asUint16, type Sections } from '../learning/sections.ts';
import { emptyHashSet, type HashSet, hashSetSections, readHashSet, rowOf } from '../learning/weights.ts';

/**
 * What words and phrases are used for in articles that nobody annotated, as a first tagger read them: what one sentence leaves open
 * about a name, others may have told (self-training by counts, as Kazama and Torisawa 2008 made lists of names).
 */
export interface Usage {
  /** Words in small letters, by their hashes. */
  readonly words: HashSet;
  /**
   * Per word, from the lowest bit on: as a name by itself, as the first and as the last word of a longer one (four bits each, 0 for
   * hardly ever, or else the kind that is usual and in three steps how usual), how often it is capitalised without being a name, and
   * how often it was seen (two bits each).
   */
  readonly uses: Uint16Array;
  /** Names of several words, hashed as `addToPhrase` does. */
  readonly phrases: HashSet;
  /** Per phrase, the kind it is mostly of, as above, and in the upper bits whether it was seen often. */
  readonly kinds: Uint8Array;
}

/** What is known of usage before any article was read. */
export function noUsage(): Usage {
  return { words: emptyHashSet(), uses: new Uint16Array(0), phrases: emptyHashSet(), kinds: new Uint8Array(0) };
}

/** Reads what `usageSections` wrote. */
export function readUsage(sections: Sections): Usage {
  return {
    words: readHashSet(sections, 'usage.words'),
    uses: asUint16(sections.bytes('usage.uses')),
    phrases: readHashSet(sections, 'usage.phrases'),
    kinds: sections.bytes('usage.kinds'),
  };
}

export function usageSections({ words, uses, phrases, kinds }: Usage): Record<string, ArrayBufferView> {
  return {
    ...hashSetSections(words, 'usage.words'),
    'usage.uses': uses,
    ...hashSetSections(phrases, 'usage.phrases'),
    'usage.kinds': kinds,
  };
}

/** What a word is used for; 0 where that is unknown. */
export function usesOf(usage: Usage, hash: number): number {
  const row = rowOf(usage.words, hash);
  return row < 0 ? 0 : usage.uses[row]!;
}

export function usedAsWhole(uses: number): number {
  return uses & 15;
}

export function usedAsFirst(uses: number): number {
  return (uses >>> 4) & 15;
}

export function usedAsLast(uses: number): number {
  return (uses >>> 8) & 15;
}
