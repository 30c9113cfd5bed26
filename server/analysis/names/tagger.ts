import { type Decoder, decode, makeDecoder } from '../learning/decode.ts';
import { emptyFeatures, type Features } from '../learning/hashing.ts';
import { labelCount } from '../learning/labels.ts';
import { computeMarginals, type Marginals, makeMarginals } from '../learning/marginals.ts';
import { asFloat32, readSections } from '../learning/sections.ts';
import { addWeights, readWeights, type Weights } from '../learning/weights.ts';
import { contextFeatures, emptyPrepared, MARGIN, type Prepared, REACH, wordFeatures } from './features.ts';
import { COARSE_KINDS } from './kinds.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { FACTS, makeWords, type Words } from './words.ts';

export const LABELS = labelCount(COARSE_KINDS.length);

/** A feature that every token has. */
export const ALWAYS = 1;

/** How many words keep the sums of their weights; about 330 bytes each. */
const OFFSETS = 2 * REACH + 1;

/** The tagger of names with its working memory. What it remembers from one text to the next only saves time. */
export interface NameTagger {
  readonly lexicon: Lexicon;
  readonly weights: Weights;
  /** In the unit of `weights.rows`. */
  readonly transitions: Int32Array;
  /** exp of the transitions. */
  readonly factors: Float64Array;
  readonly words: Words;
  /** For each word and each place it is seen from, the sum of the weights of its features. */
  readonly sums: Int16Array;
  readonly summed: Uint8Array;
  sumsOf: number;
  readonly features: Features;
  readonly decoder: Decoder;
  readonly marginals: Marginals;
  prepared: Prepared;
}

/** Reads the lexicon and the weights of the tagger. */
export function readNameTagger(lexiconFile: Uint8Array, file: Uint8Array): NameTagger {
  const lexicon = readLexicon(lexiconFile);
  const sections = readSections(file);
  const { scale } = sections.values;
  if (typeof scale !== 'number') throw new Error('this file is no tagger of names');
  const learned = asFloat32(sections.bytes('transitions'));
  const words = makeWords(lexicon);
  const most = words.facts.length / FACTS;
  return {
    lexicon,
    weights: readWeights(sections, 'weights', LABELS, scale),
    transitions: Int32Array.from(learned, (weight) => Math.round(weight / scale)),
    factors: Float64Array.from(learned, (weight) => Math.exp(Math.round(weight / scale) * scale)),
    words,
    sums: new Int16Array(most * OFFSETS * LABELS),
    summed: new Uint8Array(most * OFFSETS),
    sumsOf: words.generation,
    features: emptyFeatures(),
    decoder: makeDecoder(COARSE_KINDS.length),
    marginals: makeMarginals(COARSE_KINDS.length),
    prepared: emptyPrepared(),
  };
}

const one = new Int32Array(LABELS);

/** Sums the weights of all features of every token of a sentence, for each label, into `scores` from `offset` on. */
export function scoreSentence(tagger: NameTagger, sentence: Prepared, scores: Int32Array): void {
  const { words, sums, summed, weights, features } = tagger;
  if (tagger.sumsOf !== words.generation) {
    summed.fill(0);
    tagger.sumsOf = words.generation;
  }
  for (let i = 0; i < sentence.length; i++) {
    const at = i * LABELS;
    if (sentence.inside[i] === 0) continue;
    scores.fill(0, at, at + LABELS);
    for (let offset = -REACH; offset <= REACH; offset++) {
      const word = sentence.words[MARGIN + i + offset]!;
      const place = word * OFFSETS + offset + REACH;
      const from = place * LABELS;
      if (summed[place] === 0) {
        features.length = 0;
        wordFeatures(words.facts, word, offset, features);
        one.fill(0);
        for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, one, 0);
        for (let label = 0; label < LABELS; label++) sums[from + label] = one[label]!;
        summed[place] = 1;
      }
      for (let label = 0; label < LABELS; label++) scores[at + label]! += sums[from + label]!;
    }
    features.length = 0;
    contextFeatures(words.facts, sentence, i, features);
    for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, scores, at);
    addWeights(weights, ALWAYS, scores, at);
  }
}

/** Finds the best labels of a sentence from its scores. */
export function labelSentence(tagger: NameTagger, sentence: Prepared, scores: Int32Array, labels: Uint8Array): void {
  decode(tagger.decoder, scores, tagger.transitions, sentence.inside, sentence.length, labels);
}

const all = 2 ** LABELS - 1;
let allowed = new Uint32Array(64);

/** Weighs all ways to label a sentence against each other, for `spanProbability`. */
export function weighSentence(tagger: NameTagger, sentence: Prepared, scores: Int32Array): Marginals {
  const { length, inside } = sentence;
  if (allowed.length < length) allowed = new Uint32Array(length * 2);
  for (let i = 0; i < length; i++) {
    allowed[i] = inside[i] === 0 ? 1 : all;
    if (inside[i] === 0) scores.fill(0, i * LABELS, (i + 1) * LABELS);
  }
  computeMarginals(tagger.marginals, scores, tagger.weights.scale, tagger.factors, allowed, length);
  return tagger.marginals;
}
