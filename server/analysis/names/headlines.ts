import { combine } from '../learning/hashing.ts';
import type { Tagged } from '../learning/tagger.ts';
import { type Document, wordAt } from './document.ts';
import { DATE, PERSON } from './kinds.ts';
import { RAISED } from './words.ts';

/** A name of the text that is surer than this counts. */
const SURE = 0.9;

/** A name of a headline that is surer than this is left as it is. */
const CERTAIN = 0.97;

/**
 * Divides names of headlines that run several words into one, "Putin Plan Hungary Summit": where every word has a capital, which of them
 * are names is told by the text below. A doubtful name with a word that is mostly written small gives way to the names within it
 * that the text is sure of, unless the text has the whole of it.
 *
 * @param names in places of the document, in order
 */
export function divideHeadlines<Name extends Tagged & { readonly token: number }>(
  document: Document,
  names: readonly Name[],
): readonly Name[] {
  const doubtful = names.filter((name) => name.probability < CERTAIN && isRaised(document, name));
  if (doubtful.length === 0) return names;
  const sure = new Map<number, Name>();
  for (const name of names) {
    if (name.probability < SURE || name.kind >= DATE || isRaised(document, name)) continue;
    sure.set(keyOf(document, name.first, name.end), name);
    if (name.kind !== PERSON) continue;
    // Who is called by a full name goes by the last word of it, or by the first ("Xi").
    for (const at of [name.first, name.end - 1]) sure.set(keyOf(document, at, at + 1), name);
  }
  const divided = new Set(doubtful);
  return names.flatMap((name) => (divided.has(name) ? partsOf(document, name, sure) : [name]));
}

/** Does it hold a word that is capitalised only because the whole line is? */
function isRaised({ flags }: Document, { first, end }: Tagged): boolean {
  for (let i = first; i < end; i++) if ((flags[i]! & RAISED) !== 0) return true;
  return false;
}

/** Are all its words mostly written small? */
function allRaised({ flags }: Document, { first, end }: Tagged): boolean {
  for (let i = first; i < end; i++) if ((flags[i]! & RAISED) === 0) return false;
  return true;
}

function partsOf<Name extends Tagged & { readonly token: number }>(
  document: Document,
  name: Name,
  sure: ReadonlyMap<number, Name>,
): Name[] {
  const parts: Name[] = [];
  for (let first = name.first; first < name.end; first++) {
    for (let end = name.end; end > first; end--) {
      const known = sure.get(keyOf(document, first, end));
      if (known === undefined) continue;
      const token = name.token + first - name.first;
      parts.push({ ...known, first, end, token });
      first = end - 1;
      break;
    }
  }
  if (parts.length > 0) return parts;
  return name.probability < SURE && allRaised(document, name) ? [] : [name];
}

function keyOf(document: Document, first: number, end: number): number {
  let key = 0;
  for (let i = first; i < end; i++) key = combine(key, wordAt(document, i));
  return key;
}
