import { BIAS, type Classifier, readClassifier } from '../learning/classifier.ts';
import { emptyFeatures, type Features } from '../learning/hashing.ts';
import { labelOf, OUTSIDE } from '../learning/labels.ts';
import {
  ALWAYS,
  bestSpans,
  makeWorkspace,
  readTagger,
  reserve,
  type Tagger,
  type Workspace,
} from '../learning/tagger.ts';
import { addWeights, type Weights } from '../learning/weights.ts';
import type { WordClasses } from '../learning/word-classes.ts';
import { argumentFeatures } from './argument-features.ts';
import { type Context, contextOf } from './context.ts';
import { cueContextFeatures, cueWordFeatures, REACH } from './cue-features.ts';
import { MARGIN, type Units } from './units.ts';
import { FACTS, FLAGS, HYPHEN, makeWords, type Words } from './words.ts';

/** The kinds of spans that the tagger of arguments knows, in its order. */
export const ARGUMENTS = ['speaker', 'cue', 'contents'] as const;
const SPEAKER = 0;
const CUE = 1;
const CONTENTS = 2;

/** Judges cues: whether a unit is one. */
export const CUE_LABELS = ['none', 'cue'] as const;

/** Units from `first` up to but not including `end`. */
export interface UnitRange {
  readonly first: number;
  readonly end: number;
}

/** Somebody says something. */
export interface Attribution {
  /** The unit of the word that reports. */
  readonly head: number;
  readonly cue: UnitRange;
  readonly speaker?: UnitRange;
  /** In order; more than one where the sentence is interrupted. */
  readonly contents: readonly UnitRange[];
  /** How likely there is an attribution at this cue, from 0 to 1. */
  readonly confidence: number;
}

/** What finds attributions, with its working memory. */
export interface Attributor {
  readonly classes: WordClasses;
  words: Words;
  readonly cues: Classifier;
  readonly tagger: Tagger;
  readonly workspace: Workspace;
  readonly features: Features;
}

export function readAttributor(classes: WordClasses, cues: Uint8Array, tagger: Uint8Array): Attributor {
  return {
    classes,
    words: makeWords(classes),
    cues: readClassifier(cues),
    tagger: readTagger(tagger),
    workspace: makeWorkspace(ARGUMENTS.length),
    features: emptyFeatures(),
  };
}

/** When so many distinct words are remembered, all are forgotten. */
const MOST_WORDS = 1 << 14;

/** The words for a new text: those that are remembered, or none when they have become many. A text that is being read keeps its own. */
export function wordsFor(attributor: Attributor): Words {
  if (attributor.words.count > MOST_WORDS) attributor.words = makeWords(attributor.classes);
  return attributor.words;
}

/** A unit is taken for a cue, to be looked at more closely, when it is one with this probability. */
export const LEAST_CUE = 0.15;

const LEAST_ODDS = Math.log(LEAST_CUE / (1 - LEAST_CUE));

/** Below these odds of its words by themselves a unit is no cue, whatever they say together. */
const HOPELESS = -3;

/** From how many places a word is looked at by itself. */
const VIEWS = 2 * REACH + 1;

/** By how much attributions are preferred to none, in logits: those that are missed weigh more than those that are doubtful. */
const PREFERENCE = 0.5;

/** How many units to each side of a cue are looked at. */
const WIDEST = 40;

/** How many cues are looked at before others may run. */
const STRETCH = 8;

/** Finds who says what in an article. The contents of one attribution never overlap those of another. */
export function* findAttributions(attributor: Attributor, words: Words, units: Units): Generator<void, Attribution[]> {
  const { facts } = words;
  const context = contextOf(units, facts);
  const found: { attribution: Attribution; odds: number }[] = [];
  let stretch = 0;
  for (let i = 0; i < units.length; i++) {
    if (i % 256 === 255) yield;
    // What is "so-called" is called so by nobody.
    if (units.pieces[i]! >= 0 || follows(facts, units, i, HYPHEN)) continue;
    if (cueOdds(attributor, words, units, context, i) < LEAST_ODDS) continue;
    stretch += 1;
    if (stretch % STRETCH === 0) yield;
    const candidate = attributionAt(attributor, words, units, context, i);
    if (candidate !== undefined) found.push(candidate);
  }
  return withoutOverlaps(units, found);
}

/** The natural logarithm of the odds that a unit is a cue; -Infinity where its words alone leave no hope. */
function cueOdds({ cues, features }: Attributor, words: Words, units: Units, context: Context, i: number): number {
  const { weights } = cues;
  growSums(words);
  score.fill(0);
  addWeights(weights, BIAS, score, 0);
  let sum = score[1]! - score[0]!;
  for (let offset = -REACH; offset <= REACH; offset++) {
    const word = units.words[MARGIN + i + offset]!;
    const view = word * VIEWS + offset + REACH;
    if (words.summed[view] === 0) {
      features.length = 0;
      cueWordFeatures(words.facts, word, offset, features);
      words.sums[view] = sumOf(weights, features);
      words.summed[view] = 1;
    }
    sum += words.sums[view]!;
  }
  if (sum * weights.scale < HOPELESS) return Number.NEGATIVE_INFINITY;
  features.length = 0;
  cueContextFeatures(words.facts, units, context, i, features);
  return (sum + sumOf(weights, features)) * weights.scale;
}

