import { addInstance, combine, type Features, hashText } from '../learning/hashing.ts';
import { type Document, MARGIN } from './document.ts';
import { FIRST_NAME, TITLE } from './lexicon.ts';
import {
  ACRONYM,
  ACRONYM_BASE,
  ALL_CAPITALS,
  CAPITALISED,
  FACTS,
  FIRST_LETTER,
  GROUP,
  LISTS,
  LOWER,
  PLAIN_CASE,
  PUNCTUATION,
  RAISED,
  SHORT_SHAPE,
} from './words.ts';

/** What an article does with each of its capitalised words. Counts stop at 255. */
export interface Elsewhere {
  /** Per place, the number of its word among the capitalised words of the article, whatever their case; -1 for others. */
  readonly slots: Int32Array;
  readonly count: number;
  /** Per slot: capitalised within a sentence; small; after a first name; after a title; after "in" or its like; as a run by itself. */
  readonly capitalised: Uint8Array;
  readonly small: Uint8Array;
  readonly afterFirstName: Uint8Array;
  readonly afterTitle: Uint8Array;
  readonly afterPlaceWord: Uint8Array;
  readonly alone: Uint8Array;
  /** Per slot, how often it ends and begins a run of several. */
  readonly ends: Uint8Array;
  readonly begins: Uint8Array;
  /** Per slot, a place in the longest run that holds it. */
  readonly longest: Int32Array;
  /** Per slot of an acronym that the article explains, the last place of its long form; 0 for others. */
  readonly expansion: Int32Array;
}

const PLACE_WORDS = new Set(['in', 'at', 'from', 'near', 'across', 'throughout'].map((word) => hashText(word)));

/** Gathers what the article does with its capitalised words. */
export function readElsewhere(document: Document): Elsewhere {
  const { numbers, flags, places, runStart, runEnd, starts, cases } = document;
  const { facts } = document.words;
  const slots = new Int32Array(places).fill(-1);
  const slotOf = new Map<number, number>();
  for (let i = MARGIN; i < places; i++) {
    if ((flags[i]! & (CAPITALISED | RAISED)) === 0) continue;
    const at = numbers[i]! * FACTS;
    const known = slotOf.get(facts[at + LOWER]!);
    if (known === undefined) slotOf.set(facts[at + LOWER]!, slotOf.size);
    slots[i] = known ?? slotOf.size - 1;
  }
  const count = slotOf.size;
  const elsewhere: Elsewhere = {
    slots,
    count,
    capitalised: new Uint8Array(count),
    small: new Uint8Array(count),
    afterFirstName: new Uint8Array(count),
    afterTitle: new Uint8Array(count),
    afterPlaceWord: new Uint8Array(count),
    alone: new Uint8Array(count),
    ends: new Uint8Array(count),
    begins: new Uint8Array(count),
    longest: new Int32Array(count),
    expansion: new Int32Array(count),
  };
  const bump = (counts: Uint8Array, slot: number): void => {
    if (counts[slot]! < 255) counts[slot]! += 1;
  };
  for (let sentence = 0, i = MARGIN; sentence < starts.length; sentence++, i += MARGIN) {
    const start = i;
    const plain = cases[sentence] === PLAIN_CASE;
    for (; numbers[i] !== 0; i++) {
      const at = numbers[i]! * FACTS;
      const slot = slots[i]!;
      if (slot < 0) {
        const written = slotOf.get(facts[at + LOWER]!);
        if (written !== undefined) bump(elsewhere.small, written);
        continue;
      }
      const before = numbers[i - 1]! * FACTS;
      if (plain && i > start && (flags[i - 1]! & PUNCTUATION) === 0) bump(elsewhere.capitalised, slot);
      const first = runStart[i]!;
      const end = runEnd[i]!;
      if (end <= first) continue;
      if (i > first && (facts[before + LISTS]! & FIRST_NAME) !== 0) bump(elsewhere.afterFirstName, slot);
      if ((facts[before + LISTS]! & TITLE) !== 0) bump(elsewhere.afterTitle, slot);
      if (PLACE_WORDS.has(facts[before + LOWER]!)) bump(elsewhere.afterPlaceWord, slot);
      if (end - first === 1) bump(elsewhere.alone, slot);
      else if (i === end - 1) bump(elsewhere.ends, slot);
      else if (i === first) bump(elsewhere.begins, slot);
      const best = elsewhere.longest[slot]!;
      if (plain || best === 0) {
        const length = Math.min(5, end - first);
        if (best === 0 || length > Math.min(5, runEnd[best]! - runStart[best]!)) elsewhere.longest[slot] = i;
      }
    }
  }
  findAcronyms(document, elsewhere);
  return elsewhere;
}

