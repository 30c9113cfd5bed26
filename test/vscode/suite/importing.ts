import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, fileOf, folder, write } from './articles.ts';
import { check, until } from './checks.ts';

const SENTENCE = 'The ferries of Tarvik stayed where they were, said the mayor, and nobody knew until when they would.';

const PAGE = `<html><head><title>Ferries stay in Tarvik | Port Herald</title><meta name="author" content="Moira Pettigrew">
<meta property="og:title" content="Ferries stay in Tarvik"><meta property="og:site_name" content="Port Herald"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferries stay in Tarvik</h1>${`<p>${SENTENCE}</p>`.repeat(8)}
<script>document.write('Trust me')</script></article></body></html>`;

check('a saved web page becomes an article beside it, with its title, author and source', async () => {
  const page = await write('pages/ferries.html', PAGE);
  for (const name of ['ferries-stay-in-tarvik', 'ferries-stay-in-tarvik-2']) {
    await ask('marginalia.importPage', page);
    const document = await until(`${name} is shown`, () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown && fileOf(shown.uri) === `${name}.article.txt` ? shown : undefined;
    });
    assert.equal(document.languageId, 'article');
    assert.match(
      document.getText(),
      /^---\ntitle: Ferries stay in Tarvik\nauthor: Moira Pettigrew\nsource: Port Herald\n---\n\nFerries stay in Tarvik\n\nThe ferries/,
    );
    assert.doesNotMatch(document.getText(), /Home|Trust me/);
    await ask('workbench.action.closeActiveEditor');
  }
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'pages'), { recursive: true });
});

check('a page without an article is refused with a word, and nothing is written', async () => {
  const page = await write('pages/empty.html', '<nav><a href="/"></a></nav>');
  await ask('marginalia.importPage', page);
  const pages = vscode.Uri.joinPath(folder(), 'pages');
  assert.deepEqual(
    (await vscode.workspace.fs.readDirectory(pages)).map(([name]) => name),
    ['empty.html'],
  );
  await ask('notifications.clearAll');
  await vscode.workspace.fs.delete(pages, { recursive: true });
});
