import { addInstance, combine, type Features } from '../learning/hashing.ts';
import type { Document } from './document.ts';
import { CODES_A_WORD } from './lexicon.ts';
import { usedAsFirst, usedAsLast, usedAsWhole } from './usage.ts';
import {
  CAPITALISED,
  CAPITALS,
  CLASS,
  CODES,
  FACTS,
  GROUP,
  HAS_DIGIT,
  HYPHEN,
  INITIAL,
  LISTS,
  LOWER,
  PREFIX3,
  SHAPE,
  SHORT_SHAPE,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
  USES,
  WIDE_GROUP,
} from './words.ts';

/** How far to either side a word is looked at by itself. */
export const REACH = 2;

/** The number of a template with the place it looks at; `PLACES` of them fit in one template. */
export const PLACES = 8;

/**
 * The features of one word by itself, seen from a token `offset` words before it (from -REACH to REACH). They are the same
 * wherever the word stands, so their weights can be summed once a word.
 */
export function wordFeatures(facts: Int32Array, word: number, offset: number, features: Features): void {
  const at = word * FACTS;
  const place = offset + REACH;
  addInstance(features, 1 * PLACES + place, facts[at + LOWER]!);
  const group = facts[at + GROUP]!;
  if (group > 0) {
    addInstance(features, 2 * PLACES + place, group);
    addInstance(features, 3 * PLACES + place, facts[at + WIDE_GROUP]!);
  }
  const kind = combine(facts[at + SHORT_SHAPE]!, facts[at + CAPITALS]!);
  addInstance(features, 4 * PLACES + place, kind);
  if (offset < -1 || offset > 1) return;
  addInstance(features, 5 * PLACES + place, facts[at + SHAPE]!);
  addInstance(features, 6 * PLACES + place, facts[at + SUFFIX3]!);
  addInstance(features, 7 * PLACES + place, facts[at + CAPITALS]!);
  if (facts[at + CODES] !== 0) {
    for (let i = 0; i < CODES_A_WORD; i++) {
      const code = (facts[at + CODES + (i >> 2)]! >>> ((i & 3) * 8)) & 255;
      addInstance(features, 15 * PLACES + place, (i << 8) | code);
    }
  }
  const lists = facts[at + LISTS]!;
  if (lists !== 0) {
    addInstance(features, 8 * PLACES + place, lists);
    addInstance(features, 9 * PLACES + place, combine(lists, facts[at + SHORT_SHAPE]!));
    for (let bits = lists; bits !== 0; bits &= bits - 1) {
      addInstance(features, 10 * PLACES + place, combine(bits & -bits, facts[at + CAPITALS]!));
    }
  }
  const uses = facts[at + USES]!;
  if (uses !== 0) {
    addInstance(features, 16 * PLACES + place, usedAsWhole(uses));
    addInstance(features, 17 * PLACES + place, usedAsFirst(uses));
    addInstance(features, 18 * PLACES + place, usedAsLast(uses));
    addInstance(features, 19 * PLACES + place, uses);
  }
  if (offset !== 0) return;
  addInstance(features, 11 * PLACES + place, facts[at + SUFFIX2]!);
  addInstance(features, 12 * PLACES + place, facts[at + SUFFIX4]!);
  addInstance(features, 13 * PLACES + place, facts[at + PREFIX3]!);
  addInstance(features, 14 * PLACES + place, combine(facts[at + LOWER]!, facts[at + SHORT_SHAPE]!));
}

