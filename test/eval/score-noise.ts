import type { Span } from '../../server/analysis/model.ts';
import { type Errors, note, type Pair } from './gold.ts';
import { noCounts, type Rates, ratesOf } from './rates.ts';

export interface NoiseScores {
  /** Of the lines that were marked. */
  readonly lines: Rates;
  /** Of the article's text that was left, in characters: what a false alarm costs. */
  readonly kept: Rates;
}

/** A line counts as marked where half of it is. Blank lines, and those that gold is undecided about, do not count. */
export function scoreNoise(pairs: readonly Pair[], errors: Errors): NoiseScores | undefined {
  const annotated = pairs.flatMap(({ gold, system }) =>
    gold.noise === undefined ? [] : [{ gold, noise: gold.noise, said: system.noise ?? [] }],
  );
  if (annotated.length === 0) return undefined;
  const lines = noCounts();
  const kept = noCounts();
  for (const { gold, noise, said } of annotated) {
    for (const line of linesOf(gold.text)) {
      const words = gold.text.slice(line.start, line.end).trim();
      if (words === '' || isMarked(line, gold.undecided ?? [])) continue;
      const isNoise = isMarked(line, noise);
      const isSaid = isMarked(line, said);
      if (isNoise) lines.gold += 1;
      else kept.gold += words.length;
      if (isSaid) lines.system += 1;
      else kept.system += words.length;
      if (isNoise && isSaid) lines.right += 1;
      if (!isNoise && !isSaid) kept.right += words.length;
      if (isNoise !== isSaid)
        note(errors, isNoise ? 'missed noise' : 'invented noise', `${gold.id}: ${words.slice(0, 90)}`);
    }
  }
  return { lines: ratesOf(lines), kept: ratesOf(kept) };
}

function isMarked(line: Span, spans: readonly Span[]): boolean {
  let covered = 0;
  for (const { start, end } of spans) covered += Math.max(0, Math.min(end, line.end) - Math.max(start, line.start));
  return covered * 2 >= line.end - line.start;
}

/** Lines as gold counts them: a carriage return belongs to its line. */
function linesOf(text: string): Span[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}
