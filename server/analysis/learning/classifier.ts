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

const sums = new Int32Array(1024);
const found = new Int32Array(1024);

/**
 * Judges one example.
 *
 * @param features 1,024 at most
 * @param probabilities receives one number a label, which add up to 1
 * @returns the index of the likeliest label
 */
export function classify({ labels, weights }: Classifier, features: Features, probabilities: Float64Array): number {
  const { rows, width } = weights;
  const count = findRows(weights, features, found);
  sums.fill(0, 0, width);
  addWeights(weights, BIAS, sums, 0);
  for (let label = 0; label < width; label++) {
    let sum = sums[label]!;
    for (let i = 0; i < count; i++) sum += rows[found[i]! * width + label]!;
    sums[label] = sum;
  }
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
