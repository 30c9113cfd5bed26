import { hashText } from '../learning/hashing.ts';
import { type Document, wordAt } from './document.ts';
import type { Found } from './found.ts';
import { DATE, PLACE } from './kinds.ts';
import { CAPITALISED } from './words.ts';

/** What stands before "Base" or "Station" where a name follows. */
const KINDS_OF_BASE = new Set(['joint', 'naval', 'air'].map((word) => hashText(word)));
const BASES = new Set(['base', 'station'].map((word) => hashText(word)));

/** Bases of armed forces are called by a town or a person behind what they are: "Joint Base Andrews" is one place. */
export function joinBases(document: Document, names: readonly Found[]): Found[] {
  const isWord = (place: number, among: ReadonlySet<number>): boolean =>
    (document.flags[place]! & CAPITALISED) !== 0 && among.has(wordAt(document, place));
  const joined: Found[] = [];
  for (const name of names) {
    // The name begins with "Base" or behind it.
    const base = [name.first, name.first - 1].find((place) => isWord(place, BASES));
    const start = base === undefined ? name.first : base - 1;
    if (base === undefined || name.kind >= DATE || name.end === base + 1 || !isWord(start, KINDS_OF_BASE)) {
      joined.push(name);
      continue;
    }
    while (joined.length > 0 && joined.at(-1)!.end > start) joined.pop();
    joined.push({ ...name, kind: PLACE, first: start, token: name.token - (name.first - start) });
  }
  return joined;
}
