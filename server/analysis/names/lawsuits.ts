import { hashText } from '../learning/hashing.ts';
import { type Document, wordAt } from './document.ts';
import type { Found } from './found.ts';
import { DATE, MISC } from './kinds.ts';

/** Between the parties of a lawsuit; matches have it without its full stop. */
const VERSUS = hashText('v.');

/** A lawsuit is called by its parties, neither of whom is meant by it: "Ellis v. Harlow School Board" is one name. */
export function joinLawsuits(document: Document, names: readonly Found[]): readonly Found[] {
  const isVersus = (place: number): boolean => wordAt(document, place) === VERSUS;
  // The second party may have taken the word to itself.
  const isAgainst = ({ end }: Found, { first }: Found): boolean =>
    isVersus(end) && (first === end || first === end + 1);
  const joined: Found[] = [];
  for (const name of names) {
    const against = joined.at(-1);
    if (name.kind >= DATE) joined.push(name);
    else if (against !== undefined && against.kind < DATE && isAgainst(against, name))
      joined.splice(-1, 1, { ...against, kind: MISC, end: name.end });
    else joined.push(hasWithin(name, isVersus) ? { ...name, kind: MISC } : name);
  }
  return joined;
}

/** Has a name such a word between its first and its last? */
function hasWithin({ first, end }: Found, isSuch: (place: number) => boolean): boolean {
  for (let place = first + 1; place < end - 1; place++) if (isSuch(place)) return true;
  return false;
}
