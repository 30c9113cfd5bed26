import type { Line, LineScore } from '../model.ts';
import { keptForm } from '../noise/keep.ts';
import { lineAt } from '../text/lines.ts';
import type { Find } from './anchors.ts';
import type { ArticleRule } from './rules.ts';

/** Log-odds that no witness outweighs. */
const DECIDED = 100;

/** The scores with those lines turned to noise, or to prose, of which a reader said so; what is said of one place wins. */
export function correctLines(
  text: string,
  scores: readonly LineScore[],
  lines: readonly Line[],
  rules: readonly ArticleRule[],
  find: Find,
): readonly LineScore[] {
  const byWords = new Map<string, Decision>();
  const byLine = new Map<number, Decision>();
  for (const rule of rules) {
    if (rule.rule === 'noise') byWords.set(keptForm(rule.line), rule.kind);
    else if (rule.rule === 'text') byWords.set(keptForm(rule.line), 'text');
    else if (rule.rule === 'line') {
      const span = find(rule.place);
      if (span !== undefined) byLine.set(lineAt(lines, span.start), rule.is);
    }
  }
  if (byWords.size === 0 && byLine.size === 0) return scores;
  return scores.map((score) => {
    const { start, end } = lines[score.line]!;
    const decision = byLine.get(score.line) ?? byWords.get(keptForm(text.slice(start, end)));
    if (decision === undefined) return score;
    return decision === 'text'
      ? { ...score, logOdds: -DECIDED, evidence: [] }
      : { ...score, logOdds: DECIDED, kind: decision, evidence: ['a correction says so'] };
  });
}

type Decision = LineScore['kind'] | 'text';
