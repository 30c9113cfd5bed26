import { addFeature, combine, type Features } from '../learning/hashing.ts';
import type { Token } from '../model.ts';
import { lineCaseOf } from './line-case.ts';
import {
  CAPITALISED,
  CAPITALS,
  CLASS,
  FACTS,
  GROUP,
  HAS_DIGIT,
  HYPHEN,
  INITIAL,
  LIKELY_INSIDE,
  LISTS,
  type LineCase,
  LOWER,
  MAYBE_INSIDE,
  numberOf,
  PLAIN_CASE,
  PREFIX3,
  PUNCTUATION,
  RAISED,
  SHAPE,
  SHORT_SHAPE,
  SUFFIX2,
  SUFFIX3,
  SUFFIX4,
  WIDE_GROUP,
  type Words,
} from './words.ts';

/** How far to either side a word is looked at by itself. */
export const REACH = 2;

/** A sentence made ready for its features: words by number, with `MARGIN` empty ones at either side. */
export interface Prepared {
  length: number;
  lineCase: LineCase;
  words: Int32Array;
  /** Per token, 1 where it may belong to a name. */
  inside: Uint8Array;
  /** Per token, the run of capitalised words that it belongs to: its first token and one after its last; equal where there is none. */
  runStart: Int32Array;
  runEnd: Int32Array;
  /** The same, of runs joined by small words: "Organization for Security and Cooperation in Europe". */
  wideStart: Int32Array;
  wideEnd: Int32Array;
}

export const MARGIN = 4;

export function emptyPrepared(): Prepared {
  return prepared(0);
}

function prepared(room: number): Prepared {
  return {
    length: 0,
    lineCase: PLAIN_CASE,
    words: new Int32Array(room + 2 * MARGIN),
    inside: new Uint8Array(room),
    runStart: new Int32Array(room),
    runEnd: new Int32Array(room),
    wideStart: new Int32Array(room),
    wideEnd: new Int32Array(room),
  };
}

/** Makes the sentence of tokens from `first` up to but not including `end` ready; `target` is used again where it is large enough. */
export function prepare(
  words: Words,
  tokens: readonly Token[],
  first: number,
  end: number,
  target: Prepared = emptyPrepared(),
): Prepared {
  const length = end - first;
  const sentence = target.inside.length < length ? prepared(length * 2) : target;
  sentence.length = length;
  sentence.lineCase = lineCaseOf(words.lexicon, tokens, first, end);
  const { facts } = words;
  sentence.words.fill(0, 0, MARGIN);
  for (let i = 0; i < length; i++) {
    sentence.words[MARGIN + i] = numberOf(words, tokens[first + i]!.text, sentence.lineCase);
  }
  sentence.words.fill(0, MARGIN + length, length + 2 * MARGIN);
  const { inside } = sentence;
  for (let i = 0; i < length; i++) {
    const flags = facts[sentence.words[MARGIN + i]! * FACTS + CLASS]!;
    inside[i] = (flags & (CAPITALISED | HAS_DIGIT | LIKELY_INSIDE)) !== 0 ? 1 : 0;
  }
  // Small words and marks belong to a name only between or beside words that do; twice, for "of the" and "’s and".
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < length; i++) {
      if (inside[i] !== 0) continue;
      const flags = facts[sentence.words[MARGIN + i]! * FACTS + CLASS]!;
      const before = i > 0 && inside[i - 1] === 1;
      const after = i + 1 < length && inside[i + 1] === 1;
      if ((flags & PUNCTUATION) !== 0 ? before || after : (flags & MAYBE_INSIDE) !== 0 && (before || after))
        inside[i] = 2;
    }
    for (let i = 0; i < length; i++) if (inside[i] === 2) inside[i] = 1;
  }
  findRuns(facts, sentence);
  return sentence;
}

function findRuns(facts: Int32Array, sentence: Prepared): void {
  const { length, words, runStart, runEnd, wideStart, wideEnd, inside } = sentence;
  const has = (i: number, flag: number): boolean =>
    i >= 0 && i < length && (facts[words[MARGIN + i]! * FACTS + CLASS]! & flag) !== 0;
  const isCapitalised = (i: number): boolean => has(i, CAPITALISED) && !has(i, RAISED);
  for (let i = 0; i < length; ) {
    let end = i;
    while (end < length) {
      if (isCapitalised(end)) end += 1;
      // A hyphen joins, where a capital follows.
      else if (end > i && has(end, HYPHEN) && isCapitalised(end + 1)) end += 2;
      else break;
    }
    if (end === i) end = i + 1;
    const none = !isCapitalised(i);
    for (let j = i; j < end; j++) {
      runStart[j] = i;
      runEnd[j] = none ? i : end;
    }
    i = end;
  }
  for (let i = 0; i < length; ) {
    let end = runEnd[i]!;
    if (end === i) {
      wideStart[i] = i;
      wideEnd[i] = i;
      i += 1;
      continue;
    }
    for (;;) {
      let next = end;
      while (next < length && next < end + 3 && has(next, MAYBE_INSIDE | LIKELY_INSIDE) && inside[next] === 1)
        next += 1;
      if (next === end || !isCapitalised(next)) break;
      end = runEnd[next]!;
    }
    for (let j = i; j < end; j++) {
      wideStart[j] = i;
      wideEnd[j] = end;
    }
    i = end;
  }
}

