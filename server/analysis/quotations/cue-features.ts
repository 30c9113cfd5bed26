import { addFeature, combine, type Features } from '../learning/hashing.ts';
import { addPairs, pairsOf } from '../learning/pairs.ts';
import { type Context, countBetween, QUOTES, step, THATS } from './context.ts';
import { MARGIN, type Units } from './units.ts';
import { CLASS, FACTS, FLAGS, SHAPE, STEM, SUFFIX2, SUFFIX3, WIDE_CLASS, WORD } from './words.ts';

/** How many words to each side are looked at by themselves. */
export const REACH = 3;
/** From how many places that is. */
export const CUE_VIEWS = 2 * REACH + 1;
const PLACES = 8;

/** What one word says, seen from `offset` words before it, about whether a cue stands there. The same wherever it stands. */
export function cueWordFeatures(facts: Int32Array, word: number, offset: number, features: Features): void {
  const at = word * FACTS;
  const templates = TEMPLATES_AT[Math.abs(offset)]!;
  for (let template = 0; template < templates; template++) {
    addFeature(features, combine((template + 1) * PLACES + offset + REACH, facts[at + WORD_TRAITS[template]!]!));
  }
}

/** What is looked at of one word, from template 1 on; and how many of these, by how far it is. */
const WORD_TRAITS = Int32Array.of(WORD, CLASS, WIDE_CLASS, SHAPE, SUFFIX3, STEM, SUFFIX2, FLAGS);
const TEMPLATES_AT = Uint8Array.of(8, 5, 4, 3);

/** What is looked at of each word around a unit, from the one before it on. */
const TRAITS = [WORD, STEM, CLASS, WIDE_CLASS];

/** Where in `traits` a trait of the word at an offset lies. */
function of(offset: number, trait: number): number {
  return (offset + 1) * TRAITS.length + TRAITS.indexOf(trait);
}

/** Behind those of single words, what is known of the sentence. */
const NONE = 4 * TRAITS.length;
const WIDE_HERE_AND_AFTER = NONE + 1;
const STEM_LEFT = NONE + 2;
const STEM_RIGHT = NONE + 3;
const MARKS = NONE + 4;
const THAT = NONE + 5;
const KIND = NONE + 6;
const REPORTED = NONE + 7;
const FROM_START = NONE + 8;
const TO_END = NONE + 9;
const NEAR_END = NONE + 10;

/** Working memory: the traits of a unit and of what is around it. */
const traits = new Int32Array(NEAR_END + 1);

/** The templates that join two traits, each with where these lie in `traits`. */
const PAIRS = pairsOf(
  [
    [20, of(-1, WORD), of(0, WORD)],
    [21, of(0, WORD), of(1, WORD)],
    [23, of(0, STEM), of(1, WORD)],
    [24, of(-1, WORD), of(0, STEM)],
    [25, of(0, STEM), of(2, WORD)],
    [28, of(-1, CLASS), of(0, CLASS)],
    [29, of(0, CLASS), of(1, CLASS)],
    [30, of(-1, WIDE_CLASS), WIDE_HERE_AND_AFTER],
    [31, of(0, STEM), of(1, WIDE_CLASS)],
    [32, of(-1, WIDE_CLASS), of(0, STEM)],
    [40, STEM_LEFT, NONE],
    [41, STEM_RIGHT, NONE],
    [45, MARKS, NONE],
    [46, MARKS, of(0, STEM)],
    [48, THAT, of(0, STEM)],
    [51, KIND, REPORTED],
    [52, FROM_START, KIND],
    [53, TO_END, KIND],
    [54, NEAR_END, of(0, STEM)],
  ],
  PLACES,
);

/** What the words around unit `i` say together about whether it is a cue. */
export function cueContextFeatures(
  facts: Int32Array,
  units: Units,
  context: Context,
  i: number,
  features: Features,
): void {
  const { words, first, last, length } = units;
  const here = words[MARGIN + i]! * FACTS;
  const after = words[MARGIN + i + 1]! * FACTS;
  for (let place = MARGIN + i - 1, at = 0; place <= MARGIN + i + 2; place++) {
    const word = words[place]! * FACTS;
    for (const trait of TRAITS) traits[at++] = facts[word + trait]!;
  }
  const start = first[i]!;
  const end = last[i]!;
  const left = context.reportBefore[i]!;
  const right = context.reportAfter[i]!;
  traits[WIDE_HERE_AND_AFTER] = combine(facts[here + WIDE_CLASS]!, facts[after + WIDE_CLASS]!);
  traits[STEM_LEFT] = left < 0 ? 0 : facts[words[MARGIN + left]! * FACTS + STEM]!;
  traits[STEM_RIGHT] = right < 0 ? 0 : facts[words[MARGIN + right]! * FACTS + STEM]!;
  // Where words within marks stand: before, right before the sentence, after, right after it.
  traits[MARKS] =
    (countBetween(context, QUOTES, start, i) > 0 ? 1 : 0) |
    (start > 0 && units.pieces[start - 1]! >= 0 ? 2 : 0) |
    (countBetween(context, QUOTES, i, end + 1) > 0 ? 4 : 0) |
    (end + 1 < length && units.pieces[end + 1]! >= 0 ? 8 : 0);
  traits[THAT] =
    (countBetween(context, THATS, start, i) > 0 ? 1 : 0) |
    (countBetween(context, THATS, i + 1, Math.min(end + 1, i + 9)) > 0 ? 2 : 0);
  traits[KIND] = facts[here + FLAGS]!;
  traits[REPORTED] = left < 0 ? 0 : 1;
  traits[FROM_START] = step(i - start);
  traits[TO_END] = step(end - i);
  traits[NEAR_END] = Math.min(end - i, 2);
  addPairs(features, PAIRS, traits);
}

/** All features of a unit that might be a cue. */
export function cueFeatures(facts: Int32Array, units: Units, context: Context, i: number, features: Features): void {
  features.length = 0;
  for (let offset = -REACH; offset <= REACH; offset++) {
    cueWordFeatures(facts, units.words[MARGIN + i + offset]!, offset, features);
  }
  cueContextFeatures(facts, units, context, i, features);
}
