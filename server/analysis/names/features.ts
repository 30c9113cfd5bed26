import { addInstance, combine, type Features } from '../learning/hashing.ts';
import { addPairs, pairsOf } from '../learning/pairs.ts';
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

/** What is looked at of each word around a token. */
const TRAITS = [LOWER, GROUP, WIDE_GROUP, SHORT_SHAPE, LISTS, USES];

/** Where in `traits` a trait of the word at an offset lies. */
function of(offset: number, trait: number): number {
  return (offset + REACH) * TRAITS.length + TRAITS.indexOf(trait);
}

/** Behind those of single words, what some have in common: their shapes with how they are capitalised elsewhere, and several at once. */
const CASED = (2 * REACH + 1) * TRAITS.length;
const CASED_BEFORE = CASED;
const CASED_HERE = CASED + 1;
const CASED_AFTER = CASED + 2;
const CASED_HERE_AND_AFTER = CASED + 3;
const WIDE_HERE_AND_AFTER = CASED + 4;
const SHAPES_BEFORE = CASED + 5;
const SHAPES_AFTER = CASED + 6;
const GROUPS_BEFORE = CASED + 7;
const GROUPS_AFTER = CASED + 8;

/** Working memory: the traits of the words around a token. */
const traits = new Int32Array(GROUPS_AFTER + 1);

/** The templates that join two traits, each with where these lie in `traits`. */
const PAIRS = pairsOf(
  [
    [20, of(-1, LOWER), of(0, LOWER)],
    [21, of(0, LOWER), of(1, LOWER)],
    [22, of(-1, LOWER), of(1, LOWER)],
    [23, of(-2, LOWER), of(-1, LOWER)],
    [24, of(1, LOWER), of(2, LOWER)],
    [25, of(-1, GROUP), of(0, GROUP)],
    [26, of(0, GROUP), of(1, GROUP)],
    [27, of(-1, WIDE_GROUP), WIDE_HERE_AND_AFTER],
    [28, CASED_BEFORE, CASED_HERE],
    [29, CASED_HERE, CASED_AFTER],
    [30, CASED_BEFORE, CASED_HERE_AND_AFTER],
    [31, SHAPES_BEFORE, of(0, SHORT_SHAPE)],
    [32, of(0, SHORT_SHAPE), SHAPES_AFTER],
    [33, of(-1, LISTS), of(0, LISTS)],
    [34, of(0, LISTS), of(1, LISTS)],
    [35, of(-1, LOWER), of(0, SHORT_SHAPE)],
    [36, of(1, LOWER), of(0, SHORT_SHAPE)],
    [37, of(-1, GROUP), of(0, SHORT_SHAPE)],
    [38, of(-1, WIDE_GROUP), of(1, WIDE_GROUP)],
    [39, GROUPS_BEFORE, of(0, SHORT_SHAPE)],
    [40, GROUPS_AFTER, of(0, SHORT_SHAPE)],
  ],
  PLACES,
);

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
  for (let place = i - REACH, at = 0; place <= i + REACH; place++) {
    const word = numbers[place]! * FACTS;
    for (const trait of TRAITS) traits[at++] = facts[word + trait]!;
  }
  for (let word = i - 1, at = CASED; word <= i + 1; word++) {
    const fact = numbers[word]! * FACTS;
    traits[at++] = combine(facts[fact + SHORT_SHAPE]!, facts[fact + CAPITALS]! >> 1);
  }
  traits[CASED_HERE_AND_AFTER] = combine(traits[CASED_HERE]!, traits[CASED_AFTER]!);
  traits[WIDE_HERE_AND_AFTER] = combine(facts[here + WIDE_GROUP]!, facts[after + WIDE_GROUP]!);
  traits[SHAPES_BEFORE] = combine(facts[before2 + SHORT_SHAPE]!, facts[before + SHORT_SHAPE]!);
  traits[SHAPES_AFTER] = combine(facts[after + SHORT_SHAPE]!, facts[after2 + SHORT_SHAPE]!);
  traits[GROUPS_BEFORE] = combine(facts[before2 + GROUP]!, facts[before + GROUP]!);
  traits[GROUPS_AFTER] = combine(facts[after + GROUP]!, facts[after2 + GROUP]!);
  addPairs(features, PAIRS, traits);
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
  const head = at(start);
  const last = at(end - 1);
  const before = at(start - 1);
  const after = at(end);
  let shapes = 0;
  let text = 0;
  for (let token = start; token < end && token < start + 8; token++) {
    const flags = facts[at(token) + CLASS]!;
    shapes = combine(shapes, flags & (CAPITALISED | INITIAL | HYPHEN | HAS_DIGIT));
    text = combine(text, facts[at(token) + LOWER]!);
  }
  said[0] = combine(size, numbers[start - 1] === 0 ? 1 : 0);
  said[1] = facts[last + LOWER]!;
  said[2] = facts[head + LOWER]!;
  said[3] = facts[before + LOWER]!;
  said[4] = facts[after + LOWER]!;
  said[5] = facts[last + GROUP]!;
  said[6] = facts[head + GROUP]!;
  said[7] = facts[before + GROUP]!;
  said[8] = facts[after + GROUP]!;
  said[9] = combine(facts[head + LISTS]!, combine(facts[last + LISTS]!, Math.min(size, 3)));
  said[10] = combine(facts[before + LOWER]!, facts[after + LOWER]!);
  said[11] = combine(facts[at(start - 2) + LOWER]!, facts[before + LOWER]!);
  said[12] = combine(facts[last + WIDE_GROUP]!, facts[head + WIDE_GROUP]!);
  said[13] = combine(facts[last + SUFFIX3]!, Math.min(size, 3));
  said[14] = shapes;
  said[15] = text;
  said[16] = combine(usedAsFirst(facts[head + USES]!), usedAsLast(facts[last + USES]!));
  for (let n = 0; n < said.length; n++) {
    const number = RUN_ORDER[n]!;
    addInstance(features, (template + number) * PLACES, combine(seen, said[number]!));
  }
}

/** Working memory: what is said of a run, by its template. */
const said = new Int32Array(17);

/** Weights are learned in the order of their features: another order would make other weights. */
const RUN_ORDER = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 14, 15);
