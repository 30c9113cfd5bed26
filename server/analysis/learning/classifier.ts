import { combine, type Features } from './hashing.ts';
import { readSections } from './sections.ts';
import { addWeights, findRows, readWeights, type Weights } from './weights.ts';

/** Multinomial logistic regression over hashed features, its weights in whole numbers. */
export interface Classifier {
  readonly labels: readonly string[];
  readonly weights: Weights;
}

/** A feature that every example has. */
export const BIAS = combine(0, 1);

/** Reads what `trainClassifier` wrote; throws when the file is of another kind. */
export function readClassifier(file: Uint8Array): Classifier {
  const sections = readSections(file);
  const { labels, scale } = sections.values;
  if (!Array.isArray(labels) || typeof scale !== 'number') throw new Error('this file is no classifier');
  const names = labels.map(String);
  return { labels: names, weights: readWeights(sections, 'weights', names.length, scale) };
}

const found = new Int32Array(1024);

/**
 * Adds what features say, without the `BIAS`, to one number a label.
 *
 * @param features 1,024 at most
 */
export function addUp({ weights }: Classifier, features: Features, sums: Int32Array): void {
  const { rows, width } = weights;
  const count = findRows(weights, features, found);
  for (let label = 0; label < width; label++) {
    let sum = sums[label]!;
    for (let i = 0; i < count; i++) sum += rows[found[i]! * width + label]!;
    sums[label] = sum;
  }
}

const sums = new Int32Array(1024);

/**
 * Judges one example.
 *
 * @param features 1,024 at most
 * @param probabilities receives one number a label, which add up to 1
 * @param more what other features of it say, from `addUp`
 * @returns the index of the likeliest label
 */
export function classify(
  classifier: Classifier,
  features: Features,
  probabilities: Float64Array,
  more?: Int32Array,
): number {
  const { labels, weights } = classifier;
  if (more === undefined) sums.fill(0, 0, weights.width);
  else sums.set(more);
  addWeights(weights, BIAS, sums, 0);
  addUp(classifier, features, sums);
  let best = 0;
  for (let label = 1; label < labels.length; label++) if (sums[label]! > sums[best]!) best = label;
  let total = 0;
  for (let label = 0; label < labels.length; label++) {
    const share = Math.exp((sums[label]! - sums[best]!) * weights.scale);
    probabilities[label] = share;
    total += share;
  }
  for (let label = 0; label < labels.length; label++) probabilities[label]! /= total;
  return best;
}
