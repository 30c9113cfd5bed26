import { type Line, type LineScore, NOISE_KINDS } from '../model.ts';

/** Log-odds of a line that a reader wants kept: no witness outweighs them. */
const KEPT = -100;

/** How lines are compared with those that a reader wants kept: white space folded, case and outer blanks ignored. */
export function keptForm(line: string): string {
  return line.replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** What an article itself says is to be kept: all of it, or some kinds of noise and some lines by their words. */
export type KeptHere = 'all' | readonly string[];

/**
 * The scores with those lines turned to prose that a reader wants kept.
 *
 * @param keep lines by their words
 * @param here what the article's front matter says of itself
 */
export function keepLines(
  scores: readonly LineScore[],
  text: string,
  lines: readonly Line[],
  keep: readonly string[],
  here: KeptHere = [],
): readonly LineScore[] {
  if (keep.length === 0 && here.length === 0) return scores;
  const kept = new Set([...keep, ...(here === 'all' ? [] : here)].map(keptForm));
  const kinds = new Set(NOISE_KINDS.filter((kind) => here === 'all' || here.includes(kind)));
  return scores.map((score) => {
    const { start, end } = lines[score.line]!;
    const isKept = kinds.has(score.kind) || kept.has(keptForm(text.slice(start, end)));
    return isKept ? { ...score, logOdds: KEPT, evidence: [] } : score;
  });
}
