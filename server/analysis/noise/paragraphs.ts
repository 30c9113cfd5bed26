import type { Wraps } from '../text/wraps.ts';
import type { Judged } from './lines.ts';

/** So many lines of a wrapped text are a headline at most. */
const LONGEST_HEADLINE = 2;

/**
 * Judges the lines of a text that is wrapped throughout by their paragraphs: one is as likely noise as the least likely of its lines, so
 * that its last word alone is none, and no part of one is the headline.
 *
 * @param judged what each line says for itself, and all there is to say where a text is not wrapped
 */
export function byParagraphs(judged: Judged, { goesOn, isThroughout }: Wraps): Judged {
  if (!isThroughout) return judged;
  const { scores, headline } = judged;
  const firsts = new Int32Array(goesOn.length);
  const lengths = new Int32Array(goesOn.length);
  goesOn.forEach((goes, line) => {
    firsts[line] = goes === 1 ? firsts[line - 1]! : line;
    lengths[firsts[line]!]! += 1;
  });
  const least = new Map<number, number>();
  for (const { line, logOdds } of scores)
    least.set(firsts[line]!, Math.min(logOdds, least.get(firsts[line]!) ?? logOdds));
  const isShort = (line: number): boolean => lengths[firsts[line]!]! <= LONGEST_HEADLINE;
  const above = scores.find(({ line, logOdds }) => line < headline && logOdds <= 0 && isShort(line));
  return {
    scores: scores.map((score) => ({ ...score, logOdds: least.get(firsts[score.line]!)! })),
    headline: headline < 0 || isShort(headline) ? headline : (above?.line ?? -1),
  };
}
