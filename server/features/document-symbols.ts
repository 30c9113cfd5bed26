import type { NameKind, Span } from '../analysis/model.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import { type Article, shorten, within, wordsOf } from './article.ts';
import { count } from './count.ts';

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

/** The outline: headline and sections with the quotations that stand in them, then who and what the article names, with what they say. */
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
  /** What each entity says. */
  const spoken = new Map<number, Outline[]>();
  const quotations = analysis.quotations
    .filter((quotation) => (quotation.kind === 'direct' || quotation.kind === 'mixed') && !inNoise(quotation))
    .map((quotation): Outline => {
      const speaker = toldSpeaker(quotation);
      const local = speaker?.entity;
      const entity = local === undefined ? undefined : analysis.entities[local];
      const who = entity?.name ?? (speaker === undefined ? '' : wordsOf(text, speaker));
      const name = shorten(`“${quotation.contents.map((piece) => wordsOf(text, piece)).join(' … ')}”`, LONGEST_NAME);
      const span = hull(quotation);
      const entry: Outline = { name, detail: who, kind: 'quotation', span, focus: span, children: [] };
      if (local !== undefined) spoken.set(local, [...(spoken.get(local) ?? []), { ...entry, detail: '' }]);
      return entry;
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
  return [...outline, ...names(article, inNoise, spoken)];
}

/** One entry an entity, the most mentioned first, each with what it says and the places where it stands. */
function names(
  { analysis, text }: Article,
  inNoise: (span: Span) => boolean,
  spoken: ReadonlyMap<number, readonly Outline[]>,
): readonly Outline[] {
  const entries: { entry: Outline; count: number }[] = [];
  for (const [local, entity] of analysis.entities.entries()) {
    const mentions = entity.mentions.map((index) => analysis.mentions[index]!).filter((mention) => !inNoise(mention));
    const [first] = mentions;
    if (first === undefined) continue;
    const said = spoken.get(local) ?? [];
    const facts = [
      entity.descriptions[0] ?? '',
      mentions.length > 1 ? `${mentions.length} ×` : '',
      said.length > 0 ? count(said.length, 'quotation') : '',
    ];
    const focus = hull(first);
    const entry: Outline = {
      name: wordsOf(entity.name, { start: 0, end: entity.name.length }),
      detail: facts.filter(Boolean).join(' · '),
      kind: entity.kind,
      span: focus,
      focus,
      children: [
        ...said,
        ...mentions.slice(1).map((mention) => ({
          name: wordsOf(text, mention),
          detail: '',
          kind: entity.kind,
          span: hull(mention),
          focus: hull(mention),
          children: [],
        })),
      ],
    };
    entries.push({ entry, count: mentions.length });
  }
  return entries.sort((a, b) => b.count - a.count || a.entry.span.start - b.entry.span.start).map(({ entry }) => entry);
}

function hull({ start, end }: Span): Span {
  return { start, end };
}
