import { commands, type Disposable, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { CLEAN_FOLDER, type CleanFolderParams, type CleanFolderResult, COMMANDS } from '../server/lsp/extensions.ts';
import { articleCount } from './words.ts';

/** Takes the noise out of a folder: what would go is shown first, in the preview that refactorings have; one undo brings it back. */
export function registerCleaning(client: BaseLanguageClient): Disposable[] {
  return [
    commands.registerCommand(COMMANDS.cleanFolder, async (given: unknown) => {
      const folder = given instanceof Uri ? given : undefined;
      const params: CleanFolderParams =
        folder === undefined ? {} : { folder: client.code2ProtocolConverter.asUri(folder) };
      const progress = {
        location: ProgressLocation.Notification,
        title: l10n.t('Looking for noise'),
        cancellable: true,
      };
      const { edit, leftAlone } = await window.withProgress(progress, (_, token) =>
        client.sendRequest<CleanFolderResult<WorkspaceEdit>>(CLEAN_FOLDER, params, token),
      );
      if (leftAlone > 0) {
        const message = l10n.t(
          'No UTF-8, and left alone, as the editor would write it anew: {0}. `marginalia clean` keeps the encoding.',
          articleCount(leftAlone),
        );
        void window.showWarningMessage(message);
      }
      const changes = edit === null ? undefined : await client.protocol2CodeConverter.asWorkspaceEdit(edit);
      if (changes !== undefined) await workspace.applyEdit(changes, { isRefactoring: true });
      else if (leftAlone === 0) void window.showInformationMessage(l10n.t('There is no noise.'));
    }),
  ];
}
