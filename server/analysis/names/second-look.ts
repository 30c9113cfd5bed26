import { addUp, type Classifier, classify } from '../learning/classifier.ts';
import { addFeature, combine, emptyFeatures, type Features } from '../learning/hashing.ts';
import type { Tagged } from '../learning/tagger.ts';
import { aroundFeatures } from './contexts.ts';
import { type Document, wordAt } from './document.ts';
import { type Judged, settle } from './doubts.ts';
import type { Elsewhere } from './elsewhere.ts';
import { DOUBTFUL, type Doubt, type Found } from './found.ts';
import { DATE } from './kinds.ts';
import { usedAsFirst, usedAsLast, usedAsWhole } from './usage.ts';
import { FACTS, USES } from './words.ts';

// What a name is, decided once more when all names of the article are known: what one sentence leaves open about a name, others may
// have told.

/** The kinds of names, and behind them what is no name, or none of this extent. */
export const NO_NAME = DATE;
export const SECOND_LABELS = ['person', 'organization', 'place', 'group', 'misc', 'none'] as const;

/** The names of an article, by what a second look asks for. */
export interface Others {
  readonly document: Document;
  readonly elsewhere: Elsewhere;
  readonly byName: ReadonlyMap<number, readonly Found[]>;
  /** Names of several words by their last and by their first. */
  readonly byLast: ReadonlyMap<number, readonly Found[]>;
  readonly byFirst: ReadonlyMap<number, readonly Found[]>;
  /** By the place of their first word and of their last. */
  readonly byStart: ReadonlyMap<number, Found>;
  readonly byEnd: ReadonlyMap<number, Found>;
  /** What is said by all that stands around names that are called the same: one number a label, summed up when it is first asked for. */
  readonly around: Map<readonly Found[], Int32Array>;
}

/** Sorts the names of an article. */
export function sortNames(document: Document, elsewhere: Elsewhere, names: readonly Found[]): Others {
  const byName = new Map<number, Found[]>();
  const byLast = new Map<number, Found[]>();
  const byFirst = new Map<number, Found[]>();
  const byStart = new Map<number, Found>();
  const byEnd = new Map<number, Found>();
  for (const name of names) {
    if (name.kind >= DATE) continue;
    add(byName, keyOf(document, name), name);
    byStart.set(name.first, name);
    byEnd.set(name.end - 1, name);
    if (name.end - name.first === 1) continue;
    add(byLast, wordAt(document, name.end - 1), name);
    add(byFirst, wordAt(document, name.first), name);
  }
  return { document, elsewhere, byName, byLast, byFirst, byStart, byEnd, around: new Map() };
}

/** So many names are enough to tell what others are; more would take time without end where a text says one thing over and over. */
const ENOUGH = 50;

function add(map: Map<number, Found[]>, key: number, name: Found): void {
  const names = map.get(key);
  if (names === undefined) map.set(key, [name]);
  else if (names.length < ENOUGH) names.push(name);
}

function keyOf(document: Document, { first, end }: Tagged): number {
  let key = 0;
  for (let i = first; i < end; i++) key = combine(key, wordAt(document, i));
  return key;
}

const STEPS = [0.002, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98];

/** A chance in nine steps, finer where it is nearly sure. */
function stepOf(chance: number): number {
  let step = 0;
  while (step < STEPS.length && chance >= STEPS[step]!) step += 1;
  return step;
}

/** What names taken together are: their likeliest kind, and how likely it is of the mean one of them. */
interface Sum {
  readonly chances: Float64Array;
  /** -1 for no names at all. */
  kind: number;
  count: number;
  /** Kind and chance as one number. */
  label: number;
}

function noSum(): Sum {
  return { chances: new Float64Array(NO_NAME), kind: -1, count: 0, label: -1 };
}

/** Working memory: what is said of the names that are called the same, and of those that are called alike. */
const same = noSum();
const alike = noSum();

/** Takes names together. */
function sumUp(names: readonly Found[], sum: Sum): void {
  const { chances } = sum;
  chances.fill(0);
  sum.count = names.length;
  for (const name of names) {
    for (let kind = 0; kind < NO_NAME; kind++) chances[kind]! += name.chances[kind]!;
  }
  let kind = 0;
  for (let other = 1; other < NO_NAME; other++) if (chances[other]! > chances[kind]!) kind = other;
  sum.kind = sum.count === 0 ? -1 : kind;
  sum.label = sum.count === 0 ? -1 : kind * 16 + stepOf(chances[kind]! / sum.count);
}

const NONE: readonly Found[] = [];

const TEMPLATES = 5000;

function say(features: Features, template: number, value: number): void {
  addFeature(features, combine(TEMPLATES + template, value));
}

