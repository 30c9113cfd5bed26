// Names and quotations as what an editor lists: the outline of an article, and the entities of the corpus.
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../features/article.ts';
import { documentSymbols, type Outline } from '../features/document-symbols.ts';
import { workspaceSymbols } from '../features/workspace-symbols.ts';
import { rangeOf } from './positions.ts';

export function symbolsOf(article: Article): DocumentSymbol[] {
  const { lines } = article.analysis;
  const symbol = ({ name, detail, kind, span, focus, children }: Outline): DocumentSymbol => ({
    name: name === '' ? '…' : name,
    detail,
    kind: symbolKind(kind),
    range: rangeOf(lines, span),
    selectionRange: rangeOf(lines, focus),
    children: children.map(symbol),
  });
  return documentSymbols(article).map(symbol);
}

export function* corpusSymbols(corpus: Corpus, query: string, limit: number): Generator<void, WorkspaceSymbol[]> {
  const symbols = yield* workspaceSymbols(corpus, query, limit);
  return symbols.map(({ name, kind, detail, location }) => ({
    name,
    kind: symbolKind(kind),
    containerName: detail,
    location: { uri: location.uri, range: location.range },
  }));
}

export function symbolKind(kind: Outline['kind']): SymbolKind {
  switch (kind) {
    case 'headline':
      return SymbolKind.File;
    case 'section':
      return SymbolKind.Namespace;
    case 'quotation':
      return SymbolKind.String;
    case 'person':
      return SymbolKind.Class;
    case 'organization':
      return SymbolKind.Module;
    case 'place':
    case 'facility':
      return SymbolKind.Package;
    case 'group':
      return SymbolKind.Interface;
    case 'event':
      return SymbolKind.Event;
    case 'work':
    case 'product':
      return SymbolKind.Object;
    case 'law':
      return SymbolKind.Constant;
    case 'language':
      return SymbolKind.Variable;
    case 'other':
      return SymbolKind.Field;
  }
}
