import type { NameKind } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Location } from '../corpus/model.ts';
import { count } from './count.ts';
import { introduction } from './definition.ts';

export interface CorpusSymbol {
  readonly name: string;
  readonly kind: NameKind;
  /** How much the corpus says of it. */
  readonly detail: string;
  readonly location: Location;
}

/** Entities any spelling of which fits the query, best first, in steps; accents and case do not count. */
export function* workspaceSymbols(
  corpus: Corpus,
  query: string,
  limit: number,
): Generator<void, readonly CorpusSymbol[]> {
  const symbols: CorpusSymbol[] = [];
  for (const { id, name, kind, mentions, articles } of yield* corpus.searching(query, limit)) {
    yield;
    const location = introduction(corpus, id);
    if (location === undefined) continue;
    const detail = `${count(mentions, 'mention')} in ${count(articles, 'article')}`;
    symbols.push({ name, kind, detail, location });
  }
  return symbols;
}