/** The next name to one side, if no more words than this stand between. */
const BETWEEN = 3;

/** The features of the names right before and right behind: what "and" or a comma joins is mostly of one kind. */
function addNeighbours(
  { document, byStart, byEnd }: Others,
  { kind, first, end }: Found,
  label: number,
  features: Features,
): void {
  for (let side = 0; side < 2; side++) {
    let between = side;
    for (let gap = 0; gap <= BETWEEN; gap++) {
      const place = side === 0 ? first - 1 - gap : end + gap;
      const next = side === 0 ? byEnd.get(place) : byStart.get(place);
      if (next !== undefined) {
        addFeature(features, combine(TEMPLATES + 30, combine(between, next.kind)));
        addFeature(features, combine(TEMPLATES + 31, combine(between, combine(labelOf(next), label))));
        addFeature(features, combine(TEMPLATES + 32, combine(between, combine(next.kind, kind))));
        break;
      }
      if (document.numbers[place] === 0) break;
      between = combine(between, wordAt(document, place));
    }
  }
}

/** The kind of a name and how likely it is, as one number. */
function labelOf({ kind, probability }: Tagged): number {
  return kind * 16 + stepOf(probability);
}

/** The names that are called as one is, itself among them. */
function calledAs({ document, byName }: Others, name: Found): readonly Found[] {
  const known = byName.get(keyOf(document, name)) ?? NONE;
  return known.includes(name) ? known : [name, ...known];
}

/** The features of a name beside the others of its article. */
export function secondFeatures(others: Others, name: Found, features: Features): void {
  const called = calledAs(others, name);
  ownFeatures(others, name, called, features);
  aroundFeatures(others.document, called, features);
}

/** Those that names which are called the same do not share. */
function ownFeatures(others: Others, name: Found, called: readonly Found[], features: Features): void {
  const { document, elsewhere } = others;
  const { facts } = document.words;
  const { kind, first, end, chances } = name;
  const label = labelOf(name);
  const size = end - first;
  for (let k = 0; k < NO_NAME; k++) say(features, 0, k * 16 + stepOf(chances[k]!));
  say(features, 1, label);
  say(features, 2, combine(label, Math.min(4, size)));

  sumUp(without(called, name), same);
  if (same.kind < 0) say(features, 3, label);
  else {
    let all = 0;
    for (let k = 0; k < NO_NAME; k++) all += same.chances[k]!;
    const many = Math.min(3, same.count);
    let surest = 0;
    for (const other of called) if (other !== name) surest = Math.max(surest, other.chances[same.kind]!);
    for (let k = 0; k < NO_NAME; k++) {
      const share = stepOf(same.chances[k]! / all);
      say(features, 4, combine(k * 16 + share, many));
      say(features, 5, combine(k * 16 + stepOf(chances[k]!), share));
    }
    say(features, 6, combine(label, combine(same.kind * 16 + stepOf(same.chances[same.kind]! / all), many)));
    say(features, 7, combine(label, combine(same.kind, stepOf(surest))));
    say(features, 8, combine(kind, same.kind));
  }

  // Longer names that end or begin with this one: "Bola Tinubu" of "Tinubu".
  const opening = wordAt(document, first);
  const closing = wordAt(document, end - 1);
  const ending = longerThan(document, name, others.byLast.get(closing), true);
  longerFeatures(10, ending, kind, label, features);
  const beginning = longerThan(document, name, others.byFirst.get(opening), false);
  longerFeatures(14, beginning, kind, label, features);
  // And the other way round.
  if (size > 1) {
    for (let side = 0; side < 2; side++) {
      sumUp(others.byName.get(combine(0, side === 0 ? closing : opening)) ?? NONE, alike);
      if (alike.kind >= 0) say(features, 18 + side, combine(alike.label, label));
    }
  }
  const slot = elsewhere.slots[first]!;
  const expansion = slot < 0 || size > 1 ? 0 : elsewhere.expansion[slot]!;
  if (expansion > 0) {
    const long = others.byEnd.get(expansion);
    const meant = long === undefined ? -1 : labelOf(long);
    say(features, 20, meant);
    say(features, 21, combine(meant, label));
  }

  say(features, 22, combine(document.used[first]!, label));
  const uses = facts[document.numbers[first]! * FACTS + USES]!;
  if (size === 1) say(features, 23, combine(usedAsWhole(uses), label));
  else {
    const last = facts[document.numbers[end - 1]! * FACTS + USES]!;
    say(features, 24, combine(combine(usedAsFirst(uses), usedAsLast(last)), kind));
  }
  say(features, 25, combine(name.lineCase, label));
  addNeighbours(others, name, label, features);
}

