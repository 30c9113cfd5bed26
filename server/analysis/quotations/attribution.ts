import type { UnitRange } from './units.ts';

/** Somebody says something. */
export interface Attribution {
  /** The unit of the word that reports. */
  readonly head: number;
  readonly cue: UnitRange;
  readonly speaker: UnitRange | undefined;
  /** In order; more than one where the sentence is interrupted. */
  readonly contents: readonly UnitRange[];
  /** What whoever speaks says next, from the verb that tells it. */
  readonly next: UnitRange | undefined;
  /** How likely there is an attribution at this cue, from 0 to 1. */
  readonly confidence: number;
}
