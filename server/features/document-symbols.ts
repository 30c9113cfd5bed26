import type { NameKind, Span } from '../analysis/model.ts';
import { type Article, shorten, within, wordsOf } from './article.ts';

/** An entry of the outline of an article. */
export interface Outline {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'headline' | 'section' | 'quotation' | NameKind;
  /** All that belongs to the entry. */
  readonly span: Span;
  /** What is selected when a reader goes there; within `span`. */
  readonly focus: Span;
  readonly children: readonly Outline[];
}

/** In code units; an outline is narrow. */
const LONGEST_NAME = 80;

/** The outline: headline and sections with the quotations that stand in them, then who and what the article names. */
export function documentSymbols(article: Article): readonly Outline[] {
  const { analysis, text } = article;
  const inNoise = within(analysis.noise);
  const sections: { block: Span; kind: 'headline' | 'section'; end: number }[] = [];
  for (const block of analysis.blocks) {
    if (inNoise(block)) continue;
    if (block.kind === 'headline' || block.kind === 'heading') {
      sections.push({ block, kind: block.kind === 'headline' ? 'headline' : 'section', end: block.end });
    } else {
      const section = sections.at(-1);
      if (section !== undefined) section.end = block.end;
    }
  }
  const quotations = analysis.quotations
    .filter((quotation) => (quotation.kind === 'direct' || quotation.kind === 'mixed') && !inNoise(quotation))
    .map((quotation): Outline => {
      const { speaker } = quotation;
      const entity = speaker?.entity === undefined ? undefined : analysis.entities[speaker.entity];
      const who = entity?.name ?? (speaker === undefined ? '' : wordsOf(text, speaker));
      const name = shorten(`“${quotation.contents.map((piece) => wordsOf(text, piece)).join(' … ')}”`, LONGEST_NAME);
      return { name, detail: who, kind: 'quotation', span: hull(quotation), focus: hull(quotation), children: [] };
    });
  const outline: Outline[] = sections.map(({ block, kind, end }) => ({
    name: shorten(wordsOf(text, block), LONGEST_NAME),
    detail: '',
    kind,
    span: { start: block.start, end },
    focus: hull(block),
    children: quotations.filter(({ span }) => span.start >= block.start && span.start < end),
  }));
  const first = sections[0]?.block.start ?? Number.POSITIVE_INFINITY;
  outline.unshift(...quotations.filter(({ span }) => span.start < first));
  return [...outline, ...names(article, inNoise)];
}

/** One entry an entity, the most mentioned first, each with the places where it stands. */
function names({ analysis, text }: Article, inNoise: (span: Span) => boolean): readonly Outline[] {
  const entries: { entry: Outline; count: number }[] = [];
  for (const entity of analysis.entities) {
    const mentions = entity.mentions.map((index) => analysis.mentions[index]!).filter((mention) => !inNoise(mention));
    const [first] = mentions;
    if (first === undefined) continue;
    const detail = entity.descriptions[0] ?? '';
    const focus = hull(first);
    const entry: Outline = {
      name: wordsOf(entity.name, { start: 0, end: entity.name.length }),
      detail: mentions.length > 1 ? [detail, `${mentions.length} ×`].filter(Boolean).join(' · ') : detail,
      kind: entity.kind,
      span: focus,
      focus,
      children: mentions.slice(1).map((mention) => ({
        name: wordsOf(text, mention),
        detail: '',
        kind: entity.kind,
        span: hull(mention),
        focus: hull(mention),
        children: [],
      })),
    };
    entries.push({ entry, count: mentions.length });
  }
  return entries.sort((a, b) => b.count - a.count || a.entry.span.start - b.entry.span.start).map(({ entry }) => entry);
}

function hull({ start, end }: Span): Span {
  return { start, end };
}
