import { commands, type Disposable, l10n, type QuickPickItem, window, workspace } from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { MARK, MARKS, type MarkParams } from '../server/lsp/extensions.ts';
import { articleAtHand } from './articles.ts';

type Said = Pick<MarkParams, 'is' | 'everywhere'>;

/** Asks the server for an edit of the file of corrections and makes it; tells whether it was made. */
export type Correct = (method: string, params: object) => Promise<boolean>;

export function correctBy(client: BaseLanguageClient): Correct {
  return async (method, params) => {
    const edit = await client.sendRequest<WorkspaceEdit | null>(method, params);
    if (edit === null) return false;
    const isMade = await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
    if (isMade) window.setStatusBarMessage(l10n.t('Corrected; Alt+M Z takes it back'), 3000);
    return isMade;
  };
}

/** Says what the selected words are, or the name under the cursor; the file of corrections takes it, one undo step a time. */
export function registerCorrections(client: BaseLanguageClient): Disposable[] {
  const correct = correctBy(client);
  return [
    commands.registerCommand('marginalia.mark', async (given: unknown) => {
      const editor = articleAtHand();
      const said = editor && (saidIn(given) ?? (await ask()));
      if (editor === undefined || said === undefined) return;
      const { document, selection } = editor;
      const params: MarkParams = {
        textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
        range: client.code2ProtocolConverter.asRange(selection),
        ...said,
      };
      await correct(MARK, params);
    }),
  ];
}

/** What a keyboard shortcut says. */
function saidIn(given: unknown): Said | undefined {
  if (typeof given !== 'object' || given === null || !('is' in given)) return undefined;
  const is = MARKS.find((kind) => kind === given.is);
  return is && { is, everywhere: 'everywhere' in given && given.everywhere === true };
}

async function ask(): Promise<Said | undefined> {
  const items = MARKS.flatMap((is): (QuickPickItem & Said)[] => {
    const label = is === 'nothing' ? l10n.t('no name') : is;
    return [
      { label, is, everywhere: false, description: l10n.t('here') },
      { label, is, everywhere: true, description: l10n.t('in every article') },
    ];
  });
  return window.showQuickPick(items, { title: l10n.t('These words are …'), matchOnDescription: true });
}
