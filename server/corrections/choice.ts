import type { Correction } from './correction.ts';

/** One of several things to choose from, and what choosing it says: in one way, or in several that reach less and less far. */
export interface Choice {
  readonly label: string;
  readonly description: string;
  /** Other spellings, for example. */
  readonly detail?: string;
  readonly ways: readonly Way[];
}

export interface Way {
  /** How far it reaches: "In every article". */
  readonly label: string;
  readonly corrections: readonly Correction[];
}

/** What is asked, and what may be answered. */
export interface Choices {
  /** The words that it is about. */
  readonly subject: string;
  readonly choices: readonly Choice[];
}

export const EVERYWHERE = 'In every article';
export const IN_ARTICLE = 'In this article';
export const HERE = 'Only here';
