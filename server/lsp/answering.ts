import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { judge } from '../analysis/noise/judge.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { OpenArticle, OpenArticles } from './open-articles.ts';

/** Answers about open articles, each from the analysis of the text as it is now. */
export interface Answering {
  /**
   * Answers from the current analysis of a document; a request that was cancelled meanwhile, or whose text went on, is told so.
   *
   * @param otherwise the answer for what is no open article
   */
  of<T>(
    document: { readonly uri: string },
    token: CancellationToken,
    answer: (article: OpenArticle) => T | Promise<T>,
    otherwise: T,
  ): Promise<T>;
  /** The article with its noise judged by what all others say of its lines, once for each state of these. */
  judged(article: OpenArticle): OpenArticle;
}

/** What the answers are taken from. */
export interface Surroundings {
  readonly connection: Pick<Connection, 'console'>;
  readonly corpus: Corpus;
  readonly documents: TextDocuments<TextDocument>;
  readonly open: OpenArticles;
}

export function createAnswering({ connection, corpus, documents, open }: Surroundings): Answering {
  const judgements = new WeakMap<OpenArticle, { readonly version: number; readonly article: OpenArticle }>();

  function judged(article: OpenArticle): OpenArticle {
    const known = judgements.get(article);
    if (known?.version === corpus.linesVersion) return known.article;
    const { analysis } = article;
    const noise = judge(analysis.lineScores, analysis.lines, corpus.witness(article.uri));
    const fresh = { ...article, analysis: { ...analysis, noise } };
    judgements.set(article, { version: corpus.linesVersion, article: fresh });
    return fresh;
  }

  return {
    judged,
    async of({ uri }, token, answer, otherwise) {
      const version = documents.get(uri)?.version;
      const article = await open.current(uri);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      if (article === undefined) return otherwise;
      if (article.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
      try {
        return await answer(judged(article));
      } catch (error) {
        connection.console.error(`${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        throw new ResponseError(ErrorCodes.InternalError, 'Marginalia could not answer; see its output.');
      }
    },
  };
}
