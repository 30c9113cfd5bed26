import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentDiagnosticReport, Hover, Location, MarkupContent } from 'vscode-languageserver';
import { type Editor, startEditor, until } from './editor.ts';

const ORDINARY = 'Prime Minister Viktor Orbán spoke in Vienna on Friday.';

/** Every request about an article, at its start, its middle and its end; none may fail. */
async function askAll(editor: Editor, name: string): Promise<void> {
  const lines = editor.text(name).split(/\r\n|\r|\n/);
  const middle = lines.length >> 1;
  const places = [
    { line: 0, character: 0 },
    { line: middle, character: lines[middle]!.length >> 1 },
    { line: lines.length - 1, character: lines.at(-1)!.length },
    // Beyond the end, as an editor may ask while a change is on its way.
    { line: lines.length + 5, character: 7 },
  ];
  for (const position of places) {
    await editor.ask('textDocument/hover', name, { position });
    await editor.ask('textDocument/definition', name, { position });
    await editor.ask('textDocument/references', name, { position, context: { includeDeclaration: false } });
    await editor.ask('textDocument/documentHighlight', name, { position });
    await editor.ask('textDocument/selectionRange', name, { positions: [position] });
  }
  const range = { start: places[0], end: places[2] };
  for (const method of ['documentSymbol', 'codeLens', 'foldingRange', 'semanticTokens/full', 'diagnostic']) {
    await editor.ask(`textDocument/${method}`, name);
  }
  await editor.ask('textDocument/inlayHint', name, { range });
  await editor.ask('textDocument/semanticTokens/range', name, { range });
  await editor.ask('textDocument/codeAction', name, { range, context: { diagnostics: [] } });
}

const TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  'blank lines': '\n\n \n\t\n',
  'a byte order mark': `\uFEFF${ORDINARY}`,
  CRLF: `${ORDINARY}\r\n\r\n${ORDINARY}\r\n`,
  'lone surrogates': `\uD83D ${ORDINARY} \uDE00\uD83D`,
  'NUL characters': `${ORDINARY}\0\0${ORDINARY}`,
  'right to left': `أعلن الرئيس \u202B${ORDINARY}\u202C שלום עולם`,
  emoji: `👩‍👩‍👧‍👦 ${ORDINARY} 🇭🇺😀`,
  'unbalanced marks': `“${ORDINARY} ‘He said "no. ”” ’’ “\n\n"${ORDINARY}`,
  'a front matter that is never closed': `---\ntitle: x\n${ORDINARY}`,
  'a front matter that is no YAML': `---\ntitle: [\n: : :\n---\n${ORDINARY}`,
  'one long line': `${ORDINARY} `.repeat(100),
  'many lines': `${ORDINARY}\n`.repeat(100),
};

test('every request has an answer on broken text', async () => {
  const editor = await startEditor({});
  try {
    for (const [name, text] of Object.entries(TEXTS)) {
      await editor.open(`${name}.article`, text);
      await askAll(editor, `${name}.article`);
    }
    assert.deepEqual(editor.log, []);
  } finally {
    await editor.stop();
  }
});

test('what is too long to be an article is read as far as the notice says', async () => {
  const editor = await startEditor({});
  try {
    await editor.open('a.article', `${ORDINARY}${' '.repeat(500)}`.repeat(500));
    const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', 'a.article');
    assert.ok(report.kind === 'full');
    const notice = report.items.find(({ code }) => code === 'too-long');
    assert.match(String(notice!.message), /Only the text up to here was read/);
    assert.ok(notice!.range.start.character > 190_000);
  } finally {
    await editor.stop();
  }
});

test('a file that is gone when it is looked for is passed over, and the rest goes on', async () => {
  const editor = await startEditor({ 'good.article': ORDINARY });
  try {
    await editor.changedOnDisk('gone.article', 1);
    await editor.open('good.article');
    await askAll(editor, 'good.article');
    assert.deepEqual(editor.log, []);
  } finally {
    await editor.stop();
  }
});

test('an untitled text is an article while it is open; an older version of a file is none of the corpus', async () => {
  const editor = await startEditor({ 'a.article': ORDINARY.replace('Viktor', 'V$0iktor') });
  try {
    await editor.open('a.article');
    const count = async (): Promise<number> => {
      const position = editor.cursor('a.article');
      const context = { includeDeclaration: true };
      return (await editor.ask<Location[]>('textDocument/references', 'a.article', { position, context })).length;
    };
    const open = (uri: string): Promise<void> =>
      editor.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'article', version: 1, text: ORDINARY },
      });
    await open('git:/w/a.article?HEAD');
    await editor.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri: 'git:/w/a.article?HEAD' },
    });
    assert.equal(await count(), 1);
    await open('untitled:Untitled-1');
    await until(count, (found) => found === 2);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'untitled:Untitled-1' } });
    await until(count, (found) => found === 1);
    const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: 'git:/w/a.article?HEAD' },
      position: editor.cursor('a.article'),
    });
    assert.match((hover.contents as MarkupContent).value, /Viktor Orbán/);
  } finally {
    await editor.stop();
  }
});
