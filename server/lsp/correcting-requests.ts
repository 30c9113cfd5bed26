// What a reader says of an article: code actions, a new name, a mark, a choice. All end in the folder's file of corrections.
import {
  type CancellationToken,
  type CodeAction,
  MessageType,
  type ShowMessageParams,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { beforeCorrecting } from '../corrections/actions.ts';
import { createCorrecting } from './correcting.ts';
import {
  CHOICES,
  type Choices,
  type ChoicesParams,
  COMMANDS,
  CORRECT,
  type CorrectParams,
  MARK,
  type MarkParams,
} from './extensions.ts';
import { actionsIn } from './noise-actions.ts';
import type { OpenArticle } from './open-articles.ts';
import { offsetAt } from './positions.ts';
import type { Prepare } from './reading-requests.ts';
import type { Session } from './session.ts';
import { inTurns } from './turns.ts';

/** An answer is on its way after so many turns of the event loop. */
const ANSWERED = 2;

const NOT_WRITTEN =
  'Nothing to correct: it is said already, the article lies in no open folder, or .marginalia/corrections.yaml has to be mended first.';

/** @param prepare works out what a hover shows at a place */
export function serveCorrecting(
  { connection, host, corpus, corrector, of, settings, client }: Session,
  prepare: Prepare,
): void {
  const correcting = createCorrecting(corrector, corpus);

  /**
   * Answers about a place of an article, when it is known where else the entity stands that is named there. While the reader types or
   * chooses, and the editor writes, it is worked out what a hover will show there: whoever corrects something looks at it then.
   */
  function at<T>(
    { textDocument, position }: TextDocumentPositionParams,
    token: CancellationToken,
    answer: (article: OpenArticle) => T,
    otherwise: T,
  ): Promise<T> {
    const answering = async (article: OpenArticle): Promise<T> => {
      await inTurns(host, beforeCorrecting(article, corpus, offsetAt(article.analysis.lines, position)));
      void behindAnswers(() => prepare(article, position));
      return answer(article);
    };
    return of(textDocument, token, answering, otherwise);
  }

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    at<CodeAction[]>(
      { textDocument, position: range.start },
      token,
      (article) => {
        const { commands, resolve: resolves } = client();
        const corrections = correcting.actions(article, range, context, commands);
        return [
          ...actionsIn(
            article,
            article.version,
            range,
            context,
            settings(),
            // What a folder's file of corrections can say needs no command of the editor.
            new Set(
              [...commands].filter((name) => name !== COMMANDS.keepLine || corrector.path(article.uri) === undefined),
            ),
          ),
          ...(resolves
            ? corrections
            : corrections.map(correcting.resolve).filter(({ edit, command }) => edit ?? command)),
        ];
      },
      [],
    ),
  );
  connection.onCodeActionResolve((action): CodeAction => {
    const resolved = correcting.resolve(action);
    if (resolved.edit !== undefined) expecting();
    else if (resolved.command === undefined) written(null);
    return resolved;
  });
  connection.onPrepareRename((asked, token) =>
    at(asked, token, (article) => correcting.prepareRename(article, asked.position), null),
  );
  connection.onRenameRequest((asked, token) =>
    at(asked, token, (article) => written(correcting.rename(article, asked.position, asked.newName)), null),
  );
  connection.onRequest(MARK, ({ textDocument, range, is, everywhere }: MarkParams, token: CancellationToken) =>
    of(textDocument, token, (article) => written(correcting.mark(article, range, is, everywhere)), null),
  );
  connection.onRequest(CHOICES, (asked: ChoicesParams, token: CancellationToken) =>
    at<Choices | null>(asked, token, (article) => correcting.choices(article, asked), null),
  );
  connection.onRequest(CORRECT, ({ textDocument: { uri }, corrections }: CorrectParams) =>
    written(correcting.correct(uri, corrections)),
  );

  /** Makes something ready when the answers to what was asked are on their way. */
  async function behindAnswers(ready: () => void | Promise<void>): Promise<void> {
    for (let turn = 0; turn < ANSWERED; turn++) await host.pause();
    try {
      await ready();
    } catch {
      // Whoever asks for it will be told.
    }
  }

  /** While the editor writes a correction, what it writes is read. */
  function expecting(): void {
    void behindAnswers(corrector.expect);
  }

  /** Says so where nothing can be written. */
  function written(edit: WorkspaceEdit | null): WorkspaceEdit | null {
    if (edit !== null) expecting();
    else {
      const message: ShowMessageParams = { type: MessageType.Warning, message: NOT_WRITTEN };
      void connection.sendNotification('window/showMessage', message);
    }
    return edit;
  }
}
