import type { Analysis, Span } from '../analysis/model.ts';
import { firstTouching, touches } from './article.ts';

/** The spans that a growing selection takes at an offset: word, name, sentence, quotation, paragraph, section, article. */
export function selections(analysis: Analysis, offset: number): readonly Span[] {
  const { blocks, tokens, sentences, mentions, quotations, noise } = analysis;
  const candidates: Span[] = [];
  const add = (spans: readonly Span[]): void => {
    for (const span of spans) if (touches(span, offset)) candidates.push(span);
  };
  add(around(tokens, offset));
  add(around(mentions, offset));
  add(around(sentences, offset));
  for (const quotation of quotations) {
    add(quotation.contents);
    add([quotation]);
  }
  add(noise);
  add(around(blocks, offset));
  const block = blocks.findLastIndex((candidate) => candidate.start <= offset);
  if (block >= 0) {
    const from = blocks.slice(0, block + 1).findLastIndex((candidate) => candidate.kind === 'heading');
    const to = blocks.findIndex((candidate, index) => index > block && candidate.kind === 'heading');
    const last = blocks.at(to < 0 ? -1 : to - 1);
    if (last !== undefined) add([{ start: blocks[Math.max(from, 0)]!.start, end: last.end }]);
  }
  add([{ start: 0, end: analysis.lines.at(-1)!.end }]);
  const ordered = candidates
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  // Each must hold the one before it: of two that cross, the smaller stays.
  const nested: Span[] = [];
  for (const { start, end } of ordered) {
    const inner = nested.at(-1);
    if (inner !== undefined && (inner.start < start || inner.end > end)) continue;
    if (inner !== undefined && inner.start === start && inner.end === end) continue;
    nested.push({ start, end });
  }
  return nested;
}

/** The few spans of an ordered list around an offset. */
function around(spans: readonly Span[], offset: number): readonly Span[] {
  const first = firstTouching(spans, offset);
  const found = spans.slice(first, first + 2).filter((span) => touches(span, offset));
  // On the border of two the one that begins here is meant.
  return found.length > 1 ? found.slice(-1) : found;
}
