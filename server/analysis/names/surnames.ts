import { hashText } from '../learning/hashing.ts';
import type { Sentence } from '../model.ts';
import { type Document, wordAt } from './document.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Found } from './found.ts';
import { MISC, PERSON } from './kinds.ts';
import { TITLE } from './lexicon.ts';
import {
  ALL_CAPITALS,
  CAPITALISED,
  FACTS,
  HAS_DIGIT,
  HYPHEN,
  INITIAL,
  LISTS,
  PLAIN_CASE,
  PUNCTUATION,
  RAISED,
  WITHIN,
} from './words.ts';

/** A full name that is surer than this tells what a word of it is elsewhere. */
const SURE = 0.9;

/** A name of one word that is surer than this tells what that word is where another sentence opens with it. */
const SURE_ALONE = 0.95;

/** What stands before words that are no name there: "the Imam", "a Bush"; and what makes a longer one of it. */
const BEFORE_OTHERS = new Set(
  ['the', 'a', 'an', 'this', 'that', 'of', '@', '/', '_', '&'].map((word) => hashText(word)),
);
const BEHIND_OTHERS = new Set(['/', '_', '&'].map((word) => hashText(word)));

/**
 * Finds persons by the surname alone, or what else their full name begins or ends with, where a sentence takes it for a common word that
 * it opens with, or for a day: "Sun" of Sun Lijun, "Short" of Marc Short; and whatever else the article surely calls so elsewhere:
 * “Orbit is not leaving.” The article may not have the word in small letters. Words in capitals are looked at where they open something:
 * "a super PAC" is no PAC.
 *
 * @param names in order, not overlapping
 * @returns the same, and those names
 */
export function withSurnames(
  document: Document,
  { slots, small }: Elsewhere,
  sentences: readonly Sentence[],
  names: readonly Found[],
): readonly Found[] {
  const known = namesByWord(document, names);
  if (known.size === 0) return names;
  const { numbers, flags, starts, cases, runStart, runEnd } = document;
  const taken = new Uint8Array(document.places);
  for (const { first, end } of names) taken.fill(1, first - 1, end + 1);
  const found: Found[] = [];
  for (const [index, { firstToken }] of sentences.entries()) {
    if (cases[index] !== PLAIN_CASE) continue;
    const start = starts[index]!;
    for (let place = start; numbers[place] !== 0; place++) {
      if ((flags[place]! & (CAPITALISED | INITIAL | WITHIN)) !== CAPITALISED || taken[place] === 1) continue;
      const name = known.get(wordAt(document, place));
      if (name === undefined || runEnd[place]! - runStart[place]! > 1 || small[slots[place]!]! > 0) continue;
      const isPart =
        BEFORE_OTHERS.has(wordAt(document, place - 1)) ||
        BEHIND_OTHERS.has(wordAt(document, place + 1)) ||
        (flags[place - 1]! & HYPHEN) !== 0 ||
        (flags[place + 1]! & (HYPHEN | HAS_DIGIT)) !== 0 ||
        ((flags[place]! & ALL_CAPITALS) !== 0 && !opens(document, place, start));
      if (!isPart)
        found.push({ ...name, first: place, end: place + 1, token: firstToken + place - start, doubt: undefined });
    }
  }
  return found.length === 0 ? names : [...names, ...found].sort((a, b) => a.first - b.first);
}

/** Does a sentence that begins at `start` open with this word, or something quoted or bracketed in it? */
function opens({ numbers, flags }: Document, place: number, start: number): boolean {
  return place === start || (numbers[place - 1] !== 0 && (flags[place - 1]! & PUNCTUATION) !== 0);
}

/** Names by a word that stands for them alone, and before others persons by the last word of their full name, or its first; a title that it begins with is nobody. */
function namesByWord(document: Document, names: readonly Found[]): ReadonlyMap<number, Found> {
  const { words, numbers, flags } = document;
  const firsts = new Map<number, Found>();
  const lasts = new Map<number, Found>();
  const alone = new Map<number, Found>();
  for (const name of names) {
    const { kind, first, end, probability } = name;
    if (end - first === 1 && kind < MISC && probability >= SURE_ALONE && (flags[first]! & RAISED) === 0)
      alone.set(wordAt(document, first), name);
    if (kind !== PERSON || probability < SURE || end - first === 1) continue;
    const isTitle = (words.facts[numbers[first]! * FACTS + LISTS]! & TITLE) !== 0;
    if (!isTitle) firsts.set(wordAt(document, first), name);
    if ((flags[end - 1]! & CAPITALISED) !== 0) lasts.set(wordAt(document, end - 1), name);
  }
  return new Map([...alone, ...firsts, ...lasts]);
}
