// What a reader says of an article: code actions, a new name, a mark, a choice. All end in the folder's file of corrections.
import {
  type CancellationToken,
  type CodeAction,
  MessageType,
  type ShowMessageParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
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
import { actionsIn } from './requests.ts';
import type { Session } from './session.ts';

const NOT_WRITTEN =
  'Nothing to correct: it is said already, the article lies in no open folder, or .marginalia/corrections.yaml has to be mended first.';

export function serveCorrecting({ connection, corpus, corrector, of, settings, client }: Session): void {
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    of(
      textDocument,
      token,
      (article) => {
        const { commands, resolve: resolves } = client();
        const corrections = corrector.actions(article, corpus, range, context, commands);
        return [
          ...actionsIn(
            article,
            article.version,
            range,
            context,
            settings(),
            // What a folder's file of corrections can say needs no command of the editor.
            new Set([...commands].filter((name) => name !== COMMANDS.keepLine || !corrector.holds(article.uri))),
          ),
          ...(resolves
            ? corrections
            : corrections.map(corrector.resolve).filter(({ edit, command }) => edit ?? command)),
        ];
      },
      [],
    ),
  );
  connection.onCodeActionResolve((action): CodeAction => {
    const resolved = corrector.resolve(action);
    if (resolved.edit === undefined && resolved.command === undefined) written(null);
    return resolved;
  });
  connection.onPrepareRename(({ textDocument, position }, token) =>
    of(textDocument, token, (article) => corrector.prepareRename(article, corpus, position), null),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    of(textDocument, token, (article) => written(corrector.rename(article, corpus, position, newName)), null),
  );
  connection.onRequest(MARK, ({ textDocument, range, is, everywhere }: MarkParams, token: CancellationToken) =>
    of(textDocument, token, (article) => written(corrector.mark(article, range, is, everywhere)), null),
  );
  connection.onRequest(CHOICES, ({ textDocument, ...asked }: ChoicesParams, token: CancellationToken) =>
    of<Choices | null>(textDocument, token, (article) => corrector.choices(article, corpus, asked), null),
  );
  connection.onRequest(CORRECT, ({ textDocument: { uri }, corrections }: CorrectParams) =>
    written(corrector.correct(uri, corrections)),
  );

  /** Says so where nothing can be written. */
  function written(edit: WorkspaceEdit | null): WorkspaceEdit | null {
    if (edit === null) {
      const message: ShowMessageParams = { type: MessageType.Warning, message: NOT_WRITTEN };
      void connection.sendNotification('window/showMessage', message);
    }
    return edit;
  }
}
