import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The folder that is open. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'no folder is open');
  return first.uri;
}

/** The address of an article of the sample corpus. */
export function sample(name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), 'corpus', `${name}.article.txt`);
}

/** Opens a sample article and shows it. */
export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(sample(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Where words stand in a document for the first time. */
export function placeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const start = document.getText().indexOf(words);
  assert.ok(start >= 0, `“${words}” is not in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

export function wordsOf(document: vscode.TextDocument, range: vscode.Range): string {
  return document.getText(range);
}
