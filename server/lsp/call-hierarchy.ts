// The protocol's call hierarchy, which here tells who speaks of whom, and who answers.
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
} from 'vscode-languageserver';
import type { Corpus } from '../corpus/corpus.ts';
import type { EntityId } from '../corpus/model.ts';
import type { Article } from '../features/article.ts';
import { count } from '../features/count.ts';
import { corpusEntityAt } from '../features/references.ts';
import { isSpokenOfBy, speaksOf, type Voice, voiceOf } from '../features/voices.ts';
import { offsetAt } from './positions.ts';
import { symbolKind } from './symbols.ts';

export function hierarchyAt(article: Article, corpus: Corpus, position: Position): CallHierarchyItem[] | null {
  const at = corpusEntityAt(article, corpus, offsetAt(article.analysis.lines, position));
  const voice = at?.id === undefined ? undefined : voiceOf(corpus, at.id);
  return voice === undefined ? null : [itemOf(corpus, voice)];
}

/** Who speaks of the entity or answers it; `fromRanges` lie in the article where they do, to which the caller's item leads. */
export function incoming(corpus: Corpus, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const id = idOf(item);
  return isSpokenOfBy(corpus, id).map(({ voice, uri, places }) => ({
    from: { ...itemOf(corpus, voice), uri, range: places[0]!, selectionRange: places[0]! },
    fromRanges: [...places],
  }));
}

/** Whom the entity speaks of or answers; `fromRanges` lie in the article that the item it was asked from stands in. */
export function outgoing(corpus: Corpus, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  return speaksOf(corpus, idOf(item)).map(({ voice, uri, places }) => ({
    to: { ...itemOf(corpus, voice), uri, range: places[0]!, selectionRange: places[0]! },
    fromRanges: uri === item.uri ? [...places] : [],
  }));
}

function itemOf(corpus: Corpus, { id, name, kind, location }: Voice): CallHierarchyItem {
  return {
    name,
    kind: symbolKind(kind),
    detail: count(corpus.quotations(id).length, 'quotation'),
    uri: location.uri,
    range: location.range,
    selectionRange: location.range,
    data: id,
  };
}

function idOf({ data }: CallHierarchyItem): EntityId {
  const id: unknown = data;
  return typeof id === 'string' ? id : '';
}
