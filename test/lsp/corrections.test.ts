import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, Diagnostic, Hover, Location, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { MARK } from '../../server/lsp/extensions.ts';
import { type Editor, startEditor, until } from './editor.ts';

const FILE = '.marginalia/corrections.yaml';

const ARTICLES = {
  'one.article': 'Storm over Tarvik\n\nThe governor, Jeb $0Bush, spoke in Tarvik on Monday.\n\nBush left at noon.\n',
  'two.article': 'Calm in Tarvik\n\nJohn Ellis Bush praised the harbour of Tarvik.\n',
};

async function check(articles: Record<string, string>, run: (editor: Editor) => Promise<void>): Promise<void> {
  const editor = await startEditor(articles);
  try {
    await run(editor);
  } finally {
    await editor.stop();
  }
}

/** Does to the file of corrections what an edit says, as an editor would. */
async function apply(editor: Editor, edit: WorkspaceEdit | null | undefined): Promise<void> {
  assert.ok(edit?.documentChanges !== undefined);
  for (const change of edit.documentChanges) {
    if (!('textDocument' in change)) {
      await editor.open(FILE, '');
      continue;
    }
    assert.equal(change.textDocument.uri, editor.uri(FILE), 'no article may change');
    await write(editor, change);
  }
}

async function write(editor: Editor, { edits }: TextDocumentEdit): Promise<void> {
  for (const edit of edits.toReversed()) {
    assert.ok('newText' in edit);
    await editor.edit(FILE, edit.range, edit.newText);
  }
}

async function actions(editor: Editor, name: string): Promise<CodeAction[]> {
  const position = editor.cursor(name);
  return editor.ask('textDocument/codeAction', name, {
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
}

async function choose(editor: Editor, name: string, title: string): Promise<void> {
  const all = await actions(editor, name);
  const action = all.find((one) => one.title === title);
  assert.ok(action !== undefined, `${title} is not among\n${all.map((one) => one.title).join('\n')}`);
  await apply(editor, action.edit);
}

async function hover(editor: Editor, name: string): Promise<string> {
  const answer = await editor.ask<Hover | null>('textDocument/hover', name, { position: editor.cursor(name) });
  return answer === null || typeof answer.contents === 'string' || !('value' in answer.contents)
    ? ''
    : answer.contents.value;
}

test('renaming to a name that is free gives it that name; the article stays as it is', () =>
  check(ARTICLES, async (editor) => {
    await editor.open('one.article');
    const position = editor.cursor('one.article');
    const prepared = await editor.ask<{ placeholder: string }>('textDocument/prepareRename', 'one.article', {
      position,
    });
    assert.equal(prepared.placeholder, 'Jeb Bush');
    const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', 'one.article', {
      position,
      newName: 'Governor Bush',
    });
    await apply(editor, edit);
    assert.match(editor.text(FILE), /\n- name: Governor Bush\n {2}of: Jeb Bush\n$/);
    await until(
      () => hover(editor, 'one.article'),
      (text) => text.includes('Governor Bush'),
    );
    assert.equal(editor.text('one.article'), ARTICLES['one.article'].replace('$0', ''));
  }));

test('renaming to a name that is taken makes them one, over all articles, until it is taken back', () =>
  check(ARTICLES, async (editor) => {
    await editor.open('one.article');
    const position = editor.cursor('one.article');
    const places = async (): Promise<number> =>
      (
        await editor.ask<Location[]>('textDocument/references', 'one.article', {
          position,
          context: { includeDeclaration: true },
        })
      ).filter(({ uri }) => uri === editor.uri('two.article')).length;
    assert.equal(await places(), 0);
    const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', 'one.article', {
      position,
      newName: 'John Ellis Bush',
    });
    await apply(editor, edit);
    assert.match(editor.text(FILE), /\n- same: \[John Ellis Bush, Jeb Bush\]\n$/);
    await until(places, (count) => count === 1);
    await editor.edit(FILE, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, '');
    await until(places, (count) => count === 0);
  }));

