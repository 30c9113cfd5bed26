import { commands, type Disposable, l10n, Range, type TextEditor, Uri, window } from 'vscode';
import type { BaseLanguageClient, Location } from 'vscode-languageclient';
import { NEXT_QUOTATION, type NextQuotationParams } from '../server/lsp/extensions.ts';
import { rangeOf } from './places.ts';

/** Goes through what one voice says, in this article and then in all others. */
export function registerQuotations(client: BaseLanguageClient): Disposable[] {
  const go = (direction: NextQuotationParams['direction']) => async (): Promise<void> => {
    const editor = window.activeTextEditor;
    if (editor === undefined) return;
    const found = await nextFrom(client, editor, direction);
    if (found === null) {
      window.setStatusBarMessage(l10n.t('Nobody else is quoted here: place the cursor on a quotation or a name'), 4000);
      return;
    }
    const { start } = rangeOf(found.range);
    await window.showTextDocument(Uri.parse(found.uri), { selection: new Range(start, start) });
  };
  return [
    commands.registerCommand('marginalia.nextQuotation', go('next')),
    commands.registerCommand('marginalia.previousQuotation', go('previous')),
  ];
}

function nextFrom(
  client: BaseLanguageClient,
  { document, selection }: TextEditor,
  direction: NextQuotationParams['direction'],
): Promise<Location | null> {
  const { line, character } = selection.active;
  const params: NextQuotationParams = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: { line, character },
    direction,
  };
  return client.sendRequest<Location | null>(NEXT_QUOTATION, params);
}
