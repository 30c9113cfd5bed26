import type { Analysis, Mention, MentionKind, Span } from '../analysis/model.ts';
import { toldSpeaker } from '../analysis/quotations/told-speaker.ts';
import { lineAt } from '../analysis/text/lines.ts';
import { shownQuotations, within } from './article.ts';

/** The kinds of colour that an article is given, in the order of the protocol's legend. */
export const TOKEN_TYPES = [
  'person',
  'organization',
  'place',
  'group',
  'event',
  'work',
  'product',
  'law',
  'language',
  'name',
  'date',
  'money',
  'quotation',
  'speaker',
  'cue',
  'noise',
  'headline',
] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

export const TOKEN_MODIFIERS = [
  /** The entity's first mention in this article. */
  'introduction',
  /** The entity also stands in other articles. */
  'elsewhere',
] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

export interface SemanticToken {
  readonly line: number;
  /** In UTF-16 code units from the line's start. */
  readonly character: number;
  readonly length: number;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

interface Layer extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/**
 * The colours of an article, in order; none overlap, none cross a line end. Where one thing stands within another
 * (a name in a quotation, a quotation in a headline) the inner one keeps its colour and the outer one surrounds it.
 *
 * @param isElsewhere whether an entity of this article (index into `Analysis.entities`) stands in other articles too
 * @param kindOf what a mention is, with the folder's eyes
 * @param range colours only what touches this range
 */
export function semanticTokens(
  analysis: Analysis,
  isElsewhere: (entity: number) => boolean,
  kindOf: (mention: Mention) => MentionKind,
  range: Span = { start: 0, end: analysis.length },
): readonly SemanticToken[] {
  // From the outermost to the innermost: later layers are painted over earlier ones.
  const headlines: Layer[] = [];
  for (const block of analysis.blocks) {
    if (block.kind === 'headline' || block.kind === 'heading') headlines.push(layer(block, 'headline'));
  }
  const quotations: Layer[] = [];
  const attributions: Layer[] = [];
  for (const quotation of shownQuotations(analysis)) {
    // What is reported without marks keeps the look of the article's own words.
    if (quotation.kind === 'direct' || quotation.kind === 'mixed') {
      for (const piece of quotation.quoted) quotations.push(layer(piece, 'quotation'));
    }
    if (quotation.kind === 'scare') continue;
    const speaker = toldSpeaker(quotation);
    if (speaker !== undefined) attributions.push(layer(speaker, 'speaker'));
    if (quotation.cue !== undefined) attributions.push(layer(quotation.cue, 'cue'));
  }
  const noise = analysis.noise.map((span) => layer(span, 'noise'));
  const covered = within(analysis.noise);
  const mentions: Layer[] = [];
  const introduced = new Set<number>();
  for (const mention of analysis.mentions) {
    if (mention.start >= range.end) break;
    if (covered(mention)) continue;
    const isFirst = mention.entity !== undefined && !introduced.has(mention.entity);
    if (mention.entity !== undefined) introduced.add(mention.entity);
    if (mention.end <= range.start) continue;
    const modifiers: TokenModifier[] = [];
    if (mention.entity !== undefined) {
      if (isFirst) modifiers.push('introduction');
      if (isElsewhere(mention.entity)) modifiers.push('elsewhere');
    }
    mentions.push({ start: mention.start, end: mention.end, type: typeOf(kindOf(mention)), modifiers });
  }
  return onLines(analysis, paint([...headlines, ...quotations, ...attributions, ...noise, ...mentions], range));
}

function layer(span: Span, type: TokenType): Layer {
  return { start: span.start, end: span.end, type, modifiers: [] };
}

function typeOf(kind: MentionKind): TokenType {
  switch (kind) {
    case 'facility':
      return 'place';
    case 'time':
      return 'date';
    case 'quantity':
      return 'money';
    case 'other':
      return 'name';
    default:
      return kind;
  }
}

/** Flattens layers within a range so that no two overlap: a later one hides what lies beneath it. */
function paint(layers: readonly Layer[], range: Span): readonly Layer[] {
  const top = new Int32Array(Math.max(0, range.end - range.start)).fill(-1);
  layers.forEach((span, index) => {
    top.fill(index, Math.max(0, span.start - range.start), Math.max(0, span.end - range.start));
  });
  const painted: Layer[] = [];
  let start = 0;
  for (let i = 1; i <= top.length; i++) {
    if (i < top.length && top[i] === top[start]) continue;
    const shown = layers[top[start]!];
    if (shown !== undefined) painted.push({ ...shown, start: start + range.start, end: i + range.start });
    start = i;
  }
  return painted;
}

/** Cuts spans at line ends. */
function onLines(analysis: Analysis, spans: readonly Layer[]): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const span of spans) {
    let index = lineAt(analysis.lines, span.start);
    for (; index < analysis.lines.length && analysis.lines[index]!.start < span.end; index++) {
      const line = analysis.lines[index]!;
      const start = Math.max(span.start, line.start);
      const end = Math.min(span.end, line.end);
      if (end <= start) continue;
      const { type, modifiers } = span;
      tokens.push({ line: index, character: start - line.start, length: end - start, type, modifiers });
    }
  }
  return tokens;
}
