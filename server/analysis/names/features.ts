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

/** What is looked at around a token: groups of words, words, shapes, and shapes with how words are capitalised elsewhere. */
const GROUP_BEFORE = 0;
const GROUP_HERE = 1;
const GROUP_AFTER = 2;
const GROUPS_BEFORE = 3;
const GROUPS_AFTER = 4;
const WIDE_BEFORE = 5;
const WIDE_HERE_AND_AFTER = 6;
const WORD_BEFORE = 7;
const WORD_AFTER = 8;
const SHAPE_HERE = 9;
const SHAPES_BEFORE = 10;
const SHAPES_AFTER = 11;
const CASED_BEFORE = 12;
const CASED_HERE = 13;
const CASED_AFTER = 14;
const CASED_HERE_AND_AFTER = 15;

/** Working memory: these traits of one token. */
const traits = new Int32Array(CASED_HERE_AND_AFTER + 1);

/** The templates that join two traits. Pairs of two words and of lists say nothing more beside these. */
const PAIRS = pairsOf(
  [
    [20, GROUP_BEFORE, GROUP_HERE],
    [21, GROUP_HERE, GROUP_AFTER],
    [22, WIDE_BEFORE, WIDE_HERE_AND_AFTER],
    [23, CASED_BEFORE, CASED_HERE],
    [24, CASED_HERE, CASED_AFTER],
    [25, CASED_BEFORE, CASED_HERE_AND_AFTER],
    [26, SHAPES_BEFORE, SHAPE_HERE],
    [27, SHAPE_HERE, SHAPES_AFTER],
    [28, GROUPS_BEFORE, SHAPE_HERE],
    [29, GROUPS_AFTER, SHAPE_HERE],
    [30, WORD_BEFORE, SHAPE_HERE],
    [31, WORD_AFTER, SHAPE_HERE],
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
  const { numbers, runStart, runEnd } = document;
  const { facts } = document.words;
  const here = numbers[i]! * FACTS;
  const before = numbers[i - 1]! * FACTS;
  const after = numbers[i + 1]! * FACTS;
  const before2 = numbers[i - 2]! * FACTS;
  const after2 = numbers[i + 2]! * FACTS;
  traits[GROUP_BEFORE] = facts[before + GROUP]!;
  traits[GROUP_HERE] = facts[here + GROUP]!;
  traits[GROUP_AFTER] = facts[after + GROUP]!;
  traits[GROUPS_BEFORE] = combine(facts[before2 + GROUP]!, facts[before + GROUP]!);
  traits[GROUPS_AFTER] = combine(facts[after + GROUP]!, facts[after2 + GROUP]!);
  traits[WIDE_BEFORE] = facts[before + WIDE_GROUP]!;
  traits[WIDE_HERE_AND_AFTER] = combine(facts[here + WIDE_GROUP]!, facts[after + WIDE_GROUP]!);
  traits[WORD_BEFORE] = facts[before + LOWER]!;
  traits[WORD_AFTER] = facts[after + LOWER]!;
  traits[SHAPE_HERE] = facts[here + SHORT_SHAPE]!;
  traits[SHAPES_BEFORE] = combine(facts[before2 + SHORT_SHAPE]!, facts[before + SHORT_SHAPE]!);
  traits[SHAPES_AFTER] = combine(facts[after + SHORT_SHAPE]!, facts[after2 + SHORT_SHAPE]!);
  for (let word = i - 1, at = CASED_BEFORE; word <= i + 1; word++) {
    const fact = numbers[word]! * FACTS;
    traits[at++] = combine(facts[fact + SHORT_SHAPE]!, facts[fact + CAPITALS]! >> 1);
  }
  traits[CASED_HERE_AND_AFTER] = combine(traits[CASED_HERE]!, traits[CASED_AFTER]!);
  addPairs(features, PAIRS, traits);
  addInstance(features, 41 * PLACES + (first ? 1 : 0), combine(lineCase, facts[here + SHORT_SHAPE]!));
  if (first) addJoined(features, 42, facts[here + LOWER]!, lineCase);
  const phrase = document.phrase[i]!;
  if (phrase !== 0) {
    const part = document.phrasePart[i]!;
    addJoined(features, 90, phrase, part);
    addJoined(features, 91, combine(phrase, part), combine(facts[before + SHORT_SHAPE]!, facts[after + SHORT_SHAPE]!));
    for (let bits = phrase; bits !== 0; bits &= bits - 1) addJoined(features, 92, bits & -bits, part);
  }
  if (document.phrase[i - 1]! !== 0 && document.phrasePart[i - 1] === 2)
    addJoined(features, 93, document.phrase[i - 1]!, facts[here + SHORT_SHAPE]!);
  if (document.phrase[i + 1]! !== 0 && document.phrasePart[i + 1] === 1)
    addJoined(features, 94, document.phrase[i + 1]!, facts[here + SHORT_SHAPE]!);
  const used = document.used[i]!;
  if (used !== 0) {
    const part = document.usedPart[i]!;
    addJoined(features, 95, used, part);
    addJoined(features, 96, combine(used, part), combine(facts[before + SHORT_SHAPE]!, facts[after + SHORT_SHAPE]!));
  }
  addJoined(features, 97, facts[here + USES]!, facts[before + LOWER]!);
  addJoined(features, 98, facts[before + USES]!, combine(facts[here + USES]!, facts[after + USES]!));
  const start = runStart[i]!;
  const end = runEnd[i]!;
  if (end > start) runFeatures(document, lineCase, i, start, end, features);
  else if (numbers[i - 1] !== 0 && numbers[i + 1] !== 0) {
    // A small word or a mark between two runs: does it join them?
    const left = numbers[runStart[i - 1]!]! * FACTS;
    const right = numbers[Math.max(i + 1, runEnd[i + 1]! - 1)]! * FACTS;
    addJoined(features, 43, facts[here + LOWER]!, combine(facts[left + GROUP]!, facts[right + GROUP]!));
    addJoined(features, 44, facts[here + LOWER]!, combine(facts[before + WIDE_GROUP]!, facts[right + WIDE_GROUP]!));
    addJoined(features, 45, facts[here + LOWER]!, combine(facts[before + LISTS]!, facts[after + LISTS]!));
    addJoined(features, 46, facts[here + LOWER]!, facts[right + LOWER]!);
    addJoined(features, 47, facts[here + LOWER]!, facts[before + LOWER]!);
  }
}

/** Adds the feature that a template makes of two values. */
function addJoined(features: Features, template: number, a: number, b: number): void {
  addInstance(features, template * PLACES, combine(a, b));
}

/** The features of a run of capitalised words as a whole, seen from one of its tokens. */
function runFeatures(
  { words, numbers }: Document,
  lineCase: number,
  i: number,
  start: number,
  end: number,
  features: Features,
): void {
  const position = (i === start ? 1 : 0) | (i === end - 1 ? 2 : 0);
  const size = Math.min(end - start, 7);
  const { facts } = words;
  const seen = combine(position, lineCase);
  const head = numbers[start]! * FACTS;
  const last = numbers[end - 1]! * FACTS;
  const before = numbers[start - 1]! * FACTS;
  const after = numbers[end]! * FACTS;
  let shapes = 0;
  for (let token = start; token < end && token < start + 8; token++) {
    const flags = facts[numbers[token]! * FACTS + CLASS]!;
    shapes = combine(shapes, flags & (CAPITALISED | INITIAL | HYPHEN | HAS_DIGIT));
  }
  const short = Math.min(size, 3);
  said[0] = combine(size, numbers[start - 1] === 0 ? 1 : 0);
  said[1] = facts[last + LOWER]!;
  said[2] = facts[head + LOWER]!;
  said[3] = facts[before + LOWER]!;
  said[4] = facts[after + LOWER]!;
  said[5] = facts[last + GROUP]!;
  said[6] = facts[head + GROUP]!;
  said[7] = facts[before + GROUP]!;
  said[8] = facts[after + GROUP]!;
  said[9] = combine(facts[head + LISTS]!, combine(facts[last + LISTS]!, short));
  said[10] = combine(facts[numbers[start - 2]! * FACTS + LOWER]!, facts[before + LOWER]!);
  said[11] = combine(facts[last + WIDE_GROUP]!, facts[head + WIDE_GROUP]!);
  said[12] = combine(facts[last + SUFFIX3]!, short);
  said[13] = combine(usedAsFirst(facts[head + USES]!), usedAsLast(facts[last + USES]!));
  said[14] = shapes;
  for (let n = 0; n < said.length; n++) addInstance(features, (RUN + n) * PLACES, combine(seen, said[n]!));
}

/** The templates of runs are numbered from here on. */
const RUN = 50;

/** Working memory: what is said of a run, by its template. */
const said = new Int32Array(15);
