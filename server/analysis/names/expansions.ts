import { hashText } from '../learning/hashing.ts';
import type { Document } from './document.ts';
import type { Found } from './found.ts';
import { DATE } from './kinds.ts';
import { ACRONYM, ACRONYM_BASE, ALL_CAPITALS, CAPITALISED, FACTS, FIRST_LETTER, LOWER } from './words.ts';

const OPEN = hashText('(');

/** So many small words may stand between the parts of a name: "in", "of the". Between sentences lie more places. */
const BETWEEN = 2;

/**
 * Joins two names where the acronym in brackets behind them has the letters of both: "Organization for Security and Cooperation" and
 * "Europe" before "(OSCE)".
 */
export function joinExpansions(document: Document, names: readonly Found[]): readonly Found[] {
  const { words, numbers, flags } = document;
  const { facts } = words;
  const joined: Found[] = [];
  names.forEach((name, index) => {
    joined.push(name);
    const acronym = names[index + 1];
    const head = joined.at(-2);
    if (head === undefined || head.kind >= DATE || acronym?.first !== name.end + 1) return;
    if ((flags[acronym.first]! & ALL_CAPITALS) === 0 || facts[numbers[name.end]! * FACTS + LOWER] !== OPEN) return;
    const { first } = head;
    if (name.first - head.end > BETWEEN) return;
    let letters = 0;
    for (let i = first; i < name.end; i++) {
      if ((flags[i]! & CAPITALISED) === 0) continue;
      letters = (Math.imul(letters, ACRONYM_BASE) + facts[numbers[i]! * FACTS + FIRST_LETTER]!) | 0;
    }
    if (letters === facts[numbers[acronym.first]! * FACTS + ACRONYM]) joined.splice(-2, 2, { ...head, end: name.end });
  });
  return joined;
}
