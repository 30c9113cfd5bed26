import { BIAS, type Classifier } from '../learning/classifier.ts';
import { addFeature, type Features } from '../learning/hashing.ts';
import { findRows, type Weights } from '../learning/weights.ts';
import type { Context } from './context.ts';
import { cueContextFeatures, cueWordFeatures, REACH } from './cue-features.ts';
import type { KnownWords } from './known-words.ts';
import { reserveSums } from './sums.ts';
import { MARGIN, type Units } from './units.ts';

/** Judges cues: whether a unit is one. */
export const CUE_LABELS = ['none', 'cue'] as const;

/** From how many places a word is looked at by itself. */
export const CUE_VIEWS = 2 * REACH + 1;

/** Below these odds of its words by themselves a unit is no cue, whatever they say together. */
const HOPELESS = -0.7;

/**
 * Sums what the words around each unit of a text say about whether it is a cue, each word by itself, in the unit of the weights.
 * Every word is visited once and tells all units that see it: its numbers lie side by side in memory.
 */
export function sumCueWords({ weights }: Classifier, features: Features, words: KnownWords, units: Units): Int32Array {
  const { cueSums: known, facts } = words;
  reserveSums(known, words.count);
  const { rows, done } = known;
  const sums = new Int32Array(units.length + 2 * CUE_VIEWS);
  for (let place = 0; place < units.length + 2 * MARGIN; place++) {
    const word = units.words[place]!;
    const row = word * CUE_VIEWS;
    if (done[row] === 0) {
      done[row] = 1;
      for (let view = 0; view < CUE_VIEWS; view++) {
        features.length = 0;
        cueWordFeatures(facts, word, view - REACH, features);
        rows[row + view] = sumOf(weights, features);
      }
    }
    // Unit `i` sees this word from the view `place - i`, shifted so that no index is below zero.
    for (let view = 0, at = place + FIRST; view < CUE_VIEWS; view++, at--) sums[at]! += rows[row + view]!;
  }
  return sums.subarray(FIRST, FIRST + units.length);
}

/** Where the sum of the first unit lies. */
const FIRST = CUE_VIEWS - 1;

/**
 * The natural logarithm of the odds that a unit is a cue; -Infinity where its words alone leave no hope.
 *
 * @param sum what the words around it say, each by itself
 */
export function cueOdds(
  { weights }: Classifier,
  features: Features,
  words: KnownWords,
  units: Units,
  context: Context,
  i: number,
  sum: number,
): number {
  if (sum * weights.scale < HOPELESS) return Number.NEGATIVE_INFINITY;
  features.length = 0;
  cueContextFeatures(words.facts, units, context, i, features);
  addFeature(features, BIAS);
  return (sum + sumOf(weights, features)) * weights.scale;
}

const found = new Int32Array(1024);

/** By how much features speak for a cue, in the unit of the weights. */
function sumOf(weights: Weights, features: Features): number {
  const { rows } = weights;
  const count = findRows(weights, features, found);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += rows[found[i]! * 2 + 1]! - rows[found[i]! * 2]!;
  return sum;
}
