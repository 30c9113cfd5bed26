import type { Features } from '../learning/hashing.ts';
import {
  addBatch,
  addFeatures,
  type Batch,
  begins,
  emptyBatch,
  isBegun,
  LANES,
  type Lanes,
  lanesOf,
  place,
  spread,
  writeSumOfThree,
  writeSums,
} from '../learning/lanes.ts';
import type { Tagger } from '../learning/tagger.ts';
import {
  ARGUMENT_VIEWS,
  BESIDE,
  BETWEENS,
  type Between,
  besideFeatures,
  CUE,
  type Cue,
  joinBetween,
  jointFeatures,
  keyOf,
  LEFT,
  lookBetween,
  noCue,
  nothingBetween,
  ODDS,
  ODDS_REACH,
  oddsFeatures,
  oddsOf,
  ownFeatures,
  PARTINGS,
  type Part,
  POSITIONS,
  partingFeatures,
  partingOf,
  placeFeatures,
  positionFeatures,
  REACH,
  RIGHT,
  reportFeatures,
  reportsFeatures,
  SETTINGS,
  SIDES,
  type Side,
  settingFeatures,
  settingOf,
  stemPositionFeatures,
  verbsFeatures,
  wordFeatures,
} from './argument-features.ts';
import { type Context, NUMBER_OF_STEP, STEPS, step } from './context.ts';
import type { KnownWords } from './known-words.ts';
import { makeSums, reserveSums, type Sums } from './sums.ts';
import { MARGIN, type Units } from './units.ts';

/** Distances on each side of a cue. */
const DISTANCES = STEPS * SIDES;

/** Of a word that reports is kept what it says at each distance, then by what parts a unit from it, then by the unit's position. */
const PARTED = DISTANCES;
const POSITIONED = PARTED + PARTINGS * SIDES;
const STEM_VIEWS = POSITIONED + POSITIONS * SIDES;

/** So many words that report are remembered. */
const MOST_STEMS = 2048;

/** So many units are scored for a cue at most. */
export const MOST_UNITS = 80;

// What is summed for a text, one table for what is looked up together: of the cue that is looked at what its own place says, what it says
// at each distance, and what units say together with it; and behind these, for all cues, what the place of each unit says beside a cue.

const CUE_PLACE = 0;
const NEAR = CUE_PLACE + 1;
const TOGETHER = NEAR + DISTANCES;
const PLACES = TOGETHER + MOST_UNITS;

/** See above. */
export type TextSums = Int32Array;

/** What scores the units around a cue, with its working memory. All sums are `Lanes`. */
export interface ArgumentScorer {
  readonly lanes: Lanes;
  readonly features: Features;
  readonly cue: Cue;
  readonly between: Between;
  /** What is to be looked up of words, and of the text. */
  readonly wordBatch: Batch;
  readonly batch: Batch;
  /** The sum of the unit that is looked at. */
  readonly unitSum: Int32Array;
  /** For each distance and side, where it is done. */
  readonly distanceDone: Uint8Array;
  /** What cues say by their stem (`STEM_VIEWS`), and by their setting and their odds at each distance: the same whatever the text. */
  readonly reports: Map<number, Sums>;
  readonly settings: Sums;
  readonly odds: Sums;
  /** What lies between a cue and a unit says by itself: the same for all cues. */
  readonly betweens: Sums;
}

export function makeArgumentScorer({ weights }: Tagger, features: Features): ArgumentScorer {
  return {
    lanes: lanesOf(weights),
    features,
    cue: noCue(),
    between: nothingBetween(),
    wordBatch: emptyBatch(),
    batch: emptyBatch(),
    unitSum: new Int32Array(LANES),
    distanceDone: new Uint8Array(DISTANCES),
    reports: new Map(),
    settings: sumsFor(SETTINGS * DISTANCES),
    odds: sumsFor(ODDS * (ODDS_REACH + 1) * SIDES),
    betweens: sumsFor(BETWEENS * SIDES),
  };
}

/** Room for what is summed for a text; its places are looked at only where a cue is near. */
export function makeTextSums(units: Units): TextSums {
  return new Int32Array((PLACES + units.length) * LANES);
}

