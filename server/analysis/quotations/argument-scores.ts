import type { Features } from '../learning/hashing.ts';
import { addFeatures, addSum, LANES, type Lanes, lanesOf, spread } from '../learning/lanes.ts';
import type { Tagger } from '../learning/tagger.ts';
import {
  type Between,
  betweenFeatures,
  CUE,
  type Cue,
  distanceFeatures,
  jointFeatures,
  keyOf,
  LEFT,
  lookBetween,
  noCue,
  nothingBetween,
  ownFeatures,
  placeFeatures,
  REACH,
  RIGHT,
  SIDES,
  type Side,
  STEPS,
  wordFeatures,
} from './argument-features.ts';
import { type Context, step } from './context.ts';
import type { KnownWords } from './known-words.ts';
import { reserveSums } from './sums.ts';
import { MARGIN, type Units } from './units.ts';

/** From how many places and sides a word is looked at by itself. */
export const ARGUMENT_VIEWS = (2 * REACH + 1) * SIDES;

/** What was summed for one text, to be used for all its cues: what the place of each unit says, left and right of a cue. */
export interface PlaceSums {
  readonly rows: Int32Array;
  readonly done: Uint8Array;
}

/** What scores the units around a cue, with its working memory. All sums are `Lanes`. */
export interface ArgumentScorer {
  readonly lanes: Lanes;
  readonly features: Features;
  readonly cue: Cue;
  readonly between: Between;
  /** The sum of the unit that is looked at. */
  readonly unitSum: Int32Array;
  /** For each distance and side, where it is done; and for what lies between the cue and the unit. */
  readonly distanceSums: Int32Array;
  readonly distanceDone: Uint8Array;
  readonly betweenSum: Int32Array;
}

export function makeArgumentScorer({ weights }: Tagger, features: Features): ArgumentScorer {
  return {
    lanes: lanesOf(weights),
    features,
    cue: noCue(),
    between: nothingBetween(),
    unitSum: new Int32Array(LANES),
    distanceSums: new Int32Array(STEPS * SIDES * LANES),
    distanceDone: new Uint8Array(STEPS * SIDES),
    betweenSum: new Int32Array(LANES),
  };
}

/** Room for what the places of a text say; they are looked at only where a cue is near. */
export function makePlaceSums(units: Units): PlaceSums {
  return { rows: new Int32Array(units.length * 2 * LANES), done: new Uint8Array(units.length * 2) };
}

/**
 * Scores every unit around `scorer.cue` from `first` up to but not including `end` for every label, into `scores`: as adding the
 * weights of all `argumentFeatures` would (but for what all labels of a unit have too much), with what several units or cues share
 * looked up once.
 */
export function scoreArguments(
  scorer: ArgumentScorer,
  words: KnownWords,
  places: PlaceSums,
  units: Units,
  context: Context,
  first: number,
  end: number,
  scores: Int32Array,
): void {
  const { lanes, features, cue, between, unitSum, distanceSums, distanceDone, betweenSum } = scorer;
  const { width } = lanes.weights;
  const { facts } = words;
  distanceDone.fill(0);
  reserveSums(words.argumentSums, words.count);
  let lastKey = -1;
  let lastSide: Side = CUE;
  for (let i = first; i < end; i++) {
    const side = i < cue.unit ? LEFT : i > cue.unit ? RIGHT : CUE;
    unitSum.fill(0);
    if (side === CUE) {
      addPlace(scorer, words, units, i, side, unitSum, 0);
    } else {
      const place = i * 2 + (side === LEFT ? 0 : 1);
      if (places.done[place] === 0) {
        places.done[place] = 1;
        addPlace(scorer, words, units, i, side, places.rows, place * LANES);
      }
      addSum(places.rows, place * LANES, unitSum, 0);
    }
    const distance = step(Math.abs(i - cue.unit));
    const near = distance * SIDES + side;
    if (distanceDone[near] === 0) {
      distanceDone[near] = 1;
      distanceSums.fill(0, near * LANES, (near + 1) * LANES);
      features.length = 0;
      distanceFeatures(cue, side, distance, features);
      addFeatures(lanes, features, distanceSums, near * LANES);
    }
    addSum(distanceSums, near * LANES, unitSum, 0);
    lookBetween(units, context, cue.unit, i, between);
    const key = keyOf(between);
    if (key !== lastKey || side !== lastSide) {
      betweenSum.fill(0);
      features.length = 0;
      betweenFeatures(cue, side, between, features);
      addFeatures(lanes, features, betweenSum, 0);
      lastKey = key;
      lastSide = side;
    }
    addSum(betweenSum, 0, unitSum, 0);
    features.length = 0;
    jointFeatures(facts, units, cue, side, between, i, features);
    if (side === CUE) ownFeatures(cue, features);
    addFeatures(lanes, features, unitSum, 0);
    spread(unitSum, 0, scores, (i - first) * width, width);
  }
}

/** Adds what the word at a place and those around it say, whatever the cue is. */
function addPlace(
  { lanes, features }: ArgumentScorer,
  words: KnownWords,
  units: Units,
  i: number,
  side: Side,
  sums: Int32Array,
  at: number,
): void {
  const { facts, argumentSums: known } = words;
  for (let offset = -REACH; offset <= REACH; offset++) {
    const word = units.words[MARGIN + i + offset]!;
    const view = word * ARGUMENT_VIEWS + (offset + REACH) * SIDES + side;
    if (known.done[view] === 0) {
      known.done[view] = 1;
      features.length = 0;
      wordFeatures(facts, word, offset, side, features);
      addFeatures(lanes, features, known.rows, view * LANES);
    }
    addSum(known.rows, view * LANES, sums, at);
  }
  features.length = 0;
  placeFeatures(facts, units, i, side, features);
  addFeatures(lanes, features, sums, at);
}
