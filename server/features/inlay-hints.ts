import type { Span } from '../analysis/model.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import { type Article, shorten, shownQuotations, wordsOf } from './article.ts';

export interface Hint {
  /** Where the hint stands, in code units. */
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
}

/** Who is meant by the pronouns and descriptions that quotations are given to. */
export function inlayHints({ text, analysis }: Article, range: Span): readonly Hint[] {
  const hints: Hint[] = [];
  const seen = new Set<number>();
  for (const quotation of shownQuotations(analysis)) {
    const speaker = toldSpeaker(quotation);
    if (speaker?.entity === undefined || speaker.form === 'name' || quotation.kind === 'scare') continue;
    if (speaker.end < range.start || speaker.end > range.end || seen.has(speaker.end)) continue;
    const entity = analysis.entities[speaker.entity];
    if (entity === undefined) continue;
    seen.add(speaker.end);
    const sure = `${Math.round(speaker.confidence * 100)} % sure`;
    hints.push({
      offset: speaker.end,
      text: `(${shorten(entity.name, 40)})`,
      tooltip: `“${shorten(wordsOf(text, speaker), 60)}” is taken to mean ${entity.name} (${sure})`,
    });
  }
  return hints.sort((a, b) => a.offset - b.offset);
}