function without(names: readonly Found[], left: Found): readonly Found[] {
  const others: Found[] = [];
  for (const name of names) if (name !== left) others.push(name);
  return others;
}

/** Those names that are longer than one and end with it, or begin. */
function longerThan(
  document: Document,
  { first, end }: Found,
  names: readonly Found[] = NONE,
  ends: boolean,
): readonly Found[] {
  const size = end - first;
  const longer: Found[] = [];
  for (const other of names) {
    if (other.end - other.first <= size) continue;
    if (standsAt(document, first, end, ends ? other.end - size : other.first)) longer.push(other);
  }
  return longer;
}

/** Do the words from `first` up to `end` stand at another place, too? */
function standsAt(document: Document, first: number, end: number, at: number): boolean {
  for (let i = first; i < end; i++) if (wordAt(document, at + i - first) !== wordAt(document, i)) return false;
  return true;
}

function longerFeatures(
  template: number,
  longer: readonly Found[],
  kind: number,
  label: number,
  features: Features,
): void {
  sumUp(longer, alike);
  say(features, template, combine(alike.label, Math.min(2, alike.count)));
  if (alike.kind < 0) return;
  say(features, template + 1, combine(alike.label, label));
  say(features, template + 2, combine(alike.kind, combine(kind, same.kind)));
}

/** Is its sentence sure that exactly this is a name, of whatever kind? */
function isSure({ chances }: Found): boolean {
  return chances.reduce((sum, chance) => sum + chance, 0) >= DOUBTFUL;
}

const features = emptyFeatures();
const chances = new Float64Array(SECOND_LABELS.length);

function sumAround(second: Classifier, { document, around }: Others, called: readonly Found[]): Int32Array {
  const sums = new Int32Array(SECOND_LABELS.length);
  features.length = 0;
  aroundFeatures(document, called, features);
  addUp(second, features, sums);
  around.set(called, sums);
  return sums;
}

/** A name of this chance or more needs no second look, where all others that are called the same are as sure to be of its kind. */
const SETTLED = STEPS.at(-1)!;

/**
 * Is there nothing left to decide about a name? Most of an article's names are such. Of 22,000 of them in news, a second look made
 * another kind of none.
 */
function isSettled(others: Others, name: Found): boolean {
  for (const { kind, probability } of calledAs(others, name))
    if (kind !== name.kind || probability < SETTLED) return false;
  return true;
}

function judge(second: Classifier, others: Others, name: Found): Judged {
  const called = calledAs(others, name);
  const around = others.around.get(called) ?? sumAround(second, others, called);
  features.length = 0;
  ownFeatures(others, name, called, features);
  classify(second, features, chances, around);
  let kind = 0;
  for (let other = 1; other < NO_NAME; other++) if (chances[other]! > chances[kind]!) kind = other;
  const probability = chances[kind]!;
  return { name: { ...name, kind, probability }, worth: Math.log(probability / chances[NO_NAME]!) };
}

/**
 * Decides once more what each name of an article is, and where its sentence leaves in doubt which words are names, which of them are;
 * dates and sums stay what they are, and so does what is settled. A name that its sentence is sure of is not left out: where something
 * else than a kind is likeliest it is the extent that is wrong as often as the name.
 */
export function lookAgain(
  second: Classifier,
  document: Document,
  elsewhere: Elsewhere,
  names: readonly Found[],
): Found[] {
  const others = sortNames(document, elsewhere, names);
  const given = new Set(names);
  // Names that were divided or joined meanwhile are doubted no more.
  const doubted = new Set<Found>();
  for (const doubt of new Set(names.map((name) => name.doubt))) {
    if (doubt?.found.every((name) => given.has(name)) === true) for (const name of doubt.found) doubted.add(name);
  }
  const decided: Found[] = [];
  for (const name of names) {
    const doubt = doubted.has(name) ? name.doubt : undefined;
    if (name.kind >= DATE) decided.push(name);
    else if (doubt === undefined) decided.push(isSettled(others, name) ? name : judge(second, others, name).name);
    // The first stands for all.
    else if (doubt.found[0] === name) decided.push(...settledDoubt(second, others, doubt));
  }
  return decided.sort((a, b) => a.first - b.first);
}

/** Which of the names that one stretch of words may hold are names. */
function settledDoubt(second: Classifier, others: Others, doubt: Doubt): readonly Found[] {
  const { document, byName } = others;
  const judged = [...doubt.found, ...doubt.others].map((other) => judge(second, others, other));
  return settle(document, doubt, judged, (name) => byName.get(keyOf(document, name))?.some(isSure) === true);
}
