import type { Errors, Pair } from './gold.ts';
import { type EntityScores, scoreEntities } from './score-entities.ts';
import { type NameScores, scoreNames } from './score-names.ts';
import { type NoiseScores, scoreNoise } from './score-noise.ts';
import {
  COMPARED,
  type Compared,
  OVERLAPS,
  type Overlap,
  type QuotationScores,
  scoreQuotations,
} from './score-quotations.ts';

export const PARTS = ['ner', 'quotes', 'noise', 'entities'] as const;
export type Part = (typeof PARTS)[number];

/** How well a set was annotated; of parts that it does not have there is nothing. */
export interface Scores {
  readonly names?: NameScores;
  readonly quotations: { readonly [key in `${Compared} ${Overlap}`]?: QuotationScores };
  readonly noise?: NoiseScores;
  readonly entities?: EntityScores;
}

/** @param errors is told what was missed or wrong, part by part */
export function score(pairs: readonly Pair[], parts: ReadonlySet<Part>, errors: Errors): Scores {
  const names = parts.has('ner') ? scoreNames(pairs, errors) : undefined;
  const noise = parts.has('noise') ? scoreNoise(pairs, errors) : undefined;
  const entities = parts.has('entities') ? scoreEntities(pairs, errors) : undefined;
  const quotations: { [key in `${Compared} ${Overlap}`]?: QuotationScores } = {};
  if (parts.has('quotes')) {
    for (const compared of COMPARED) {
      for (const overlap of OVERLAPS) {
        // What is wrong at the stricter overlap is told once; direct quotations are among all.
        const told = overlap === 0.8 && compared !== 'direct' ? errors : new Map();
        const scores = scoreQuotations(pairs, compared, overlap, told);
        if (scores !== undefined) quotations[`${compared} ${overlap}`] = scores;
      }
    }
  }
  return {
    ...(names === undefined ? {} : { names }),
    quotations,
    ...(noise === undefined ? {} : { noise }),
    ...(entities === undefined ? {} : { entities }),
  };
}
