import type { NameKind } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Location } from '../corpus/model.ts';
import { introduction } from './definition.ts';

export interface CorpusSymbol {
  readonly name: string;
  readonly kind: NameKind;
  /** How much the corpus says of it. */
  readonly detail: string;
  readonly location: Location;
}

/** Entities any spelling of which fits the query, best first; accents and case do not count. */
export function workspaceSymbols(corpus: Corpus, query: string, limit: number): readonly CorpusSymbol[] {
  return corpus.search(query, limit).flatMap((entity) => {
    const location = introduction(corpus, entity.id);
    if (location === undefined) return [];
    const detail = `${count(entity.mentions, 'mention')} in ${count(entity.articles, 'article')}`;
    return [{ name: entity.name, kind: entity.kind, detail, location }];
  });
}

/** "1 mention", "12 mentions". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