/** The features of token `i` that take its neighbours together. */
export function contextFeatures(
  document: Document,
  lineCase: number,
  first: boolean,
  i: number,
  features: Features,
): void {
  const { numbers, runStart, runEnd, wideStart, wideEnd } = document;
  const { facts } = document.words;
  const here = numbers[i]! * FACTS;
  const before = numbers[i - 1]! * FACTS;
  const after = numbers[i + 1]! * FACTS;
  const before2 = numbers[i - 2]! * FACTS;
  const after2 = numbers[i + 2]! * FACTS;
  const pair = (template: number, a: number, b: number): void =>
    addInstance(features, template * PLACES, combine(a, b));
  pair(20, facts[before + LOWER]!, facts[here + LOWER]!);
  pair(21, facts[here + LOWER]!, facts[after + LOWER]!);
  pair(22, facts[before + LOWER]!, facts[after + LOWER]!);
  pair(23, facts[before2 + LOWER]!, facts[before + LOWER]!);
  pair(24, facts[after + LOWER]!, facts[after2 + LOWER]!);
  pair(25, facts[before + GROUP]!, facts[here + GROUP]!);
  pair(26, facts[here + GROUP]!, facts[after + GROUP]!);
  pair(27, facts[before + WIDE_GROUP]!, combine(facts[here + WIDE_GROUP]!, facts[after + WIDE_GROUP]!));
  const shapeBefore = combine(facts[before + SHORT_SHAPE]!, facts[before + CAPITALS]! >> 1);
  const shapeAfter = combine(facts[after + SHORT_SHAPE]!, facts[after + CAPITALS]! >> 1);
  const shape = combine(facts[here + SHORT_SHAPE]!, facts[here + CAPITALS]! >> 1);
  pair(28, shapeBefore, shape);
  pair(29, shape, shapeAfter);
  pair(30, shapeBefore, combine(shape, shapeAfter));
  pair(31, combine(facts[before2 + SHORT_SHAPE]!, facts[before + SHORT_SHAPE]!), facts[here + SHORT_SHAPE]!);
  pair(32, facts[here + SHORT_SHAPE]!, combine(facts[after + SHORT_SHAPE]!, facts[after2 + SHORT_SHAPE]!));
  pair(33, facts[before + LISTS]!, facts[here + LISTS]!);
  pair(34, facts[here + LISTS]!, facts[after + LISTS]!);
  pair(35, facts[before + LOWER]!, facts[here + SHORT_SHAPE]!);
  pair(36, facts[after + LOWER]!, facts[here + SHORT_SHAPE]!);
  pair(37, facts[before + GROUP]!, facts[here + SHORT_SHAPE]!);
  pair(38, facts[before + WIDE_GROUP]!, facts[after + WIDE_GROUP]!);
  pair(39, combine(facts[before2 + GROUP]!, facts[before + GROUP]!), facts[here + SHORT_SHAPE]!);
  pair(40, combine(facts[after + GROUP]!, facts[after2 + GROUP]!), facts[here + SHORT_SHAPE]!);
  addInstance(features, 41 * PLACES + (first ? 1 : 0), combine(lineCase, facts[here + SHORT_SHAPE]!));
  if (first) pair(42, facts[here + LOWER]!, lineCase);
  const phrase = document.phrase[i]!;
  if (phrase !== 0) {
    const part = document.phrasePart[i]!;
    pair(90, phrase, part);
    pair(91, combine(phrase, part), combine(facts[before + SHORT_SHAPE]!, facts[after + SHORT_SHAPE]!));
    for (let bits = phrase; bits !== 0; bits &= bits - 1) pair(92, bits & -bits, part);
  }
  if (document.phrase[i - 1]! !== 0 && document.phrasePart[i - 1] === 2)
    pair(93, document.phrase[i - 1]!, facts[here + SHORT_SHAPE]!);
  if (document.phrase[i + 1]! !== 0 && document.phrasePart[i + 1] === 1)
    pair(94, document.phrase[i + 1]!, facts[here + SHORT_SHAPE]!);
  const used = document.used[i]!;
  if (used !== 0) {
    const part = document.usedPart[i]!;
    pair(95, used, part);
    pair(96, combine(used, part), combine(facts[before + SHORT_SHAPE]!, facts[after + SHORT_SHAPE]!));
  }
  pair(97, facts[here + USES]!, facts[before + LOWER]!);
  pair(98, facts[before + USES]!, combine(facts[here + USES]!, facts[after + USES]!));
  const start = runStart[i]!;
  const end = runEnd[i]!;
  if (end > start) runFeatures(document, lineCase, i, start, end, 50, features);
  if (wideEnd[i]! > wideStart[i]! && (wideStart[i] !== start || wideEnd[i] !== end)) {
    runFeatures(document, lineCase, i, wideStart[i]!, wideEnd[i]!, 70, features);
  }
  if (end === start && numbers[i - 1] !== 0 && numbers[i + 1] !== 0) {
    // A small word or a mark between two runs: does it join them?
    const left = numbers[runStart[i - 1]!]! * FACTS;
    const right = numbers[Math.max(i + 1, runEnd[i + 1]! - 1)]! * FACTS;
    pair(43, facts[here + LOWER]!, combine(facts[left + GROUP]!, facts[right + GROUP]!));
    pair(44, facts[here + LOWER]!, combine(facts[before + WIDE_GROUP]!, facts[right + WIDE_GROUP]!));
    pair(45, facts[here + LOWER]!, combine(facts[before + LISTS]!, facts[after + LISTS]!));
    pair(46, facts[here + LOWER]!, facts[right + LOWER]!);
    pair(47, facts[here + LOWER]!, facts[before + LOWER]!);
  }
}

/** The features of a run of capitalised words as a whole, seen from one of its tokens. */
function runFeatures(
  { words, numbers }: Document,
  lineCase: number,
  i: number,
  start: number,
  end: number,
  template: number,
  features: Features,
): void {
  const position = (i === start ? 1 : 0) | (i === end - 1 ? 2 : 0);
  const size = Math.min(end - start, 7);
  const { facts } = words;
  const at = (place: number): number => numbers[place]! * FACTS;
  const seen = combine(position, lineCase);
  const add = (number: number, value: number): void =>
    addInstance(features, (template + number) * PLACES, combine(seen, value));
  const head = at(start);
  const last = at(end - 1);
  const before = at(start - 1);
  const after = at(end);
  add(0, combine(size, numbers[start - 1] === 0 ? 1 : 0));
  add(1, facts[last + LOWER]!);
  add(2, facts[head + LOWER]!);
  add(3, facts[before + LOWER]!);
  add(4, facts[after + LOWER]!);
  add(5, facts[last + GROUP]!);
  add(6, facts[head + GROUP]!);
  add(7, facts[before + GROUP]!);
  add(8, facts[after + GROUP]!);
  add(9, combine(facts[head + LISTS]!, combine(facts[last + LISTS]!, Math.min(size, 3))));
  add(10, combine(facts[before + LOWER]!, facts[after + LOWER]!));
  add(11, combine(facts[at(start - 2) + LOWER]!, facts[before + LOWER]!));
  add(12, combine(facts[last + WIDE_GROUP]!, facts[head + WIDE_GROUP]!));
  add(13, combine(facts[last + SUFFIX3]!, Math.min(size, 3)));
  add(16, combine(usedAsFirst(facts[head + USES]!), usedAsLast(facts[last + USES]!)));
  let shapes = 0;
  let text = 0;
  for (let token = start; token < end && token < start + 8; token++) {
    const flags = facts[at(token) + CLASS]!;
    shapes = combine(shapes, flags & (CAPITALISED | INITIAL | HYPHEN | HAS_DIGIT));
    text = combine(text, facts[at(token) + LOWER]!);
  }
  add(14, shapes);
  add(15, text);
}