test('a file that is opened while it is read from disk counts as it stands in the editor', async () => {
  let disk = Promise.resolve();
  const editor = await startEditor(ARTICLES, { disk: () => disk });
  try {
    await editor.open('one.article');
    let isRead = (): void => {};
    disk = new Promise((resolve) => {
      isRead = resolve;
    });
    editor.files.set(editor.uri(FILE), '- name: Governor Bush\n  of: Jeb Bush\n');
    await editor.changedOnDisk(FILE, 1);
    await hover(editor, 'one.article');
    await editor.open(FILE, '');
    await hover(editor, 'one.article');
    isRead();
    await hover(editor, 'one.article');
    assert.doesNotMatch(await hover(editor, 'one.article'), /Governor/);
    await editor.close(FILE);
    await until(
      () => hover(editor, 'one.article'),
      (text) => text.includes('Governor Bush'),
    );
  } finally {
    await editor.stop();
  }
});

test('what a new name would write counts once it is written, whatever is written in its place meanwhile', () =>
  check(ARTICLES, async (editor) => {
    await editor.open('one.article');
    await editor.open(FILE, '');
    const rename = (newName: string): Promise<WorkspaceEdit> =>
      editor.ask('textDocument/rename', 'one.article', { position: editor.cursor('one.article'), newName });
    const checkName = (name: string): Promise<string> =>
      until(
        () => hover(editor, 'one.article'),
        (text) => text.startsWith(`**${name}**`),
      );
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const edit = await rename('Governor Bush');
    await checkName('Jeb Bush');
    await editor.edit(FILE, all, '- name: Mayor Bush\n  of: Jeb Bush\n');
    await checkName('Mayor Bush');
    await editor.edit(FILE, all, '');
    await checkName('Jeb Bush');
    await apply(editor, edit);
    await checkName('Governor Bush');
    const written = editor.text(FILE);
    // Taken back, while another name is on its way; then that one; then the first again.
    const other = rename('Mayor Bush');
    await editor.edit(FILE, all, '');
    await other;
    await checkName('Jeb Bush');
    await editor.edit(FILE, all, written.replace('Governor', 'Mayor'));
    await checkName('Mayor Bush');
    await editor.edit(FILE, all, written);
    await checkName('Governor Bush');
    // What contradicts it by hand, in the same moment, does not hold: it stands behind.
    const third = rename('Senator Bush');
    await editor.edit(FILE, all, `${written}- name: Mayor Bush\n  of: Jeb Bush\n`);
    await third;
    await checkName('Governor Bush');
  }));

test('a name that was given to somebody is taken too: whoever gets it is the same', () =>
  check({ ...ARTICLES, 'two.article': ARTICLES['two.article'].replace('Ellis', 'El$0lis') }, async (editor) => {
    for (const name of ['one.article', 'two.article']) {
      await editor.open(name);
      const position = editor.cursor(name);
      const newName = 'Governor Bush';
      await apply(editor, await editor.ask<WorkspaceEdit>('textDocument/rename', name, { position, newName }));
    }
    assert.match(
      editor.text(FILE),
      /\n- same: \[Jeb Bush, John Ellis Bush\]\n- name: Governor Bush\n {2}of: Jeb Bush\n$/,
    );
    await until(
      () => hover(editor, 'two.article'),
      (text) => text.includes('Governor Bush') && text.includes('2 articles'),
    );
  }));

test('what is no name is none at once, here or everywhere', () =>
  check(ARTICLES, async (editor) => {
    await editor.open('one.article');
    await choose(editor, 'one.article', '“Jeb Bush” is not a name, here');
    assert.match(editor.text(FILE), /- mention: Jeb Bush\n {2}is: nothing\n {2}in: one\.article\n/);
    await until(
      () => hover(editor, 'one.article'),
      (text) => !text.includes('Bush'),
    );
  }));

test('another kind holds wherever the entity stands', () =>
  check(ARTICLES, async (editor) => {
    await editor.open('one.article');
    assert.match(await hover(editor, 'one.article'), /person/i);
    await choose(editor, 'one.article', '“Jeb Bush” is an organization');
    await until(
      () => hover(editor, 'one.article'),
      (text) => /organization/i.test(text),
    );
  }));