const OPEN = hashText('(');

/** "Organization for Security and Cooperation in Europe (OSCE)": the letters are those that the words before begin with. */
function findAcronyms(
  { words, numbers, flags, places, wideStart, wideEnd }: Document,
  { slots, expansion }: Elsewhere,
): void {
  const { facts } = words;
  for (let i = MARGIN + 2; i < places; i++) {
    if ((flags[i]! & ALL_CAPITALS) === 0 || facts[numbers[i - 1]! * FACTS + LOWER] !== OPEN) continue;
    const at = numbers[i]! * FACTS;
    const last = i - 2;
    if (wideEnd[last]! <= last) continue;
    let letters = 0;
    let shift = 1;
    // From the last word back, every length is tried: the run may begin with words that are no part of the name.
    for (let j = last; j >= wideStart[last]! && j > last - 12; j--) {
      const word = numbers[j]! * FACTS;
      if ((flags[j]! & CAPITALISED) === 0) continue;
      letters = (letters + Math.imul(facts[word + FIRST_LETTER]!, shift)) | 0;
      shift = Math.imul(shift, ACRONYM_BASE);
      if (letters !== facts[at + ACRONYM]) continue;
      expansion[slots[i]!] = last;
      break;
    }
  }
}

/** Its templates are numbered from here on. */
export const ELSEWHERE = 1000;

/** The features of what the article does elsewhere with the word at a place. */
export function elsewhereFeatures(document: Document, elsewhere: Elsewhere, i: number, features: Features): void {
  const slot = elsewhere.slots[i]!;
  if (slot < 0) return;
  const { numbers, runStart, runEnd } = document;
  const { facts } = document.words;
  const at = numbers[i]! * FACTS;
  const first = runStart[i]!;
  const end = runEnd[i]!;
  const position = end <= first ? 4 : (i === first ? 1 : 0) | (i === end - 1 ? 2 : 0);
  const opens = numbers[first - 1] === 0 ? 1 : 0;
  const shape = facts[at + SHORT_SHAPE]!;
  const written = Math.min(elsewhere.capitalised[slot]!, 3) * 3 + Math.min(elsewhere.small[slot]!, 2);
  add(features, 0, combine(written, combine(opens, shape)));
  const roles =
    exceeds(elsewhere.afterFirstName[slot]!, 0) |
    (exceeds(elsewhere.afterTitle[slot]!, 0) << 1) |
    (exceeds(elsewhere.ends[slot]!, position === 2 ? 1 : 0) << 2) |
    (exceeds(elsewhere.begins[slot]!, position === 1 ? 1 : 0) << 3) |
    (exceeds(elsewhere.alone[slot]!, position === 3 ? 1 : 0) << 4) |
    (exceeds(elsewhere.afterPlaceWord[slot]!, 0) << 5);
  add(features, 1, combine(roles, position));
  add(features, 2, combine(roles & 7, combine(position, facts[at + LISTS]!)));
  add(features, 3, combine(roles & 40, combine(position, facts[at + LISTS]!)));
  const longest = elsewhere.longest[slot]!;
  if (longest > 0) {
    const from = runStart[longest]!;
    const to = runEnd[longest]!;
    if (to - from > Math.max(1, end - first)) {
      const place = (longest === from ? 1 : 0) | (longest === to - 1 ? 2 : 0);
      const where = combine(place, position);
      const last = numbers[to - 1]! * FACTS;
      const head = numbers[from]! * FACTS;
      const before = numbers[from - 1]! * FACTS;
      add(features, 10, where);
      add(features, 11, combine(where, facts[last + GROUP]!));
      add(features, 12, combine(where, facts[last + LOWER]!));
      add(features, 13, combine(where, facts[head + LISTS]!));
      add(features, 14, combine(where, facts[before + LOWER]!));
      add(features, 15, combine(where, facts[before + GROUP]!));
      add(features, 16, combine(where, facts[head + GROUP]!));
      add(features, 17, combine(where, Math.min(4, to - from)));
    }
  }
  const expansion = elsewhere.expansion[slot]!;
  if (expansion > 0) {
    const last = numbers[expansion]! * FACTS;
    const head = numbers[document.wideStart[expansion]!]! * FACTS;
    add(features, 20, position);
    add(features, 21, facts[last + GROUP]!);
    add(features, 22, facts[head + GROUP]!);
    add(features, 23, facts[last + LOWER]!);
  }
}

function add(features: Features, template: number, value: number): void {
  addInstance(features, ELSEWHERE + template, value);
}

/** 1 where a count is greater than what a place itself adds to it. */
function exceeds(count: number, own: number): number {
  return count > own ? 1 : 0;
}
