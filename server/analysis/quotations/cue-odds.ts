import { BIAS, type Classifier } from '../learning/classifier.ts';
import type { Features } from '../learning/hashing.ts';
import { addWeights } from '../learning/weights.ts';
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

/** Sums what each word of a text says about cues, those that are not known yet. To be called before `cueOdds`. */
export function learnWords({ weights }: Classifier, features: Features, words: KnownWords, units: Units): void {
  const { cueSums: sums, facts } = words;
  reserveSums(sums, words.count);
  for (const word of units.words) {
    const row = word * CUE_VIEWS;
    if (sums.done[row] === 1) continue;
    for (let view = 0; view < CUE_VIEWS; view++) {
      features.length = 0;
      cueWordFeatures(facts, word, view - REACH, features);
      sums.rows[row + view] = sumOf(weights, features);
      sums.done[row + view] = 1;
    }
  }
}

/** The natural logarithm of the odds that a unit is a cue; -Infinity where its words alone leave no hope. */
export function cueOdds(
  { weights }: Classifier,
  features: Features,
  words: KnownWords,
  units: Units,
  context: Context,
  i: number,
): number {
  const { rows } = words.cueSums;
  let sum = 0;
  for (let view = 0, place = MARGIN + i - REACH; view < CUE_VIEWS; view++, place++) {
    sum += rows[units.words[place]! * CUE_VIEWS + view]!;
  }
  features.length = 0;
  if (sum * weights.scale < HOPELESS) return Number.NEGATIVE_INFINITY;
  cueContextFeatures(words.facts, units, context, i, features);
  features.hashes[features.length++] = BIAS;
  return (sum + sumOf(weights, features)) * weights.scale;
}

const score = new Int32Array(CUE_LABELS.length);

/** By how much features speak for a cue, in the unit of the weights. */
function sumOf(weights: Classifier['weights'], features: Features): number {
  score.fill(0);
  for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, score, 0);
  return score[1]! - score[0]!;
}
