import { type CodeAction, CodeActionKind, commands, l10n, Range, type Uri, window, workspace } from 'vscode';

/** Removes all boilerplate of an article, in its editor, where one undo brings it back. */
export async function cleanArticle(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: true });
  const whole = new Range(0, 0, document.lineCount, 0);
  const kind = CodeActionKind.SourceFixAll.append('marginalia').value;
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, whole, kind);
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  if (edit !== undefined) await workspace.applyEdit(edit);
  else window.setStatusBarMessage(l10n.t('This article has no noise to remove'), 4000);
}
