import { commands, l10n, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ENTITY_PLACES, type EntityLine, type EntityPlaces, type EntityPlacesParams } from '../../server/lsp/views.ts';
import { placeOf } from '../places.ts';

export function isEntityLine(given: unknown): given is EntityLine {
  return typeof given === 'object' && given !== null && 'id' in given && 'name' in given && 'mentions' in given;
}

/** Says in the file of corrections that two entities are one: as F2 on a name does when it is given the name of another. */
export async function merge(client: BaseLanguageClient, from: EntityLine, into: EntityLine): Promise<void> {
  const params: EntityPlacesParams = { id: from.id };
  const places = await client.sendRequest<EntityPlaces | null>(ENTITY_PLACES, params);
  if (places === null) return;
  const { uri, range } = places.introduction;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const edit = await commands.executeCommand<WorkspaceEdit | undefined>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    placeOf(range.start),
    into.name,
  );
  if (!(edit instanceof WorkspaceEdit) || edit.size === 0) return;
  const [corrections] = edit.entries().map(([file]) => file);
  const wasDirty = workspace.textDocuments.some(
    (open) => open.uri.toString() === corrections?.toString() && open.isDirty,
  );
  if (!(await workspace.applyEdit(edit)) || corrections === undefined) return;
  const file = await workspace.openTextDocument(corrections);
  // What else stands unsaved in the file is left to its writer.
  if (!wasDirty) await file.save();
  const open = l10n.t('Open Corrections');
  const said = l10n.t('“{0}” is known as “{1}” from now on.', from.name, into.name);
  void window.showInformationMessage(said, open).then((answer) => {
    if (answer === open) void window.showTextDocument(file);
  });
}
