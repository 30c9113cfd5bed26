import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, coloursOf, folder, openSample, placeIn, set, write } from './articles.ts';
import { check, until } from './checks.ts';

const REPORT = `Ferry company picks a new captain

Ottoline Marchbanks will command the ferry from June. Ottoline Marchbanks joined the company in 2011.
`;

async function filesWith(name: string): Promise<number> {
  const found = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', name);
  return found.filter((symbol) => symbol.name === name).length;
}

check('files that come, change and go outside the editor are followed', async () => {
  const uri = await write('corpus/ferry.article.txt', REPORT);
  await until('the new name is known', async () => (await filesWith('Ottoline Marchbanks')) === 1);
  await write('corpus/ferry.article.txt', REPORT.replaceAll('Ottoline Marchbanks', 'Benedict Thornquist'));
  await until('the other name is known', async () => (await filesWith('Benedict Thornquist')) === 1);
  assert.equal(await filesWith('Ottoline Marchbanks'), 0);
  await vscode.workspace.fs.delete(uri);
  await until('it is forgotten', async () => (await filesWith('Benedict Thornquist')) === 0);
});

check('an article that is renamed in the editor is found under its new name', async () => {
  const uri = await write('corpus/before.article.txt', REPORT);
  await until('the name is known', async () => (await filesWith('Ottoline Marchbanks')) === 1);
  const edit = new vscode.WorkspaceEdit();
  const after = vscode.Uri.joinPath(folder(), 'corpus', 'after.article.txt');
  edit.renameFile(uri, after);
  assert.ok(await vscode.workspace.applyEdit(edit));
  await until('the new address is given', async () => {
    const [symbol] = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'Marchbanks');
    return symbol?.location.uri.toString() === after.toString();
  });
  const removal = new vscode.WorkspaceEdit();
  removal.deleteFile(after);
  assert.ok(await vscode.workspace.applyEdit(removal));
  await until('it is forgotten', async () => (await filesWith('Ottoline Marchbanks')) === 0);
});

check('the setting of articles turns text files into articles, and back', async () => {
  const document = await vscode.workspace.openTextDocument(await write('notes/report.txt', REPORT));
  await vscode.window.showTextDocument(document);
  assert.equal(document.languageId, 'plaintext');
  await set('articles', ['**/notes/*.txt', '**/corpus/**/*.txt']);
  const now = () => vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === document.uri.toString());
  await until('it is an article', () => now()?.languageId === 'article');
  await until('it is coloured', async () => (await coloursOf(now()!)).length > 0);
  await set('articles', undefined);
  await until('it is plain text again', () => now()?.languageId === 'plaintext');
});

check('unsaved and untitled articles are read as they stand', async () => {
  const document = await vscode.workspace.openTextDocument({ language: 'article', content: REPORT });
  await vscode.window.showTextDocument(document);
  const tokens = await until('it is coloured', async () => {
    const found = await coloursOf(document);
    return found.length > 0 && found;
  });
  assert.ok(tokens.some(({ words, type }) => words === 'Ottoline Marchbanks' && type === 'person'));
});

check('text of an article never becomes markup, a link or a command', async () => {
  const name = '[Ottoline](command:workbench.action.quit)';
  const document = await vscode.workspace.openTextDocument({
    language: 'article',
    content: `“<b>Stop</b> ${name} **now** \`x\`,” said Ottoline Marchbanks.\n`,
  });
  await vscode.window.showTextDocument(document);
  const hovers = await until('there is a hover', async () => {
    const found = await ask<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeIn(document, 'Marchbanks'),
    );
    return found.length > 0 && found;
  });
  for (const content of hovers.flatMap(({ contents }) => contents)) {
    assert.ok(content instanceof vscode.MarkdownString && !content.isTrusted && !content.supportHtml);
    assert.doesNotMatch(content.value, /\]\(command:|<b>/);
  }
});

check('a setting of the wrong type does no harm', async () => {
  await set('diagnostics.severity', 42);
  await set('exclude', 'nothing');
  const document = await openSample('harbour-strike-04-the-courant');
  assert.ok((await coloursOf(document)).length > 0);
  await set('diagnostics.severity', undefined);
  await set('exclude', undefined);
});
