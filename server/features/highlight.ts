import type { Analysis, Span } from '../analysis/model.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import { entityAt } from './article.ts';

export interface Highlight extends Span {
  /** Where the article introduces the entity. */
  readonly isIntroduction: boolean;
}

/** Every place of this article that speaks of the entity at an offset: its names and the words that stand for it. */
export function highlights(analysis: Analysis, offset: number): readonly Highlight[] {
  const at = entityAt(analysis, offset);
  if (at === undefined) return [];
  const spans: Highlight[] = (analysis.entities[at.entity]?.mentions ?? []).map((index, order) => {
    const { start, end } = analysis.mentions[index]!;
    return { start, end, isIntroduction: order === 0 };
  });
  const standIns = [
    ...analysis.references.filter((reference) => reference.entity === at.entity),
    ...analysis.quotations.flatMap((quotation) => {
      const speaker = toldSpeaker(quotation);
      return speaker?.entity === at.entity ? [speaker] : [];
    }),
  ];
  for (const { start, end } of standIns) {
    if (!spans.some((span) => span.start < end && start < span.end)) spans.push({ start, end, isIntroduction: false });
  }
  return spans.sort((a, b) => a.start - b.start);
}
