import { type Classifier, classify } from '../learning/classifier.ts';
import { addFeature, combine, emptyFeatures, type Features } from '../learning/hashing.ts';
import type { Tagged } from '../learning/tagger.ts';
import type { Document } from './document.ts';
import type { Elsewhere } from './elsewhere.ts';
import { DATE } from './kinds.ts';
import { usedAsFirst, usedAsLast, usedAsWhole } from './usage.ts';
import { FACTS, LOWER, USES } from './words.ts';

// What a name is, decided once more when all names of the article are known: what one sentence leaves open about a name, others may
// have told.

/** The kinds of names, and behind them what is no name, or none of this extent. */
export const NO_NAME = DATE;
export const SECOND_LABELS = ['person', 'organization', 'place', 'group', 'misc', 'none'] as const;

/** A name as its sentence alone has it, in places of the document. */
export interface Seen extends Tagged {
  /** For each kind of names, how likely exactly this span is one. */
  readonly chances: Float64Array;
  /** How its line is written. */
  readonly lineCase: number;
}

/** The names of an article, by what a second look asks for. */
export interface Others {
  readonly document: Document;
  readonly elsewhere: Elsewhere;
  readonly byName: ReadonlyMap<number, readonly Seen[]>;
  /** Names of several words by their last and by their first. */
  readonly byLast: ReadonlyMap<number, readonly Seen[]>;
  readonly byFirst: ReadonlyMap<number, readonly Seen[]>;
  /** By the place of their last word. */
  readonly byEnd: ReadonlyMap<number, Seen>;
}

/** Sorts the names of an article. */
export function sortNames(document: Document, elsewhere: Elsewhere, names: readonly Seen[]): Others {
  const byName = new Map<number, Seen[]>();
  const byLast = new Map<number, Seen[]>();
  const byFirst = new Map<number, Seen[]>();
  const byEnd = new Map<number, Seen>();
  for (const name of names) {
    if (name.kind >= DATE) continue;
    add(byName, keyOf(document, name), name);
    byEnd.set(name.end - 1, name);
    if (name.end - name.first === 1) continue;
    add(byLast, wordAt(document, name.end - 1), name);
    add(byFirst, wordAt(document, name.first), name);
  }
  return { document, elsewhere, byName, byLast, byFirst, byEnd };
}

/** So many names are enough to tell what others are; more would take time without end where a text says one thing over and over. */
const ENOUGH = 50;

function add(map: Map<number, Seen[]>, key: number, name: Seen): void {
  const names = map.get(key);
  if (names === undefined) map.set(key, [name]);
  else if (names.length < ENOUGH) names.push(name);
}

