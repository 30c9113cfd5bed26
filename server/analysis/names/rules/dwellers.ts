import type { Mention } from '../../model.ts';
import { placesOf } from './raised.ts';
import { tellsOfSport } from './teams.ts';
import { TAKEN_FOR, toldToBe } from './told.ts';

/** Ends of words for those who live somewhere or follow somebody, and what may be left out of a name before each. */
const ENDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['eers', ['']],
  ['ers', ['']],
  ['ites', ['']],
  ['ists', ['']],
  ['ians', ['', 'a']],
  ['ans', ['', 'as']],
]);

/** Shorter names, in code units, may be part of any word. */
const SHORTEST = 3;

/** “New Yorkers”, “Trumpists” and “Texans” are people, where the article has what they are called by. */
export function dwellersAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let isSport: boolean | undefined;
  return mentions.map((mention) => {
    const { start, end, kind } = mention;
    if (text[end - 1] !== 's' || !(TAKEN_FOR.has(kind) || kind === 'organization') || kind === 'person') return mention;
    if (!isCalledBy(text, text.slice(start, end))) return mention;
    // Teams are called so, too.
    isSport ??= tellsOfSport(text);
    return isSport ? mention : toldToBe(mention, 'group');
  });
}

function isCalledBy(text: string, name: string): boolean {
  for (const [ending, left] of ENDS) {
    if (!name.endsWith(ending)) continue;
    const stem = name.slice(0, -ending.length).replace(/-$/u, '');
    if (stem.length >= SHORTEST && left.some((letters) => placesOf(text, stem + letters).next().done !== true))
      return true;
  }
  return false;
}
