import { BIAS, type Classifier } from '../learning/classifier.ts';
import { addFeature, type Features } from '../learning/hashing.ts';
import { findRows, type Weights } from '../learning/weights.ts';
import type { Context } from './context.ts';
import { CUE_VIEWS, cueContextFeatures, cueWordFeatures, REACH } from './cue-features.ts';
import type { KnownWords } from './known-words.ts';
import { NOT_SUMMED, type Sums } from './sums.ts';
import { MARGIN, type Units } from './units.ts';

/** Judges cues: whether a unit is one. */
export const CUE_LABELS = ['none', 'cue'] as const;

/** Below these odds of its word by itself a unit is no cue, whatever stands around it: one cue in a thousand is below -0.9, and 800 newspaper articles read the same with -0.7. */
const HOPELESS_ALONE = -0.7;

/** Below these odds of the words around it, each by itself, a unit is no cue, whatever they say together: two in a thousand. */
const HOPELESS = -0.5;

/** The natural logarithm of the odds that a unit is a cue; -Infinity where its words leave no hope. */
export function cueOdds(
  { weights }: Classifier,
  features: Features,
  words: KnownWords,
  units: Units,
  context: Context,
  i: number,
): number {
  const { scale } = weights;
  const { ownCueSums, cueSums, facts } = words;
  const word = units.words[MARGIN + i]!;
  let sum = wordSum(weights, features, facts, ownCueSums, word, word, 0);
  if (sum * scale < HOPELESS_ALONE) return Number.NEGATIVE_INFINITY;
  for (let offset = -REACH; offset <= REACH; offset++) {
    if (offset === 0) continue;
    const other = units.words[MARGIN + i + offset]!;
    sum += wordSum(weights, features, facts, cueSums, other * CUE_VIEWS + offset + REACH, other, offset);
  }
  if (sum * scale < HOPELESS) return Number.NEGATIVE_INFINITY;
  features.length = 0;
  cueContextFeatures(facts, units, context, i, features);
  addFeature(features, BIAS);
  return (sum + sumOf(weights, features)) * scale;
}

/** What a word says by itself, seen from `offset` units before it, in the unit of the weights: kept at `view`. */
function wordSum(
  weights: Weights,
  features: Features,
  facts: Int32Array,
  { rows }: Sums,
  view: number,
  word: number,
  offset: number,
): number {
  if (rows[view] === NOT_SUMMED) {
    features.length = 0;
    cueWordFeatures(facts, word, offset, features);
    rows[view] = sumOf(weights, features);
  }
  return rows[view]!;
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