test('who said it, and that nobody says so, or that it is no quotation, is said of a quotation', () => {
  const article = (port: string): string =>
    `Storm over Tarvik\n\nAnna Novak met Jeb Bush on Monday. “The ${port} is $0closed until the summer,” Novak said.\n`;
  const articles = {
    'one.article': article('port'),
    'two.article': article('school'),
    'three.article': article('road'),
  };
  return check(articles, async (editor) => {
    for (const [name, title] of [
      ['one.article', 'Said by “Jeb Bush”'],
      ['two.article', 'Nobody says who said this'],
      ['three.article', 'Not a quotation'],
    ] as const) {
      await editor.open(name);
      await choose(editor, name, title);
    }
    const written = editor.text(FILE);
    assert.match(written, /- quotation: The port is closed until the summer,\n {2}speaker: Jeb Bush\n {2}in: one/);
    assert.match(written, /- quotation: The school is closed until the summer,\n {2}speaker: nobody\n {2}in: two/);
    assert.match(written, /- quotation: The road is closed until the summer,\n {2}is: nothing\n {2}in: three/);
  });
});

test('a stretch of text is marked by one request', () =>
  check({ 'one.article': 'A fire\n\nThe old mill burnt down.\n' }, async (editor) => {
    await editor.open('one.article');
    const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 12 } };
    await apply(
      editor,
      await editor.ask<WorkspaceEdit>(MARK, 'one.article', { range, is: 'facility', everywhere: true }),
    );
    assert.match(editor.text(FILE), /\n- always: old mill\n {2}kind: facility\n$/);
    const kinds = () => editor.ask<{ data: number[] }>('textDocument/semanticTokens/full', 'one.article');
    await until(kinds, ({ data }) => data.some((length, index) => index % 5 === 2 && length === 'old mill'.length));
  }));

test('mistakes and orphans of the file are told at their lines, and the rest holds', () =>
  check(ARTICLES, async (editor) => {
    const told: Diagnostic[][] = [];
    editor.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        if (uri === editor.uri(FILE)) told.push(diagnostics);
      },
    );
    editor.files.set(
      editor.uri(FILE),
      '- kind: preson\n  of: Bush\n- mention: Whitaker\n  in: one.article\n  is: person\n- never: Tarvik\n',
    );
    await editor.changedOnDisk(FILE, 1);
    await until(
      async () => told.at(-1) ?? [],
      (diagnostics) => diagnostics.length === 2,
    );
    assert.deepEqual(
      told.at(-1)?.map(({ range, code }) => [range.start.line, code]),
      [
        [0, 'correction'],
        [2, 'orphan'],
      ],
    );
    await until(
      () => editor.connection.sendRequest<unknown[]>('workspace/symbol', { query: 'Tarvik' }),
      (symbols) => symbols.length === 0,
    );
  }));

test('a file with the marks of a merge is never written to', () =>
  check({ ...ARTICLES, [FILE]: '<<<<<<< ours\n- never: A\n=======\n>>>>>>> theirs\n' }, async (editor) => {
    await editor.open('one.article');
    const titles = (await actions(editor, 'one.article')).map(({ title }) => title);
    assert.ok(!titles.some((title) => title.includes('not a name')), titles.join('\n'));
  }));

test('a rule for all articles has only those read anew that have its words', async () => {
  const mill = { 'three.article': 'A fire\n\nThe old mill burnt down.\n' };
  await check({ ...ARTICLES, ...mill }, async (editor) => {
    await editor.open(FILE, '');
    const afterwards = async (text: string, last: string): Promise<string[]> => {
      editor.read.length = 0;
      await editor.edit(FILE, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, text);
      await until(
        async () => editor.read,
        (names) => names.includes(last),
      );
      return editor.read.splice(0);
    };
    const always = '- always: old mill\n  kind: facility\n';
    assert.deepEqual(await afterwards(always, 'three.article'), ['three.article']);
    assert.deepEqual(await afterwards(`${always}- never: JEB\n`, 'one.article'), ['one.article']);
    assert.deepEqual(await afterwards('- never: JEB\n', 'three.article'), ['three.article']);
    const symbols = await editor.connection.sendRequest<unknown[]>('workspace/symbol', { query: 'mill' });
    assert.equal(symbols.length, 0);
    assert.deepEqual(await afterwards('- noise: the OLD mill burnt down.\n  kind: residue\n', 'three.article'), [
      'one.article',
      'three.article',
    ]);
  });
});
