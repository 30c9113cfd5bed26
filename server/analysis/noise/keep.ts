import type { Line, LineScore } from '../model.ts';

/** Log-odds of a line that a reader wants kept: no witness outweighs them. */
const KEPT = -100;

/** How lines are compared with those that a reader wants kept: white space folded, case and outer blanks ignored. */
export function keptForm(line: string): string {
  return line.replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** The scores with those lines turned to prose that a reader wants kept. */
export function keepLines(
  scores: readonly LineScore[],
  text: string,
  lines: readonly Line[],
  keep: readonly string[],
): readonly LineScore[] {
  if (keep.length === 0) return scores;
  const kept = new Set(keep.map(keptForm));
  return scores.map((score) => {
    const { start, end } = lines[score.line]!;
    return kept.has(keptForm(text.slice(start, end))) ? { ...score, logOdds: KEPT, evidence: [] } : score;
  });
}
