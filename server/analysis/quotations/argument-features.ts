import { addFeature, addPair, combine, type Features } from '../learning/hashing.ts';
import { ALWAYS } from '../learning/tagger.ts';
import { type Context, countBetween, PARTING, REPORTING, step, THATS, VERBS } from './context.ts';
import { MARGIN, type Units } from './units.ts';
import { CLASS, FACTS, SHAPE, STEM, SUFFIX2, SUFFIX3, WIDE_CLASS, WORD } from './words.ts';

// What says whether a unit belongs to the speaker, the cue or the contents of an attribution. The features come in groups by
// what they depend on, so that each group is looked up no more often than what it depends on changes: the word alone, the place,
// the distance from the cue, what lies between, and only then the word and the cue together.

export const LEFT = 0;
export const CUE = 1;
export const RIGHT = 2;
/** On which side of the cue a unit lies, or that it is the cue. */
export type Side = typeof LEFT | typeof CUE | typeof RIGHT;
export const SIDES = 3;

/** Whether a unit lies beside the cue or is the cue itself: what words say that do not ask for the cue is the same on both sides of it. */
export const BESIDE = 0;
export type Part = typeof BESIDE | typeof CUE;

/** How many words to each side are looked at by themselves. */
export const REACH = 2;
/** From how many places that is, where the cue stands or beside it. */
export const ARGUMENT_VIEWS = (2 * REACH + 1) * 2;
const PLACES = 16;

/** What is known of a cue, to be asked for every unit around it; filled anew for each cue. */
export interface Cue {
  unit: number;
  stem: number;
  next: number;
  previous: number;
  /** How its sentence begins. */
  opening: number;
  isFirst: number;
  /** Where words within marks stand: 1 before, 2 after. */
  quotes: number;
  /** How likely it is a cue, in steps. */
  odds: number;
  /** For each side, what joins the cue's stem with the word of another unit: half of a hash, made once. */
  readonly joints: Int32Array;
}

export function noCue(): Cue {
  return {
    unit: 0,
    stem: 0,
    next: 0,
    previous: 0,
    opening: 0,
    isFirst: 0,
    quotes: 0,
    odds: 0,
    joints: new Int32Array(SIDES),
  };
}

/**
 * @param from the first unit that is looked at, and `end` one after the last
 * @param odds the natural logarithm of the odds that it is a cue
 */
export function lookAtCue(
  facts: Int32Array,
  { words, first, pieces }: Units,
  unit: number,
  from: number,
  end: number,
  odds: number,
  cue: Cue,
): void {
  const here = words[MARGIN + unit]! * FACTS;
  const next = words[MARGIN + unit + 1]! * FACTS;
  const previous = words[MARGIN + unit - 1]! * FACTS;
  const opens = first[unit]!;
  const before = pieces[opens]! >= 0 || opens > from ? 1 : 0;
  const after = pieces[end - 1]! >= 0 || (end - 2 >= from && pieces[end - 2]! >= 0) ? 2 : 0;
  cue.unit = unit;
  cue.stem = facts[here + STEM]!;
  cue.next = facts[next + WORD]!;
  cue.previous = facts[previous + WORD]!;
  cue.opening = facts[words[MARGIN + opens]! * FACTS + SHAPE]!;
  cue.isFirst = unit === opens ? 1 : 0;
  cue.quotes = before | after;
  cue.odds = Math.max(LEAST_ODDS, Math.min(LEAST_ODDS + ODDS - 1, Math.floor(odds * 2)));
  for (let side = 0; side < SIDES; side++) cue.joints[side] = combine(templateOf(33, side), cue.stem);
}

function templateOf(template: number, side: number): number {
  return template * PLACES + side;
}

/** What one word says, seen from `offset` units before it, where the cue stands or beside it. The same wherever the word stands. */
export function wordFeatures(facts: Int32Array, word: number, offset: number, part: Part, features: Features): void {
  const at = word * FACTS;
  const place = (offset + REACH) * SIDES + part;
  const templates = Math.abs(offset) > 1 ? FAR_TEMPLATES : offset === 0 ? TRAITS.length : NEAR_TEMPLATES;
  for (let template = 0; template < templates; template++) {
    addFeature(features, combine((template + 1) * PLACES + place, facts[at + TRAITS[template]!]!));
  }
}

