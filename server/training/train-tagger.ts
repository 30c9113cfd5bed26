import { labelCount } from '../analysis/learning/labels.ts';
import { computeLabels, computeMarginals, makeMarginals } from '../analysis/learning/marginals.ts';
import { writeSections } from '../analysis/learning/sections.ts';
import { indexFeatures } from './feature-index.ts';
import { quantise } from './quantise.ts';
import { randomFrom, shuffle } from './random.ts';

/** A sequence of tokens to learn from. */
export interface Sequence {
  /** The features of all tokens, one token after the other. */
  readonly features: Int32Array;
  /** Per token, one after its last feature. */
  readonly ends: Uint32Array;
  /**
   * Per token, a bit for each label that is right: one where the gold set decides, more where it leaves open, as sets do that
   * do not annotate some kind. What is likely among them is learned on the way (Tsuboi et al. 2008).
   */
  readonly allowed: Uint32Array;
  /** Per token, 1 where it may lie in a span at all. */
  readonly inside: Uint8Array;
  readonly weight: number;
  /** The number of its article: features are counted by articles then, and by tokens where it is left out. */
  readonly article?: number;
  /** Scores to start from, one for each label of each token, which are not learned. */
  readonly base?: Float32Array;
}

export interface TaggerSettings {
  readonly kinds: number;
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly rarest: number;
  /** What a step is measured against before anything was learned; 0.0001 when left out. */
  readonly start?: number;
  /** How strongly a weight is pulled to zero each time it is moved; 0 when left out. */
  readonly decay?: number;
  /** Transitions to start from, which are not learned then. */
  readonly transitions?: Float32Array;
  /** Only these sequences are learned from, by their index; features are counted in all of them. */
  readonly among?: Uint32Array;
  readonly report?: (line: string) => void;
}

export interface TrainedTagger {
  readonly hashes: Int32Array;
  /** One row a hash, one number a label. */
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

/**
 * Trains a conditional random field (Lafferty et al. 2001) over BIOES labels by AdaGrad, one sequence a step.
 * The weights are the mean over the second half of the epochs.
 */
export function trainTagger(sequences: readonly Sequence[], settings: TaggerSettings): TrainedTagger {
  const { kinds, seed, epochs, rate, dropout, rarest, start = 1e-4, decay = 0, report } = settings;
  const width = labelCount(kinds);
  const states = kinds + 1;
  const index = indexFeatures((see) => {
    for (const { features, article } of sequences) for (const hash of features) see(hash, article);
  }, rarest);
  const rows = sequences.map(({ features }) => features.map((hash) => index.numberOf(hash)));
  report?.(`${sequences.length} sequences, ${index.hashes.length} features`);
  const weights = new Float32Array(index.hashes.length * width);
  const squares = new Float32Array(weights.length);
  const mean = new Float32Array(weights.length);
  const transitions = settings.transitions?.slice() ?? new Float32Array(states * states);
  const transitionSquares = new Float32Array(transitions.length);
  const transitionMean = new Float32Array(transitions.length);
  const factors = new Float64Array(transitions.length);
  const longest = sequences.reduce((most, { inside }) => Math.max(most, inside.length), 1);
  const scores = new Float64Array(longest * width);
  const gradient = new Float64Array(longest * width);
  const possible = new Uint32Array(longest);
  const model = makeMarginals(kinds);
  const gold = makeMarginals(kinds);
  const all = 2 ** width - 1;
  const mostFeatures = sequences.reduce((most, { features }) => Math.max(most, features.length), 1);
  const active = new Int32Array(mostFeatures);
  const activeEnds = new Uint32Array(longest);
  const changed = new Int32Array(width);
  const random = randomFrom(seed);
  const order = settings.among?.slice() ?? Uint32Array.from(sequences.keys());
  let summed = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (const at of order) {
      const { inside, ends, allowed, weight, base } = sequences[at]!;
      const length = inside.length;
      const own = rows[at]!;
      let count = 0;
      if (base === undefined) scores.fill(0, 0, length * width);
      else scores.set(base);
      for (let i = 0, feature = 0; i < length; i++) {
        possible[i] = inside[i] === 0 ? 1 : all;
        for (; feature < ends[i]!; feature++) {
          if (dropout > 0 && random() < dropout) continue;
          const row = own[feature]!;
          if (row >= 0) active[count++] = row;
        }
        activeEnds[i] = count;
        for (let a = i === 0 ? 0 : activeEnds[i - 1]!; a < count; a++) {
          const row = active[a]! * width;
          for (let label = 0; label < width; label++) scores[i * width + label]! += weights[row + label]!;
        }
      }
      for (let i = 0; i < factors.length; i++) factors[i] = Math.exp(transitions[i]!);
      const modelSum = computeMarginals(model, scores, 1, factors, possible, length);
      const goldSum = computeMarginals(gold, scores, 1, factors, allowed, length);
      // No sequence of labels is allowed: the gold span is one that the tagger cannot make.
      if (goldSum === -Infinity) continue;
      loss += (modelSum - goldSum) * weight;
      computeLabels(model, length);
      computeLabels(gold, length);
      for (let i = 0; i < length * width; i++) gradient[i] = (model.labels[i]! - gold.labels[i]!) * weight;
      for (let i = 0, a = 0; i < length; i++) {
        let many = 0;
        for (let label = 0; label < width; label++) {
          if (Math.abs(gradient[i * width + label]!) > 1e-3) changed[many++] = label;
        }
        if (many === 0) {
          a = activeEnds[i]!;
          continue;
        }
        for (; a < activeEnds[i]!; a++) {
          const row = active[a]! * width;
          for (let c = 0; c < many; c++) {
            const label = changed[c]!;
            const step = gradient[i * width + label]! + decay * weights[row + label]!;
            const sum = squares[row + label]! + step * step;
            squares[row + label] = sum;
            weights[row + label]! -= (rate * step) / Math.sqrt(sum + start);
          }
        }
      }
      if (settings.transitions !== undefined) continue;
      for (let a = 0; a < states; a++) {
        for (let b = 0; b < states; b++) {
          let step = 0;
          for (let i = 0; i < length; i++) {
            step += follows(model, a, b, i, factors) - follows(gold, a, b, i, factors);
          }
          if (step === 0) continue;
          step *= weight;
          const at = a * states + b;
          transitionSquares[at]! += step * step;
          transitions[at]! -= (rate * step) / Math.sqrt(transitionSquares[at]! + 1e-4);
        }
      }
    }
    report?.(`epoch ${epoch + 1}: loss ${loss.toFixed(1)}`);
    if (epoch * 2 < epochs - 1) continue;
    summed += 1;
    for (let i = 0; i < weights.length; i++) mean[i]! += (weights[i]! - mean[i]!) / summed;
    for (let i = 0; i < transitions.length; i++) {
      transitionMean[i]! += (transitions[i]! - transitionMean[i]!) / summed;
    }
  }
  return { hashes: index.hashes, weights: mean, transitions: settings.transitions ?? transitionMean };
}

