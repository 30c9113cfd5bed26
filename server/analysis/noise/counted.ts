import type { LineScore } from '../model.ts';
import { SURE_PROSE } from './judge.ts';

/**
 * So many lines of sure prose, from the first on and before the last, tell whether a whole article stands in the corpus twice, and
 * which formulas a house puts before and after each of its articles.
 */
const COUNTED = { first: 8, last: 3 } as const;

/** The scores with fingerprints only where the corpus has use for them: most lines of a folder are prose that stands nowhere else. */
export function countedOnly(scores: readonly LineScore[]): readonly LineScore[] {
  const isProse = ({ logOdds, fingerprint }: LineScore): boolean => logOdds < SURE_PROSE && fingerprint !== 0;
  const count = scores.reduce((sum, score) => sum + (isProse(score) ? 1 : 0), 0);
  let prose = 0;
  return scores.map((score) => {
    if (!isProse(score)) return score;
    prose += 1;
    return prose <= COUNTED.first || prose > count - COUNTED.last ? score : { ...score, fingerprint: 0 };
  });
}