const score = new Int32Array(CUE_LABELS.length);

/** By how much features speak for a cue, in the unit of the weights. */
function sumOf(weights: Weights, features: Features): number {
  score.fill(0);
  for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, score, 0);
  return score[1]! - score[0]!;
}

/** Makes room for the sums of all words. */
function growSums(words: Words): void {
  const views = words.count * VIEWS;
  if (words.summed.length >= views) return;
  const sums = new Int32Array(views * 2);
  const summed = new Uint8Array(views * 2);
  sums.set(words.sums);
  summed.set(words.summed);
  words.sums = sums;
  words.summed = summed;
}

/** Does the unit before this one bear this flag? */
function follows(facts: Int32Array, { words }: Units, i: number, flag: number): boolean {
  return (facts[words[MARGIN + i - 1]! * FACTS + FLAGS]! & flag) !== 0;
}

/** All features of a unit that might be a cue. */
export function cueFeatures(facts: Int32Array, units: Units, context: Context, i: number, features: Features): void {
  features.length = 0;
  for (let offset = -REACH; offset <= REACH; offset++) {
    cueWordFeatures(facts, units.words[MARGIN + i + offset]!, offset, features);
  }
  cueContextFeatures(facts, units, context, i, features);
}

/** The units among which the speaker and the contents of a cue are looked for: its sentence, and words within marks that touch it. */
export function windowOf(units: Units, cue: number): UnitRange {
  let first = units.first[cue]!;
  let end = units.last[cue]! + 1;
  if (first > 0 && units.pieces[first - 1]! >= 0 && units.blocks[first - 1] === units.blocks[cue]) first -= 1;
  if (end < units.length && units.pieces[end]! >= 0) end += 1;
  return { first: Math.max(first, cue - WIDEST), end: Math.min(end, cue + WIDEST) };
}

function attributionAt(
  { tagger, workspace, features }: Attributor,
  words: Words,
  units: Units,
  context: Context,
  cue: number,
): { attribution: Attribution; odds: number } | undefined {
  const { first, end } = windowOf(units, cue);
  const length = end - first;
  reserve(workspace, length);
  const { scores } = workspace;
  const { width, scale } = tagger.weights;
  scores.fill(0, 0, length * width);
  for (let i = first; i < end; i++) {
    features.length = 0;
    argumentFeatures(words.facts, units, context, cue, i, first, end, features);
    const at = (i - first) * width;
    for (let f = 0; f < features.length; f++) addWeights(tagger.weights, features.hashes[f]!, scores, at);
    addWeights(tagger.weights, ALWAYS, scores, at);
  }
  const own = (cue - first) * width;
  const preference = Math.round(PREFERENCE / scale);
  for (let place = 0; place < 4; place++) scores[own + labelOf(CUE, place)]! += preference;
  const inside = everywhere(length);
  let cueRange: UnitRange | undefined;
  let speaker: UnitRange | undefined;
  const contents: UnitRange[] = [];
  for (const span of bestSpans(tagger, workspace, inside, length)) {
    const range = { first: first + span.first, end: first + span.end };
    if (span.kind === CONTENTS) contents.push(range);
    else if (span.kind === SPEAKER) speaker ??= range;
    else if (range.first <= cue && cue < range.end) cueRange = range;
  }
  if (contents.length === 0 || cueRange === undefined) return undefined;
  const outside = workspace.marginals.labels[own + OUTSIDE]!;
  const confidence = 1 - outside;
  const odds = Math.log(Math.max(confidence, 1e-9) / Math.max(outside, 1e-300));
  return {
    attribution: { head: cue, cue: cueRange, ...(speaker !== undefined && { speaker }), contents, confidence },
    odds,
  };
}

let ones = new Uint8Array(2 * WIDEST + 2).fill(1);

function everywhere(length: number): Uint8Array {
  if (ones.length < length) ones = new Uint8Array(length).fill(1);
  return ones;
}

/** Keeps the likelier of those whose contents overlap, or whose cue stands in the contents of another. */
function withoutOverlaps(units: Units, found: { attribution: Attribution; odds: number }[]): Attribution[] {
  found.sort((a, b) => b.odds - a.odds || a.attribution.head - b.attribution.head);
  const taken = new Uint8Array(units.length);
  const kept: Attribution[] = [];
  for (const { attribution } of found) {
    const { head, contents } = attribution;
    if (taken[head] === 1 || contents.some((range) => isTaken(taken, range))) continue;
    for (const { first, end } of contents) taken.fill(1, first, end);
    kept.push(attribution);
  }
  return kept.sort((a, b) => a.head - b.head);
}

function isTaken(taken: Uint8Array, { first, end }: UnitRange): boolean {
  for (let i = first; i < end; i++) if (taken[i] === 1) return true;
  return false;
}
