import type { Span } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { EntityId, Location } from '../corpus/model.ts';
import type { Article } from './article.ts';
import { corpusEntityAt, rangeOf } from './references.ts';

export interface Jump {
  /** The name that the jump starts from. */
  readonly origin: Span;
  readonly target: Location;
}

/** Where the corpus introduces the entity at an offset: under its fullest name and with a description, earliest such article. */
export function definition(article: Article, corpus: Corpus, offset: number): Jump | undefined {
  const at = corpusEntityAt(article, corpus, offset);
  if (at === undefined) return undefined;
  const target = at.id === undefined ? undefined : introduction(corpus, at.id);
  return target === undefined ? declaration(article, corpus, offset) : { origin: at.span, target };
}

/** Where this article first names the entity at an offset. */
export function declaration(article: Article, corpus: Corpus, offset: number): Jump | undefined {
  const at = corpusEntityAt(article, corpus, offset);
  const first = at && article.analysis.entities[at.local]?.mentions[0];
  const mention = first === undefined ? undefined : article.analysis.mentions[first];
  if (at === undefined || mention === undefined) return undefined;
  return { origin: at.span, target: { uri: article.uri, range: rangeOf(article.analysis.lines, mention) } };
}

/** Longer names tell more, but articles beyond this many are not compared: they are ordered by date, and the early ones introduce. */
const COMPARED = 200;

/** Of an article that gives the fullest name, and describes. */
const MOST_WORTH = 3;

/** The mention that tells a stranger most: fullest name, described, earliest. */
export function introduction(corpus: Corpus, id: EntityId): Location | undefined {
  const entity = corpus.label(id);
  if (entity === undefined) return undefined;
  let best: { uri: string; local: number } | undefined;
  let bestWorth = -1;
  for (const { uri, local } of corpus.appearances(id).slice(0, COMPARED)) {
    const said = corpus.naming(uri, local);
    if (said === undefined) continue;
    const worth = (said.name === entity.name ? MOST_WORTH - 1 : 0) + (said.isDescribed ? 1 : 0);
    if (worth <= bestWorth) continue;
    best = { uri, local };
    bestWorth = worth;
    if (worth === MOST_WORTH) break;
  }
  return best && firstMention(corpus, best.uri, best.local);
}

/** Where an article first gives an entity's fullest name, or else first mentions it. */
export function firstMention(corpus: Corpus, uri: string, local: number): Location | undefined {
  const at = corpus.excerpt(uri, local)?.context;
  if (at === undefined || at.length === 0) return undefined;
  const { line, character, length } = at;
  return { uri, range: { start: { line, character }, end: { line, character: character + length } } };
}
