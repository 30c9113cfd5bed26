import type { GoldLines } from './noise-data.ts';

export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How well lines were judged. In percent. */
export interface NoiseScores {
  /** Of lines that are noise. */
  readonly lines: Measure;
  /** Of the article's characters that were kept. */
  readonly kept: Measure;
}

/** Compares what was marked with gold, line by line. */
export function scoreNoise(
  judged: readonly { readonly gold: GoldLines; readonly marked: ReadonlySet<number> }[],
): NoiseScores {
  const lines = { right: 0, said: 0, asked: 0 };
  const kept = { right: 0, said: 0, asked: 0 };
  for (const { gold, marked } of judged) {
    for (const { start, end, isNoise } of gold.lines) {
      if (isNoise === undefined) continue;
      const isMarked = marked.has(start);
      const size = gold.text.slice(start, end).trim().length;
      if (isNoise) lines.asked += 1;
      if (isMarked) lines.said += 1;
      if (isNoise && isMarked) lines.right += 1;
      if (!isNoise) kept.asked += size;
      if (!isMarked) kept.said += size;
      if (!isNoise && !isMarked) kept.right += size;
    }
  }
  return { lines: measureOf(lines), kept: measureOf(kept) };
}

function measureOf({ right, said, asked }: { right: number; said: number; asked: number }): Measure {
  const precision = said === 0 ? 0 : (100 * right) / said;
  const recall = asked === 0 ? 0 : (100 * right) / asked;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
