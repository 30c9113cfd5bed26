import { BIAS } from '../analysis/learning/classifier.ts';
import { writeSections } from '../analysis/learning/sections.ts';
import { type FeatureIndex, indexFeatures } from './feature-index.ts';
import { quantise } from './quantise.ts';
import { randomFrom, shuffle } from './random.ts';

export interface Example {
  /** Hashes as `learning/hashing.ts` makes them; the bias is added by the trainer. */
  readonly features: Int32Array;
  /** Index into `ClassifierSettings.labels`. */
  readonly label: number;
  /** How much the example counts; 1 when left out. */
  readonly weight?: number;
}

export interface ClassifierSettings {
  readonly labels: readonly string[];
  readonly seed: number;
  readonly epochs?: number;
  /** The step of AdaGrad (Duchi et al. 2011). */
  readonly rate?: number;
  /** The share of an example's features that is hidden in each step, against leaning on a few of them; from 0 to 1. */
  readonly dropout?: number;
  /** What a step is measured against before anything was learned: the larger, the less is thought of what was seen only once. */
  readonly start?: number;
  /** What all weights but the bias are multiplied with in the end: 1 - dropout makes up for all features being seen then. */
  readonly shrink?: number;
  /** How strongly weights are pulled to zero, each time their feature is seen. */
  readonly decay?: number;
  /** Features seen in fewer examples are left out. */
  readonly rarest?: number;
  /** At most so many features are kept in the model. */
  readonly rows?: number;
}

/** What was learned: of each feature its hash and one weight a label. */
export interface Learned {
  readonly index: FeatureIndex;
  /** Rows one after the other, in the order of `index.hashes`. */
  readonly weights: Float32Array;
}

/** Trains multinomial logistic regression and returns the model file. The same input always gives the same bytes. */
export function trainClassifier(examples: readonly Example[], settings: ClassifierSettings): Uint8Array {
  const { labels, rows } = settings;
  const { index, weights } = learn(examples, settings);
  const { arrays, scale } = quantise('weights', index.hashes, weights, labels.length, rows);
  return writeSections(arrays, { labels, scale });
}

/** Learns the weights of multinomial logistic regression by AdaGrad. */
export function learn(examples: readonly Example[], settings: ClassifierSettings): Learned {
  const {
    labels,
    seed,
    epochs = 10,
    rate = 0.1,
    dropout = 0.1,
    start = 1e-6,
    shrink = 1,
    decay = 1e-5,
    rarest = 2,
  } = settings;
  const width = labels.length;
  const index = indexFeatures((see) => {
    for (const { features } of examples) for (const hash of features) see(hash);
    for (let i = 0; i < rarest; i++) see(BIAS);
  }, rarest);
  const bias = index.numberOf(BIAS);
  const inputs = examples.map(({ features }) => {
    const known = features.map((hash) => index.numberOf(hash)).filter((row) => row >= 0);
    return known;
  });
  const weights = new Float32Array(index.hashes.length * width);
  const squares = new Float32Array(weights.length).fill(start);
  // The mean of the weights after every epoch of the second half forgets less of the early examples than the last ones do.
  const mean = new Float32Array(weights.length);
  let summed = 0;
  const random = randomFrom(seed);
  const order = Uint32Array.from(examples.keys());
  const scores = new Float64Array(width);
  const active = new Int32Array(inputs.reduce((most, input) => Math.max(most, input.length), 0) + 1);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at]!;
      let count = 0;
      active[count++] = bias;
      for (const row of inputs[at]!) if (dropout === 0 || random() >= dropout) active[count++] = row;
      scores.fill(0);
      for (let i = 0; i < count; i++) {
        const from = active[i]! * width;
        for (let label = 0; label < width; label++) scores[label]! += weights[from + label]!;
      }
      softmax(scores);
      scores[example.label]! -= 1;
      for (let i = 0; i < count; i++) {
        const from = active[i]! * width;
        for (let label = 0; label < width; label++) {
          const gradient = scores[label]! * (example.weight ?? 1) + decay * weights[from + label]!;
          squares[from + label]! += gradient * gradient;
          weights[from + label]! -= (rate * gradient) / Math.sqrt(squares[from + label]!);
        }
      }
    }
    if (epoch * 2 < epochs - 1) continue;
    summed += 1;
    for (let i = 0; i < weights.length; i++) mean[i]! += (weights[i]! - mean[i]!) / summed;
  }
  for (let i = 0; i < mean.length; i++) if (Math.floor(i / width) !== bias) mean[i]! *= shrink;
  return { index, weights: mean };
}

function softmax(scores: Float64Array): void {
  const top = scores.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    scores[i] = Math.exp(scores[i]! - top);
    total += scores[i]!;
  }
  for (let i = 0; i < scores.length; i++) scores[i]! /= total;
}