/** The number of a template with the place it looks at; `PLACES` of them fit in one template. */
const PLACES = 8;

/**
 * The features of one word by itself, seen from a token `offset` words before it (from -REACH to REACH). They are the same
 * wherever the word stands, so their weights can be summed once a word.
 */
export function wordFeatures(facts: Int32Array, word: number, offset: number, features: Features): void {
  const at = word * FACTS;
  const place = offset + REACH;
  addFeature(features, combine(1 * PLACES + place, facts[at + LOWER]!));
  const group = facts[at + GROUP]!;
  if (group > 0) {
    addFeature(features, combine(2 * PLACES + place, group));
    addFeature(features, combine(3 * PLACES + place, facts[at + WIDE_GROUP]!));
  }
  const kind = combine(facts[at + SHORT_SHAPE]!, facts[at + CAPITALS]!);
  addFeature(features, combine(4 * PLACES + place, kind));
  if (offset < -1 || offset > 1) return;
  addFeature(features, combine(5 * PLACES + place, facts[at + SHAPE]!));
  addFeature(features, combine(6 * PLACES + place, facts[at + SUFFIX3]!));
  addFeature(features, combine(7 * PLACES + place, facts[at + CAPITALS]!));
  const lists = facts[at + LISTS]!;
  if (lists !== 0) {
    addFeature(features, combine(8 * PLACES + place, lists));
    addFeature(features, combine(9 * PLACES + place, combine(lists, facts[at + SHORT_SHAPE]!)));
    for (let bits = lists; bits !== 0; bits &= bits - 1) {
      addFeature(features, combine(10 * PLACES + place, combine(bits & -bits, facts[at + CAPITALS]!)));
    }
  }
  if (offset !== 0) return;
  addFeature(features, combine(11 * PLACES + place, facts[at + SUFFIX2]!));
  addFeature(features, combine(12 * PLACES + place, facts[at + SUFFIX4]!));
  addFeature(features, combine(13 * PLACES + place, facts[at + PREFIX3]!));
  addFeature(features, combine(14 * PLACES + place, combine(facts[at + LOWER]!, facts[at + SHORT_SHAPE]!)));
}

/** The features of token `i` that take its neighbours together. */
export function contextFeatures(facts: Int32Array, sentence: Prepared, i: number, features: Features): void {
  const { words, length, runStart, runEnd, wideStart, wideEnd, lineCase } = sentence;
  const here = (words[MARGIN + i] ?? 0) * FACTS;
  const before = (words[MARGIN + i - 1] ?? 0) * FACTS;
  const after = (words[MARGIN + i + 1] ?? 0) * FACTS;
  const before2 = (words[MARGIN + i - 2] ?? 0) * FACTS;
  const after2 = (words[MARGIN + i + 2] ?? 0) * FACTS;
  const pair = (template: number, a: number, b: number): void =>
    addFeature(features, combine(template * PLACES, combine(a, b)));
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
  const first = i === 0 ? 1 : 0;
  addFeature(features, combine(41 * PLACES + first, combine(lineCase, facts[here + SHORT_SHAPE]!)));
  if (first === 1) pair(42, facts[here + LOWER]!, lineCase);
  const start = runStart[i]!;
  const end = runEnd[i]!;
  if (end > start) runFeatures(facts, sentence, i, start, end, 50, features);
  if (wideEnd[i]! > wideStart[i]! && (wideStart[i] !== start || wideEnd[i] !== end)) {
    runFeatures(facts, sentence, i, wideStart[i]!, wideEnd[i]!, 70, features);
  }
  if (end === start && i > 0 && i + 1 < length) {
    // A small word or a mark between two runs: does it join them?
    const left = (words[MARGIN + runStart[i - 1]!] ?? 0) * FACTS;
    const right = (words[MARGIN + Math.max(i + 1, runEnd[i + 1]! - 1)] ?? 0) * FACTS;
    pair(43, facts[here + LOWER]!, combine(facts[left + GROUP]!, facts[right + GROUP]!));
    pair(44, facts[here + LOWER]!, combine(facts[before + WIDE_GROUP]!, facts[right + WIDE_GROUP]!));
    pair(45, facts[here + LOWER]!, combine(facts[before + LISTS]!, facts[after + LISTS]!));
    pair(46, facts[here + LOWER]!, facts[right + LOWER]!);
    pair(47, facts[here + LOWER]!, facts[before + LOWER]!);
  }
}

/** The features of a run of capitalised words as a whole, seen from one of its tokens. */
function runFeatures(
  facts: Int32Array,
  { words, lineCase }: Prepared,
  i: number,
  start: number,
  end: number,
  template: number,
  features: Features,
): void {
  const position = (i === start ? 1 : 0) | (i === end - 1 ? 2 : 0);
  const size = Math.min(end - start, 7);
  const at = (token: number): number => (words[MARGIN + token] ?? 0) * FACTS;
  const seen = combine(position, lineCase);
  const add = (number: number, value: number): void =>
    addFeature(features, combine((template + number) * PLACES, combine(seen, value)));
  const head = at(start);
  const last = at(end - 1);
  const before = at(start - 1);
  const after = at(end);
  add(0, combine(size, start === 0 ? 1 : 0));
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
