import type { Line, Span } from '../analysis/model.ts';
import { lineAt } from '../analysis/text/lines.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { EntityId, Location, Range } from '../corpus/model.ts';
import { type Article, entityAt } from './article.ts';

/** The entity of the corpus that an offset speaks of, with the span it was found at. */
export function corpusEntityAt(
  article: Article,
  corpus: Corpus,
  offset: number,
): { readonly span: Span; readonly local: number; readonly id: EntityId | undefined } | undefined {
  const at = entityAt(article.analysis, offset);
  return at && { span: at.span, local: at.entity, id: corpus.entityOf(article.uri, at.entity) };
}

/**
 * Every mention of the entity at an offset: in this article first, in the order of the text, then in all others.
 * What this article says is taken from its own analysis, which is never behind the text. In steps: there may be many thousands.
 */
export function* references(article: Article, corpus: Corpus, offset: number): Generator<void, readonly Location[]> {
  const at = corpusEntityAt(article, corpus, offset);
  if (at === undefined) return [];
  const { uri } = article;
  const here = localMentions(article, at.local, at.id, corpus);
  const others =
    at.id === undefined ? [] : (yield* corpus.mentioning(at.id)).filter((location) => location.uri !== uri);
  return [...here.map((span) => ({ uri, range: rangeOf(article.analysis.lines, span) })), ...others];
}

/** Mentions in this article: of the entity itself and of others that the corpus knows to be the same. */
function localMentions(
  { uri, analysis }: Article,
  local: number,
  id: EntityId | undefined,
  corpus: Corpus,
): readonly Span[] {
  const locals = new Set([local]);
  // From the entity to its places: to ask of every other name here whose it is costs what all of these cost.
  if (id !== undefined) for (const place of corpus.appearances(id)) if (place.uri === uri) locals.add(place.local);
  return analysis.mentions.filter(({ entity }) => entity !== undefined && locals.has(entity));
}

/** A span as lines and characters. */
export function rangeOf(lines: readonly Line[], span: Span): Range {
  const position = (offset: number): Range['start'] => {
    const line = lineAt(lines, offset);
    return { line, character: Math.min(offset, lines[line]!.end) - lines[line]!.start };
  };
  return { start: position(span.start), end: position(span.end) };
}