/**
 * Scores every unit around `scorer.cue` from `first` up to but not including `end` for every label, into `scores`: as adding the
 * weights of all `argumentFeatures` would (but for what all labels of a unit have too much), with what several units or cues share
 * looked up once, and all else at one go.
 *
 * @param end `MOST_UNITS` behind `first` at most
 */
export function scoreArguments(
  scorer: ArgumentScorer,
  words: KnownWords,
  sums: TextSums,
  units: Units,
  context: Context,
  first: number,
  end: number,
  scores: Int32Array,
): void {
  const { lanes, batch, cue, between, unitSum, distanceDone } = scorer;
  const { features } = batch;
  const { width } = lanes.weights;
  const { facts } = words;
  distanceDone.fill(0);
  sumPlaces(scorer, words, sums, units, first, end);
  const reports = sumsOfStem(scorer, cue.stem);
  let lastKey = -1;
  let lastSide: Side = CUE;
  let last = 0;
  for (let i = first; i < end; i++) {
    const side = sideOf(cue, i);
    const distance = step(Math.abs(i - cue.unit));
    const near = NUMBER_OF_STEP[distance]! * SIDES + side;
    if (distanceDone[near] === 0) {
      distanceDone[near] = 1;
      sumDistance(scorer, side, distance, near, reports, sums);
    }
    lookBetween(units, context, cue.unit, i, between);
    const key = keyOf(between);
    const at = (TOGETHER + i - first) * LANES;
    if (key === lastKey && side === lastSide) {
      for (let lane = 0; lane < LANES; lane++) sums[at + lane] = sums[last + lane]!;
    } else {
      sumBetween(scorer, side, key, reports, sums, at);
      joinBetween(between, side);
      lastKey = key;
      lastSide = side;
    }
    last = at;
    jointFeatures(facts, units, cue, side, between, i, features);
    if (side === CUE) ownFeatures(cue, features);
    place(batch, at);
  }
  addBatch(lanes, batch, sums);
  for (let i = first; i < end; i++) {
    const side = sideOf(cue, i);
    const at = (side === CUE ? CUE_PLACE : PLACES + i) * LANES;
    const near = (NEAR + NUMBER_OF_STEP[step(Math.abs(i - cue.unit))]! * SIDES + side) * LANES;
    writeSumOfThree(sums, at, sums, near, sums, (TOGETHER + i - first) * LANES, unitSum, 0);
    spread(unitSum, 0, scores, (i - first) * width, width);
  }
}

function sideOf(cue: Cue, i: number): Side {
  return i < cue.unit ? LEFT : i > cue.unit ? RIGHT : CUE;
}

/** Sums what a cue says to the units at a distance from it: what other cues say too was looked up once. */
function sumDistance(
  { lanes, features, batch, cue, settings, odds }: ArgumentScorer,
  side: Side,
  distance: number,
  near: number,
  reports: Sums,
  sums: TextSums,
): void {
  if (isFirst(reports, near, features)) {
    reportFeatures(cue.stem, side, distance, features);
    addFeatures(lanes, features, reports.rows, near * LANES);
  }
  const setting = settingOf(cue);
  const inSetting = setting * DISTANCES + near;
  if (isFirst(settings, inSetting, features)) {
    settingFeatures(setting, side, distance, features);
    addFeatures(lanes, features, settings.rows, inSetting * LANES);
  }
  const likely = oddsOf(cue);
  const short = Math.min(distance, ODDS_REACH);
  const atOdds = (likely * (ODDS_REACH + 1) + short) * SIDES + side;
  if (isFirst(odds, atOdds, features)) {
    oddsFeatures(likely, side, short, features);
    addFeatures(lanes, features, odds.rows, atOdds * LANES);
  }
  const at = (NEAR + near) * LANES;
  writeSumOfThree(reports.rows, near * LANES, settings.rows, inSetting * LANES, odds.rows, atOdds * LANES, sums, at);
  besideFeatures(cue, side, distance, batch.features);
  place(batch, at);
}

