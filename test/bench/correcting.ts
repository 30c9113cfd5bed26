import type { Row } from './report.ts';

/** What the slowest of some questions take in a folder, in milliseconds. */
export interface Slowest {
  readonly size: number;
  /** At the 95th percentile. */
  readonly hover: number;
  readonly correcting: number;
}

/** How much longer a hover may take in a large folder than in a small one. */
const HOVER_GROWS = 1.5;

/** Whether correcting an entity, until a hover tells it, takes longer in a folder than a hover there may. */
export function correctingRows([smallest, ...others]: readonly Slowest[]): Row[] {
  if (smallest === undefined) return [];
  return others.map(({ size, correcting }) => ({
    what: `correcting an entity, ${size.toLocaleString('en')} articles, beside what a hover may take there, 95th percentile`,
    figure: correcting / (HOVER_GROWS * smallest.hover),
    unit: 'times',
    goal: { most: 1 },
  }));
}
