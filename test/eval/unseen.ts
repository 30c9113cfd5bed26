import { NOISE_SETTINGS, scoreUnseen } from '../../server/training/train-noise.ts';
import type { Scores } from './score.ts';
import { GOLD_SETS, type GoldSet, type Measure } from './sets.ts';

/** A line of the table: a set as it is judged by models that were not trained on the page, or by a line's own words only. */
export interface UnseenRow {
  readonly set: GoldSet;
  readonly measure: Measure;
  readonly scores: Scores;
}

/** Scores boilerplate on pages that were not trained on, each beside a baseline that knows a line's own words only. Takes minutes. */
export function unseenNoise(data: string): readonly UnseenRow[] {
  return scoreUnseen(data, NOISE_SETTINGS).flatMap(({ set, asCorpus, ownWords }) => {
    const gold = GOLD_SETS.find(({ file, trained }) => trained === true && file === `${set}.jsonl`);
    if (gold === undefined) return [];
    const unseen: GoldSet = { name: `${gold.name}, unseen pages`, measures: gold.measures };
    return gold.measures.flatMap((measure): readonly UnseenRow[] => {
      const { part, name, figure } = measure;
      const baseline: Measure = { part, name: `${name}, by its own words only`, figure };
      return [
        { set: unseen, measure, scores: { quotations: {}, noise: asCorpus } },
        { set: unseen, measure: baseline, scores: { quotations: {}, noise: ownWords } },
      ];
    });
  });
}
