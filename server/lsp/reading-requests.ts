// What an editor asks of an article that is read: where names lead, what they mean, how it is coloured and folded.
import type {
  CancellationToken,
  Position,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { Analysis, Mention } from '../analysis/model.ts';
import { type Explain, explainerOf } from '../analysis/names/explain.ts';
import type { Article } from '../features/article.ts';
import { beforeHover } from '../features/hover.ts';
import { nextQuotation } from '../features/next-quotation.ts';
import { quotationsBySpeaker } from '../features/quotations.ts';
import { corpusEntityAt } from '../features/references.ts';
import { hierarchyAt, incoming, outgoing } from './call-hierarchy.ts';
import { NEXT_QUOTATION, type NextQuotationParams, QUOTATIONS, type SpeakerQuotations } from './extensions.ts';
import { offsetAt, spanOf } from './positions.ts';
import {
  declarationAt,
  definitionAt,
  foldsOf,
  highlightsAt,
  hintsIn,
  hoverAt,
  lensesOf,
  referencesAt,
  selectionsAt,
} from './reading.ts';
import type { Session } from './session.ts';
import { corpusSymbols, symbolsOf } from './symbols.ts';
import type { Colours } from './tokens.ts';
import { inTurns } from './turns.ts';
import { ENTITY_AT, type EntityAt } from './views.ts';

/** Works out what a hover at a place of an article takes longest for. */
export type Prepare = (article: Article, position: Position) => Promise<void>;

/** How many entities a search over the corpus answers with. */
const SYMBOLS = 200;

/**
 * Answers what is asked of an article that is read.
 *
 * @returns works out what a hover will show at a place that nobody has asked about yet
 */
export function serveReading(session: Session, colours: Colours): Prepare {
  const { connection, host, corpus, library, of, settings, client } = session;
  /** By their tokens, which are others when the text is. */
  const explainers = new WeakMap<Analysis['tokens'], Explain>();

  function explain(analysis: Analysis): Explain {
    const known = explainers.get(analysis.tokens) ?? explainerOf(host.models.names, analysis);
    explainers.set(analysis.tokens, known);
    return known;
  }

  /** What was explained last: a hover that was prepared asks again. */
  let explained: { readonly mention: Mention; readonly reasons: readonly string[] } | undefined;

  function reasonsIn({ analysis }: Article): (mention: Mention) => readonly string[] {
    return (mention) => {
      if (explained?.mention !== mention)
        explained = { mention, reasons: explain(analysis)(mention).map(({ words }) => words) };
      return explained.reasons;
    };
  }

  function prepare(article: Article, position: Position): Promise<void> {
    const offset = offsetAt(article.analysis.lines, position);
    return inTurns(host, beforeHover(article, corpus, offset, reasonsIn(article)));
  }

  connection.onHover(({ textDocument, position }, token) =>
    of(
      textDocument,
      token,
      async (article) => {
        await prepare(article, position);
        return hoverAt(article, corpus, position, client().markup, reasonsIn(article), library.remark(article.uri));
      },
      null,
    ),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => definitionAt(article, corpus, position, client().links), null),
  );
  connection.onDeclaration(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => declarationAt(article, corpus, position, client().links), null),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    of(
      textDocument,
      token,
      (article) => inTurns(host, referencesAt(article, corpus, position, context.includeDeclaration)),
      [],
    ),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => highlightsAt(article, position), []),
  );
  connection.onDocumentSymbol(({ textDocument }, token) => of(textDocument, token, symbolsOf, []));
  connection.onWorkspaceSymbol(({ query }) => inTurns(host, corpusSymbols(corpus, query, SYMBOLS)));
  connection.onCodeLens(({ textDocument }, token) => {
    if (!settings()['codeLens.article']) return [];
    return of(textDocument, token, (article) => lensesOf(article, corpus, client().commands), []);
  });
  connection.languages.inlayHint.on(({ textDocument, range }, token) => {
    if (!settings()['inlayHints.pronouns']) return [];
    return of(textDocument, token, (article) => hintsIn(article, range), []);
  });
  connection.languages.callHierarchy.onPrepare(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => hierarchyAt(article, corpus, position), null),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }) => incoming(corpus, item));
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) => outgoing(corpus, item));
  connection.onRequest(NEXT_QUOTATION, ({ textDocument, position, direction }: NextQuotationParams, token) =>
    of(
      textDocument,
      token,
      (article) => nextQuotation(article, corpus, offsetAt(article.analysis.lines, position), direction) ?? null,
      null,
    ),
  );
  connection.onRequest(ENTITY_AT, ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken) =>
    of<EntityAt | null>(
      textDocument,
      token,
      (article) => {
        const id = corpusEntityAt(article, corpus, offsetAt(article.analysis.lines, position))?.id;
        return id === undefined ? null : { id };
      },
      null,
    ),
  );
  connection.onRequest(QUOTATIONS, (): readonly SpeakerQuotations[] => quotationsBySpeaker(corpus));
  connection.onFoldingRanges(({ textDocument }, token) => of(textDocument, token, foldsOf, []));
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    of(textDocument, token, (article) => selectionsAt(article, positions), []),
  );

  const colourless: SemanticTokens = { data: [] };
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    of(textDocument, token, colours.full, colourless),
  );
  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }, token) =>
    of<SemanticTokens | SemanticTokensDelta>(
      textDocument,
      token,
      (article) => colours.delta(article, previousResultId),
      colourless,
    ),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    of(textDocument, token, (article) => colours.range(article, spanOf(article.analysis.lines, range)), colourless),
  );
  return prepare;
}