/** Sums what lies between a cue and a unit says: each part of it was looked up once. */
function sumBetween(
  { lanes, features, cue, between, betweens }: ArgumentScorer,
  side: Side,
  key: number,
  reports: Sums,
  sums: TextSums,
  at: number,
): void {
  const view = key * SIDES + side;
  if (isFirst(betweens, view, features)) {
    reportsFeatures(between, side, features);
    verbsFeatures(between, side, features);
    positionFeatures(between, side, features);
    addFeatures(lanes, features, betweens.rows, view * LANES);
  }
  const parting = PARTED + partingOf(between) * SIDES + side;
  if (isFirst(reports, parting, features)) {
    partingFeatures(cue.stem, side, partingOf(between), features);
    addFeatures(lanes, features, reports.rows, parting * LANES);
  }
  const position = POSITIONED + between.position * SIDES + side;
  if (isFirst(reports, position, features)) {
    stemPositionFeatures(cue.stem, side, between.position, features);
    addFeatures(lanes, features, reports.rows, position * LANES);
  }
  writeSumOfThree(betweens.rows, view * LANES, reports.rows, parting * LANES, reports.rows, position * LANES, sums, at);
}

/** Is this view asked for the first time? Its features are to be looked up then. */
function isFirst({ rows }: Sums, view: number, features: Features): boolean {
  features.length = 0;
  return begins(rows, view * LANES, LANES);
}

/** What is kept of a word that reports. When there are many, all are forgotten. */
function sumsOfStem({ reports }: ArgumentScorer, stem: number): Sums {
  const known = reports.get(stem);
  if (known !== undefined) return known;
  if (reports.size >= MOST_STEMS) reports.clear();
  const sums = sumsFor(STEM_VIEWS);
  reports.set(stem, sums);
  return sums;
}

function sumsFor(views: number): Sums {
  const sums = makeSums(views, LANES);
  reserveSums(sums, 1);
  return sums;
}

/** Working memory: where the sums of the words around a place begin. */
const views = new Int32Array(2 * REACH + 1);

/** Sums what the words at the places around a cue and those beside them say, whatever the cue is, where no other cue has asked for it. */
function sumPlaces(
  scorer: ArgumentScorer,
  words: KnownWords,
  sums: TextSums,
  units: Units,
  first: number,
  end: number,
): void {
  const { lanes, cue, wordBatch } = scorer;
  reserveSums(words.argumentSums, words.count);
  const { rows } = words.argumentSums;
  for (let i = first; i < end; i++) {
    if (i === cue.unit) learnWords(scorer, words, units, i, CUE);
    else if (!isBegun(sums, (PLACES + i) * LANES, LANES)) learnWords(scorer, words, units, i, BESIDE);
  }
  addBatch(lanes, wordBatch, rows);
  for (let i = first; i < end; i++) {
    if (i === cue.unit) sumPlace(scorer, words, units, i, CUE, sums, CUE_PLACE * LANES);
    else if (!isBegun(sums, (PLACES + i) * LANES, LANES))
      sumPlace(scorer, words, units, i, BESIDE, sums, (PLACES + i) * LANES);
  }
}

/** The row of what the word says that stands `offset` units behind a place. */
function viewOf(units: Units, i: number, offset: number, part: Part): number {
  return units.words[MARGIN + i + offset]! * ARGUMENT_VIEWS + part * (2 * REACH + 1) + offset + REACH;
}

/** Gathers what is to be looked up of the words around a place. */
function learnWords({ wordBatch }: ArgumentScorer, words: KnownWords, units: Units, i: number, part: Part): void {
  const { facts, argumentSums } = words;
  for (let offset = -REACH; offset <= REACH; offset++) {
    const at = viewOf(units, i, offset, part) * LANES;
    if (!begins(argumentSums.rows, at, LANES)) continue;
    wordFeatures(facts, units.words[MARGIN + i + offset]!, offset, part, wordBatch.features);
    place(wordBatch, at);
  }
}

function sumPlace(
  { batch }: ArgumentScorer,
  { facts, argumentSums }: KnownWords,
  units: Units,
  i: number,
  part: Part,
  sums: TextSums,
  at: number,
): void {
  for (let offset = -REACH; offset <= REACH; offset++) views[offset + REACH] = viewOf(units, i, offset, part) * LANES;
  writeSums(argumentSums.rows, views, views.length, 0, sums, at);
  placeFeatures(facts, units, i, part, batch.features);
  place(batch, at);
}