function wordAt({ words, numbers }: Document, place: number): number {
  return words.facts[numbers[place]! * FACTS + LOWER]!;
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

/** Takes together those names that fit. */
function sumUp(names: readonly Seen[], fits: (name: Seen) => boolean, sum: Sum): void {
  const { chances } = sum;
  chances.fill(0);
  sum.count = 0;
  for (const name of names) {
    if (!fits(name)) continue;
    sum.count += 1;
    for (let kind = 0; kind < NO_NAME; kind++) chances[kind]! += name.chances[kind]!;
  }
  let kind = 0;
  for (let other = 1; other < NO_NAME; other++) if (chances[other]! > chances[kind]!) kind = other;
  sum.kind = sum.count === 0 ? -1 : kind;
  sum.label = sum.count === 0 ? -1 : kind * 16 + stepOf(chances[kind]! / sum.count);
}

const NONE: readonly Seen[] = [];

function any(): boolean {
  return true;
}

const TEMPLATES = 5000;

/** The features of a name beside the others of its article. */
export function secondFeatures(others: Others, name: Seen, features: Features): void {
  const { document, elsewhere } = others;
  const { facts } = document.words;
  const { kind, first, end, chances } = name;
  const say = (template: number, value: number): void => addFeature(features, combine(TEMPLATES + template, value));
  const label = kind * 16 + stepOf(name.probability);
  const size = end - first;
  for (let k = 0; k < NO_NAME; k++) say(0, k * 16 + stepOf(chances[k]!));
  say(1, label);
  say(2, combine(label, Math.min(4, size)));

  const called = others.byName.get(keyOf(document, name))!;
  sumUp(called, (other) => other !== name, same);
  if (same.kind < 0) say(3, label);
  else {
    let all = 0;
    for (let k = 0; k < NO_NAME; k++) all += same.chances[k]!;
    const many = Math.min(3, same.count);
    const shareOf = (k: number): number => stepOf(same.chances[k]! / all);
    let surest = 0;
    for (const other of called) if (other !== name) surest = Math.max(surest, other.chances[same.kind]!);
    for (let k = 0; k < NO_NAME; k++) {
      say(4, combine(k * 16 + shareOf(k), many));
      say(5, combine(k * 16 + stepOf(chances[k]!), shareOf(k)));
    }
    say(6, combine(label, combine(same.kind * 16 + shareOf(same.kind), many)));
    say(7, combine(label, combine(same.kind, stepOf(surest))));
    say(8, combine(kind, same.kind));
  }

  const beside = (template: number, names: readonly Seen[], fits: (other: Seen) => boolean): void => {
    sumUp(names, fits, alike);
    say(template, combine(alike.label, Math.min(2, alike.count)));
    if (alike.kind < 0) return;
    say(template + 1, combine(alike.label, label));
    say(template + 2, combine(alike.kind, combine(kind, same.kind)));
  };
  const words = (place: number): number => wordAt(document, place);
  const standsAt = (from: number): boolean => {
    for (let i = 0; i < size; i++) if (words(from + i) !== words(first + i)) return false;
    return true;
  };
  // Longer names that end or begin with this one: "Bola Tinubu" of "Tinubu".
  const isLonger = (other: Seen): boolean => other.end - other.first > size;
  const ending = others.byLast.get(words(end - 1)) ?? NONE;
  beside(10, ending, (other) => isLonger(other) && standsAt(other.end - size));
  const beginning = others.byFirst.get(words(first)) ?? NONE;
  beside(14, beginning, (other) => isLonger(other) && standsAt(other.first));
  // And the other way round.
  if (size > 1) {
    for (let side = 0; side < 2; side++) {
      sumUp(others.byName.get(combine(0, words(side === 0 ? end - 1 : first))) ?? NONE, any, alike);
      if (alike.kind >= 0) say(18 + side, combine(alike.label, label));
    }
  }
  const slot = elsewhere.slots[first]!;
  const expansion = slot < 0 || size > 1 ? 0 : elsewhere.expansion[slot]!;
  if (expansion > 0) {
    const long = others.byEnd.get(expansion);
    const meant = long === undefined ? -1 : long.kind * 16 + stepOf(long.probability);
    say(20, meant);
    say(21, combine(meant, label));
  }

  say(22, combine(document.used[first]!, label));
  const uses = facts[document.numbers[first]! * FACTS + USES]!;
  if (size === 1) say(23, combine(usedAsWhole(uses), label));
  else {
    const last = facts[document.numbers[end - 1]! * FACTS + USES]!;
    say(24, combine(combine(usedAsFirst(uses), usedAsLast(last)), kind));
  }
  say(25, combine(name.lineCase, label));
}

const features = emptyFeatures();
const chances = new Float64Array(SECOND_LABELS.length);

/**
 * Decides once more what each name of an article is; dates and sums stay what they are. None is left out: where something else than
 * a kind is likeliest it is the extent that is wrong as often as the name.
 */
export function lookAgain<Name extends Seen>(
  second: Classifier,
  document: Document,
  elsewhere: Elsewhere,
  names: readonly Name[],
): Name[] {
  const others = sortNames(document, elsewhere, names);
  return names.map((name): Name => {
    if (name.kind >= DATE) return name;
    features.length = 0;
    secondFeatures(others, name, features);
    classify(second, features, chances);
    let kind = 0;
    for (let other = 1; other < NO_NAME; other++) if (chances[other]! > chances[kind]!) kind = other;
    return { ...name, kind, probability: chances[kind]! };
  });
}
