import { MARGIN, type Units } from './units.ts';
import { FACTS, FLAGS, PARTS, REPORTS, THAT, VERB } from './words.ts';

/** What stands around the units of an article, counted once so that it can be asked for any two of them. */
export interface Context {
  /** The nearest reporting verb before and after in the same sentence, or -1. */
  readonly reportBefore: Int32Array;
  readonly reportAfter: Int32Array;
  /** How many units of each kind stand before one, `KINDS` numbers for each and one more: see `countBetween`. */
  readonly counts: Int32Array;
}

// What is counted: units that part clauses, report, are "that", are verbs by their form, and pieces within marks.
export const PARTING = 0;
export const REPORTING = 1;
export const THATS = 2;
export const VERBS = 3;
export const QUOTES = 4;
const KINDS = 5;
export type Kind = typeof PARTING | typeof REPORTING | typeof THATS | typeof VERBS | typeof QUOTES;

/** How many units of a kind stand from one unit up to but not including another. */
export function countBetween({ counts }: Context, kind: Kind, first: number, end: number): number {
  return counts[end * KINDS + kind]! - counts[first * KINDS + kind]!;
}

export function contextOf(units: Units, facts: Int32Array): Context {
  const { length, words, pieces, first } = units;
  const reportBefore = new Int32Array(length);
  const reportAfter = new Int32Array(length);
  const counts = new Int32Array((length + 1) * KINDS);
  let before = -1;
  for (let i = 0; i < length; i++) {
    if (first[i] === i) before = -1;
    reportBefore[i] = before;
    const flags = facts[words[MARGIN + i]! * FACTS + FLAGS]!;
    if ((flags & REPORTS) !== 0) before = i;
    const at = i * KINDS;
    const next = at + KINDS;
    counts[next + PARTING] = counts[at + PARTING]! + ((flags & PARTS) !== 0 ? 1 : 0);
    counts[next + REPORTING] = counts[at + REPORTING]! + ((flags & REPORTS) !== 0 ? 1 : 0);
    counts[next + THATS] = counts[at + THATS]! + ((flags & THAT) !== 0 ? 1 : 0);
    counts[next + VERBS] = counts[at + VERBS]! + ((flags & VERB) !== 0 ? 1 : 0);
    counts[next + QUOTES] = counts[at + QUOTES]! + (pieces[i]! >= 0 ? 1 : 0);
  }
  let after = -1;
  for (let i = length - 1; i >= 0; i--) {
    reportAfter[i] = after;
    if ((facts[words[MARGIN + i]! * FACTS + FLAGS]! & REPORTS) !== 0) after = i;
    if (first[i] === i) after = -1;
  }
  return { reportBefore, reportAfter, counts };
}

/** How far, in steps that grow: what is far need not be known to the unit. */
export function step(distance: number): number {
  return distance < STEPS_OF.length ? STEPS_OF[distance]! : FARTHEST;
}

const FARTHEST = 20;
const STEPS_OF = Uint8Array.of(0, 1, 2, 3, 5, 5, 8, 8, 8, 13, 13, 13, 13, 13);

/** How many steps there are. */
export const STEPS = 8;

/** The number of each step, from 0. */
export const NUMBER_OF_STEP = new Uint8Array(FARTHEST + 1);
for (const [number, far] of [0, 1, 2, 3, 5, 8, 13, FARTHEST].entries()) NUMBER_OF_STEP[far] = number;
