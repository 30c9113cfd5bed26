import { MARGIN, type Units } from './units.ts';
import { FACTS, FLAGS, PARTS, REPORTS, THAT, VERB } from './words.ts';

/** What stands around the units of an article, counted once so that it can be asked for any two of them. */
export interface Context {
  /** The nearest reporting verb before and after in the same sentence, or -1. */
  readonly reportBefore: Int32Array;
  readonly reportAfter: Int32Array;
  /** How many units before this one part clauses, report, are "that", are verbs by their form; one more entry than units. */
  readonly parts: Int32Array;
  readonly reports: Int32Array;
  readonly thats: Int32Array;
  readonly verbs: Int32Array;
  /** The same for pieces within marks. */
  readonly quotes: Int32Array;
}

export function contextOf(units: Units, facts: Int32Array): Context {
  const { length, words, pieces, first } = units;
  const reportBefore = new Int32Array(length);
  const reportAfter = new Int32Array(length);
  const counts = () => new Int32Array(length + 1);
  const parts = counts();
  const reports = counts();
  const thats = counts();
  const verbs = counts();
  const quotes = counts();
  let before = -1;
  for (let i = 0; i < length; i++) {
    if (first[i] === i) before = -1;
    reportBefore[i] = before;
    const flags = facts[words[MARGIN + i]! * FACTS + FLAGS]!;
    if ((flags & REPORTS) !== 0) before = i;
    parts[i + 1] = parts[i]! + ((flags & PARTS) !== 0 ? 1 : 0);
    reports[i + 1] = reports[i]! + ((flags & REPORTS) !== 0 ? 1 : 0);
    thats[i + 1] = thats[i]! + ((flags & THAT) !== 0 ? 1 : 0);
    verbs[i + 1] = verbs[i]! + ((flags & VERB) !== 0 ? 1 : 0);
    quotes[i + 1] = quotes[i]! + (pieces[i]! >= 0 ? 1 : 0);
  }
  let after = -1;
  for (let i = length - 1; i >= 0; i--) {
    reportAfter[i] = after;
    if ((facts[words[MARGIN + i]! * FACTS + FLAGS]! & REPORTS) !== 0) after = i;
    if (first[i] === i) after = -1;
  }
  return { reportBefore, reportAfter, parts, reports, thats, verbs, quotes };
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