/** The mean of taggers whose features were counted in the same sequences, and are therefore the same. */
export function average(trained: readonly TrainedTagger[]): TrainedTagger {
  const [first, ...others] = trained;
  if (first === undefined) throw new Error('there is no tagger to take the mean of');
  const mean = { ...first, weights: first.weights.slice(), transitions: first.transitions.slice() };
  others.forEach(({ weights, transitions }, index) => {
    for (let i = 0; i < weights.length; i++) mean.weights[i]! += (weights[i]! - mean.weights[i]!) / (index + 2);
    for (let i = 0; i < transitions.length; i++) {
      mean.transitions[i]! += (transitions[i]! - mean.transitions[i]!) / (index + 2);
    }
  });
  return mean;
}

/**
 * The model file of a tagger, for `readTagger`. At most `rows` features are kept, their weights rounded to `steps` whole numbers to
 * either side of 0.
 *
 * @param besides other arrays that the file is to hold
 */
export function writeTagger(
  { hashes, weights, transitions }: TrainedTagger,
  kinds: readonly string[],
  rows: number,
  report?: (line: string) => void,
  steps?: number,
  besides: Readonly<Record<string, ArrayBufferView>> = {},
): Uint8Array {
  const quantised = quantise('weights', hashes, weights, labelCount(kinds.length), rows, undefined, steps);
  report?.(`${quantised.rows} features kept, scale ${quantised.scale.toFixed(4)}`);
  return writeSections({ ...quantised.arrays, transitions, ...besides }, { kinds, scale: quantised.scale });
}

/** How likely it is that a span of kind `b` (0: outside) begins at token `i` right after one of kind `a` has ended. */
function follows(marginals: ReturnType<typeof makeMarginals>, a: number, b: number, i: number, factors: Float64Array) {
  const { kinds, closed, afterClosed, afterOpened, potentials, scales } = marginals;
  const states = kinds + 1;
  const before = i === 0 ? (a === 0 ? 1 : 0) : closed[(i - 1) * states + a]!;
  if (before === 0) return 0;
  const at = i * labelCount(kinds);
  const row = i * states;
  const first = at + 1 + 4 * (b - 1);
  const after =
    b === 0
      ? potentials[at]! * afterClosed[row]!
      : potentials[first]! * afterOpened[row + b]! + potentials[first + 3]! * afterClosed[row + b]!;
  return (before * factors[a * states + b]! * after) / scales[i]!;
}