/** What is looked at of one word, from template 1 on; and how many of these of one that is far, and of one beside. */
const TRAITS = Int32Array.of(WORD, CLASS, WIDE_CLASS, SHAPE, SUFFIX3, SUFFIX2);
const FAR_TEMPLATES = 4;
const NEAR_TEMPLATES = 5;

/** What the words around unit `i` say together, whatever the cue is. */
export function placeFeatures(facts: Int32Array, { words }: Units, i: number, part: Part, features: Features): void {
  const kind = facts[words[MARGIN + i]! * FACTS + CLASS]!;
  addPair(features, templateOf(17, part), facts[words[MARGIN + i - 1]! * FACTS + CLASS]!, kind);
  addPair(features, templateOf(18, part), kind, facts[words[MARGIN + i + 1]! * FACTS + CLASS]!);
}

/** What the word that reports says to every unit at a distance from it, in steps. */
export function reportFeatures(stem: number, side: Side, distance: number, features: Features): void {
  addFeature(features, ALWAYS);
  addPair(features, templateOf(30, side), distance, 0);
  addPair(features, templateOf(31, side), distance, stem);
}

/** How many settings `settingOf` tells apart. */
export const SETTINGS = 8;

/** What is known of the sentence of a cue, as one number. */
export function settingOf({ isFirst, quotes }: Cue): number {
  return quotes * 2 + isFirst;
}

/** What the setting of a cue says to every unit at a distance from it. */
export function settingFeatures(setting: number, side: Side, distance: number, features: Features): void {
  addPair(features, templateOf(68, side), setting & 1, distance);
  addPair(features, templateOf(71, side), setting >> 1, distance);
}

/** How many different odds of cues are told apart, from `LEAST_ODDS` on. */
export const ODDS = 13;
const LEAST_ODDS = -4;
/** From this distance on, what the odds say is the same. */
export const ODDS_REACH = 3;

/** The odds of a cue, from 0. */
export function oddsOf({ odds }: Cue): number {
  return odds - LEAST_ODDS;
}

/** What the odds that a unit is a cue say to every unit at a distance from it, `ODDS_REACH` at most. */
export function oddsFeatures(odds: number, side: Side, distance: number, features: Features): void {
  addPair(features, templateOf(74, side), odds + LEAST_ODDS, distance);
}

/** What the words beside a cue say to every unit at a distance from it, and how its sentence opens. */
export function besideFeatures(cue: Cue, side: Side, distance: number, features: Features): void {
  addPair(features, templateOf(64, side), cue.stem, combine(cue.next, distance));
  addPair(features, templateOf(65, side), cue.stem, combine(cue.previous, distance));
  addPair(features, templateOf(67, side), cue.opening, distance);
}

/** What lies between the cue and a unit, each counted up to some number, and where in its sentence the unit stands. */
export interface Between {
  parts: number;
  reports: number;
  thats: number;
  verbs: number;
  /** 0 in the sentence of the cue, 1 in another, 2 in another block. */
  elsewhere: number;
  /** 1 opens its sentence, 2 closes it, 3 stands before what closes it. */
  position: number;
  /** What joins clauses and reports between with the word of the unit. */
  joint: number;
}

export function nothingBetween(): Between {
  return { parts: 0, reports: 0, thats: 0, verbs: 0, elsewhere: 0, position: 0, joint: 0 };
}

export function lookBetween(units: Units, context: Context, cue: number, i: number, between: Between): void {
  const { first, last, blocks } = units;
  const low = i < cue ? i + 1 : cue + 1;
  const high = i < cue ? cue : Math.max(i, cue + 1);
  between.parts = Math.min(3, countBetween(context, PARTING, low, high));
  between.reports = Math.min(2, countBetween(context, REPORTING, low, high));
  between.thats = Math.min(1, countBetween(context, THATS, low, high));
  between.verbs = Math.min(3, countBetween(context, VERBS, low, high));
  between.elsewhere = blocks[i] !== blocks[cue] ? 2 : first[i] !== first[cue] ? 1 : 0;
  between.position = i === first[i] ? 1 : i === last[i] ? 2 : i + 1 === last[i] ? 3 : 0;
}

