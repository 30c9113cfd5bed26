import { commands, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ARTICLE } from '../articles.ts';
import { createView, type SideView } from './tree.ts';

/** The articles that are related to the one that is looked at. */
export function relatedView(client: () => BaseLanguageClient | undefined): SideView {
  let looked = window.activeTextEditor;
  const view = createView('marginalia.related', client, (above) => {
    const server = client();
    if (above !== undefined || looked === undefined || server === undefined) return undefined;
    return { view: 'related', uri: server.code2ProtocolConverter.asUri(looked.document.uri) };
  });
  const show = (editor: TextEditor | undefined): void => {
    // Without an editor a picture or a list has the focus: the article is still there.
    if (editor === undefined && window.visibleTextEditors.length > 0) return;
    looked = editor?.document.languageId === ARTICLE ? editor : undefined;
    view.tree.description = looked === undefined ? '' : nameOf(looked.document.uri.path);
    void commands.executeCommand('setContext', 'marginalia.related.hasArticle', looked !== undefined);
    view.begin();
  };
  show(looked);
  const followed = window.onDidChangeActiveTextEditor(show);
  return { ...view, dispose: () => [followed, view].forEach((part) => void part.dispose()) };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:article(?:\.txt)?|txt)$/i, '');
}
