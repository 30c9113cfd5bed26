import type { LineScore } from '../model.ts';
import { SURE_PROSE } from './judge.ts';

/** So many lines of sure prose tell whether a whole article stands in the corpus twice. */
const PROSE_COUNTED = 8;

/** The scores with fingerprints only where the corpus has use for them: most lines of a folder are prose that stands nowhere else. */
export function countedOnly(scores: readonly LineScore[]): readonly LineScore[] {
  let prose = 0;
  return scores.map((score) => {
    if (score.logOdds >= SURE_PROSE || score.fingerprint === 0) return score;
    prose += 1;
    return prose <= PROSE_COUNTED ? score : { ...score, fingerprint: 0 };
  });
}