/** How many numbers `keyOf` tells apart. */
export const BETWEENS = 4 * 3 * 2 * 4 * 3 * 4;

/** What lies between, as one number. */
export function keyOf({ parts, reports, thats, verbs, elsewhere, position }: Between): number {
  return ((((parts * 3 + reports) * 2 + thats) * 4 + verbs) * 3 + elsewhere) * 4 + position;
}

/** How many numbers `partingOf` tells apart, and how many positions there are. */
export const PARTINGS = 8;
export const POSITIONS = 4;

/** What parts a unit from its cue, as one number. */
export function partingOf({ parts, thats }: Between): number {
  return parts * 2 + thats;
}

// What lies between says some things whatever the word and the cue are, and some together with the stem of the cue.

export function reportsFeatures({ parts, reports, thats }: Between, side: Side, features: Features): void {
  addPair(features, templateOf(50, side), parts * 4 + reports, thats);
}

export function partingFeatures(stem: number, side: Side, parting: number, features: Features): void {
  addPair(features, templateOf(52, side), parting, stem);
}

export function verbsFeatures({ verbs, parts }: Between, side: Side, features: Features): void {
  addPair(features, templateOf(54, side), verbs, parts);
}

export function positionFeatures({ position, elsewhere }: Between, side: Side, features: Features): void {
  addPair(features, templateOf(69, side), position, elsewhere);
}

export function stemPositionFeatures(stem: number, side: Side, position: number, features: Features): void {
  addPair(features, templateOf(70, side), position, stem);
}

/** Makes what joins that which lies between with the word of the unit. */
export function joinBetween(between: Between, side: Side): void {
  between.joint = combine(templateOf(51, side), between.parts * 4 + between.reports);
}

/** What the word, the cue and what lies between them say together. `between` is that of the unit, joined. */
export function jointFeatures(
  facts: Int32Array,
  { words }: Units,
  { joints }: Cue,
  side: Side,
  { joint }: Between,
  i: number,
  features: Features,
): void {
  const word = facts[words[MARGIN + i]! * FACTS + WORD]!;
  addFeature(features, combine(joints[side]!, word));
  addFeature(features, combine(joint, word));
}

/** What the cue says of itself. */
export function ownFeatures(cue: Cue, features: Features): void {
  addPair(features, templateOf(80, CUE), cue.stem, 0);
  addPair(features, templateOf(81, CUE), cue.stem, cue.next);
  addPair(features, templateOf(82, CUE), cue.stem, cue.previous);
  addPair(features, templateOf(83, CUE), cue.stem, cue.odds);
}

/** All features of unit `i`. */
export function argumentFeatures(
  facts: Int32Array,
  units: Units,
  context: Context,
  cue: Cue,
  i: number,
  between: Between,
  features: Features,
): void {
  features.length = 0;
  const side = i < cue.unit ? LEFT : i > cue.unit ? RIGHT : CUE;
  const part = i === cue.unit ? CUE : BESIDE;
  for (let offset = -REACH; offset <= REACH; offset++) {
    wordFeatures(facts, units.words[MARGIN + i + offset]!, offset, part, features);
  }
  placeFeatures(facts, units, i, part, features);
  const distance = step(Math.abs(i - cue.unit));
  reportFeatures(cue.stem, side, distance, features);
  settingFeatures(settingOf(cue), side, distance, features);
  oddsFeatures(oddsOf(cue), side, Math.min(distance, ODDS_REACH), features);
  besideFeatures(cue, side, distance, features);
  lookBetween(units, context, cue.unit, i, between);
  reportsFeatures(between, side, features);
  partingFeatures(cue.stem, side, partingOf(between), features);
  verbsFeatures(between, side, features);
  positionFeatures(between, side, features);
  stemPositionFeatures(cue.stem, side, between.position, features);
  joinBetween(between, side);
  jointFeatures(facts, units, cue, side, between, i, features);
  if (side === CUE) ownFeatures(cue, features);
}
