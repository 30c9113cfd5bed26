import type { Features } from '../learning/hashing.ts';
import {
  addFeatures,
  isNoSum,
  LANES,
  type Lanes,
  lanesOf,
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

/** What was summed for one text, to be used for all its cues: what the place of each unit says beside a cue. */
type PlaceSums = Int32Array;

/** What scores the units around a cue, with its working memory. All sums are `Lanes`. */
export interface ArgumentScorer {
  readonly lanes: Lanes;
  readonly features: Features;
  readonly cue: Cue;
  readonly between: Between;
  /** The sum of the unit that is looked at, and of the place of the cue. */
  readonly unitSum: Int32Array;
  readonly cueSum: Int32Array;
  /** For each distance and side, where it is done; and for what lies between the cue and the unit. */
  readonly distanceSums: Int32Array;
  readonly distanceDone: Uint8Array;
  /** What cues say by their stem (`STEM_VIEWS`), and by their setting and their odds at each distance: the same whatever the text. */
  readonly reports: Map<number, Sums>;
  readonly settings: Sums;
  readonly odds: Sums;
  /** What lies between a cue and a unit says by itself: the same for all cues. */
  readonly betweens: Sums;
  readonly betweenSum: Int32Array;
}

export function makeArgumentScorer({ weights }: Tagger, features: Features): ArgumentScorer {
  return {
    lanes: lanesOf(weights),
    features,
    cue: noCue(),
    between: nothingBetween(),
    unitSum: new Int32Array(LANES),
    cueSum: new Int32Array(LANES),
    distanceSums: new Int32Array(DISTANCES * LANES),
    distanceDone: new Uint8Array(DISTANCES),
    reports: new Map(),
    settings: sumsFor(SETTINGS * DISTANCES),
    odds: sumsFor(ODDS * (ODDS_REACH + 1) * SIDES),
    betweens: sumsFor(BETWEENS * SIDES),
    betweenSum: new Int32Array(LANES),
  };
}

/** Room for what the places of a text say; they are looked at only where a cue is near. */
export function makePlaceSums(units: Units): PlaceSums {
  return new Int32Array(units.length * LANES);
}

/**
 * Scores every unit around `scorer.cue` from `first` up to but not including `end` for every label, into `scores`: as adding the
 * weights of all `argumentFeatures` would (but for what all labels of a unit have too much), with what several units or cues share
 * looked up once.
 */
export function scoreArguments(
  scorer: ArgumentScorer,
  words: KnownWords,
  places: PlaceSums,
  units: Units,
  context: Context,
  first: number,
  end: number,
  scores: Int32Array,
): void {
  const { lanes, features, cue, between, unitSum, cueSum, distanceSums, distanceDone, betweenSum } = scorer;
  const { width } = lanes.weights;
  const { facts } = words;
  distanceDone.fill(0);
  reserveSums(words.argumentSums, words.count);
  const reports = sumsOfStem(scorer, cue.stem);
  let lastKey = -1;
  let lastSide: Side = CUE;
  for (let i = first; i < end; i++) {
    const side = i < cue.unit ? LEFT : i > cue.unit ? RIGHT : CUE;
    const place = side === CUE ? cueSum : places;
    const at = side === CUE ? 0 : i * LANES;
    if (side === CUE) sumPlace(scorer, words, units, i, CUE, cueSum, 0);
    else if (isNoSum(places, at, LANES)) sumPlace(scorer, words, units, i, BESIDE, places, at);
    const distance = step(Math.abs(i - cue.unit));
    const near = NUMBER_OF_STEP[distance]! * SIDES + side;
    if (distanceDone[near] === 0) {
      distanceDone[near] = 1;
      sumDistance(scorer, side, distance, near, reports);
    }
    lookBetween(units, context, cue.unit, i, between);
    const key = keyOf(between);
    if (key !== lastKey || side !== lastSide) {
      sumBetween(scorer, side, key, reports);
      joinBetween(between, side);
      lastKey = key;
      lastSide = side;
    }
    writeSumOfThree(place, at, distanceSums, near * LANES, betweenSum, 0, unitSum, 0);
    features.length = 0;
    jointFeatures(facts, units, cue, side, between, i, features);
    if (side === CUE) ownFeatures(cue, features);
    addFeatures(lanes, features, unitSum, 0);
    spread(unitSum, 0, scores, (i - first) * width, width);
  }
}

/** Sums what a cue says to the units at a distance from it: what other cues say too was looked up once. */
function sumDistance(scorer: ArgumentScorer, side: Side, distance: number, near: number, reports: Sums): void {
  const { lanes, features, cue, distanceSums, settings, odds } = scorer;
  const at = near * LANES;
  if (begins(reports, near, features)) {
    reportFeatures(cue.stem, side, distance, features);
    addFeatures(lanes, features, reports.rows, at);
  }
  const setting = settingOf(cue);
  const inSetting = setting * DISTANCES + near;
  if (begins(settings, inSetting, features)) {
    settingFeatures(setting, side, distance, features);
    addFeatures(lanes, features, settings.rows, inSetting * LANES);
  }
  const likely = oddsOf(cue);
  const short = Math.min(distance, ODDS_REACH);
  const atOdds = (likely * (ODDS_REACH + 1) + short) * SIDES + side;
  if (begins(odds, atOdds, features)) {
    oddsFeatures(likely, side, short, features);
    addFeatures(lanes, features, odds.rows, atOdds * LANES);
  }
  writeSumOfThree(reports.rows, at, settings.rows, inSetting * LANES, odds.rows, atOdds * LANES, distanceSums, at);
  features.length = 0;
  besideFeatures(cue, side, distance, features);
  addFeatures(lanes, features, distanceSums, at);
}

/** Sums what lies between a cue and a unit says, as long as it is the same: each part of it was looked up once. */
function sumBetween(
  { lanes, features, cue, between, betweens, betweenSum }: ArgumentScorer,
  side: Side,
  key: number,
  reports: Sums,
): void {
  const view = key * SIDES + side;
  if (begins(betweens, view, features)) {
    reportsFeatures(between, side, features);
    verbsFeatures(between, side, features);
    positionFeatures(between, side, features);
    addFeatures(lanes, features, betweens.rows, view * LANES);
  }
  const parting = PARTED + partingOf(between) * SIDES + side;
  if (begins(reports, parting, features)) {
    partingFeatures(cue.stem, side, partingOf(between), features);
    addFeatures(lanes, features, reports.rows, parting * LANES);
  }
  const position = POSITIONED + between.position * SIDES + side;
  if (begins(reports, position, features)) {
    stemPositionFeatures(cue.stem, side, between.position, features);
    addFeatures(lanes, features, reports.rows, position * LANES);
  }
  writeSumOfThree(
    betweens.rows,
    view * LANES,
    reports.rows,
    parting * LANES,
    reports.rows,
    position * LANES,
    betweenSum,
    0,
  );
}

/** Is this view asked for the first time? Its features are to be looked up then. */
function begins({ rows }: Sums, view: number, features: Features): boolean {
  if (!isNoSum(rows, view * LANES, LANES)) return false;
  features.length = 0;
  return true;
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

/** Sums what the word at a place and those around it say, whatever the cue is. */
function sumPlace(
  { lanes, features }: ArgumentScorer,
  words: KnownWords,
  units: Units,
  i: number,
  part: Part,
  sums: Int32Array,
  at: number,
): void {
  const { facts, argumentSums: known } = words;
  for (let offset = -REACH; offset <= REACH; offset++) {
    const word = units.words[MARGIN + i + offset]!;
    const view = word * ARGUMENT_VIEWS + part * (2 * REACH + 1) + offset + REACH;
    if (begins(known, view, features)) {
      wordFeatures(facts, word, offset, part, features);
      addFeatures(lanes, features, known.rows, view * LANES);
    }
    views[offset + REACH] = view * LANES;
  }
  writeSums(known.rows, views, views.length, 0, sums, at);
  features.length = 0;
  placeFeatures(facts, units, i, part, features);
  addFeatures(lanes, features, sums, at);
}
