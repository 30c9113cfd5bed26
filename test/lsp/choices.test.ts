import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, Hover, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { CHOICES, type Choices, type ChoicesParams, COMMANDS, CORRECT } from '../../server/lsp/extensions.ts';
import { type Editor, startEditor, until } from './editor.ts';

const FILE = '.marginalia/corrections.yaml';

const ARTICLES = {
  'one.article':
    'Storm over Tarvik\n\nThe governor, Jeb $0Bush, met Ann Lee in Tarvik on Monday. “It was loud,” Lee said.\n\nBush left at noon.\n',
  'two.article': 'Calm$0 in Tarvik\n\nJohn Ellis Bush praised the harbour of Tarvik, and Jeb Bush went home.\n',
};

async function check(articles: Record<string, string>, run: (editor: Editor) => Promise<void>): Promise<void> {
  const editor = await startEditor(articles, { options: { commands: Object.values(COMMANDS) } });
  try {
    await run(editor);
  } finally {
    await editor.stop();
  }
}

function ask(editor: Editor, name: string, about: ChoicesParams['about'], query = ''): Promise<Choices | null> {
  return editor.ask<Choices | null>(CHOICES, name, { position: editor.cursor(name), about, query });
}

/** Chooses, and tells what the file of corrections has got: without its head. */
async function choose(
  editor: Editor,
  name: string,
  found: Choices | null,
  label: string,
  way: string,
): Promise<string> {
  const choice = found?.choices.find((one) => one.label === label);
  const corrections = choice?.ways.find((one) => one.label === way)?.corrections;
  assert.ok(corrections, `${label}, ${way} is not among ${JSON.stringify(found)}`);
  const edit = await editor.ask<WorkspaceEdit>(CORRECT, name, { corrections });
  const change = edit.documentChanges?.find((one): one is TextDocumentEdit => 'textDocument' in one);
  assert.equal(change?.textDocument.uri, editor.uri(FILE));
  await editor.open(FILE, '');
  for (const { range, newText } of change.edits.flatMap((one) => ('newText' in one ? [one] : [])).toReversed())
    await editor.edit(FILE, range, newText);
  return editor.text(FILE).replace(/^(?:#.*)?\n/gm, '');
}

test('“the same as …” finds entities by any spelling, and reaches as far as is chosen', () =>
  check(ARTICLES, async (editor) => {
    await editor.open('one.article');
    const found = await ask(editor, 'one.article', 'same', 'ellis');
    assert.equal(found?.subject, 'Jeb Bush');
    assert.deepEqual(
      found.choices.map(({ label, description }) => [label, description]),
      [['John Ellis Bush', 'person · 1 mention in 1 article']],
    );
    assert.ok(!(await ask(editor, 'one.article', 'same', 'bush'))?.choices.some(({ label }) => label === 'Jeb Bush'));
    assert.ok((await ask(editor, 'one.article', 'same'))?.choices.some(({ label }) => label === 'Ann Lee'));
    assert.equal(
      await choose(editor, 'one.article', found, 'John Ellis Bush', 'In every article'),
      '- same: [John Ellis Bush, Jeb Bush]\n',
    );
    assert.equal(
      await choose(editor, 'one.article', found, 'John Ellis Bush', 'In this article'),
      '- same: [John Ellis Bush, {name: Jeb Bush, in: one.article}]\n',
    );
    assert.match(
      await choose(editor, 'one.article', found, 'John Ellis Bush', 'Only here'),
      /^- mention: Jeb Bush\n {2}is: person\n {2}same: John Ellis Bush\n {2}in: one\.article\n/,
    );
  }));

test('“not the same as …” offers the names that were joined, and namesakes of other articles', () =>
  check(
    { ...ARTICLES, [FILE]: '- same: [John Ellis Bush, Jeb Bush]\n- name: JEB!\n  of: Jeb Bush\n' },
    async (editor) => {
      await editor.open('one.article');
      const found = await ask(editor, 'one.article', 'different');
      assert.deepEqual(
        found?.choices.map(({ label, ways }) => [label, ways.map((way) => way.label)]),
        [
          ['John Ellis Bush', ['In every article', 'In this article']],
          ['JEB!', ['In this article']],
        ],
      );
    },
  ));

test('another speaker is chosen for a quotation, or nobody, and then holds', () =>
  check(
    { ...ARTICLES, 'one.article': ARTICLES['one.article'].replace('$0', '').replace('was loud', 'was $0loud') },
    async (editor) => {
      await editor.open('one.article');
      const found = await ask(editor, 'one.article', 'speaker');
      assert.equal(found?.subject, 'It was loud,');
      assert.deepEqual(
        found.choices.map(({ label }) => label),
        ['Jeb Bush', 'Nobody', 'No quotation'],
      );
      const said = await choose(editor, 'one.article', found, 'Jeb Bush', 'Only here');
      assert.match(said, /^- quotation: It was loud,\n {2}speaker: Jeb Bush\n/);
      await until(
        () => editor.ask<Hover | null>('textDocument/hover', 'one.article', { position: editor.cursor('one.article') }),
        (hover) => JSON.stringify(hover).includes('Jeb Bush'),
      );
    },
  ));

test('the light bulb asks for more where the editor can', () =>
  check(ARTICLES, async (editor) => {
    await editor.open('one.article');
    const position = editor.cursor('one.article');
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', 'one.article', {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.slice(0, 2).map(({ title, command }) => [title, command?.command, command?.arguments]),
      [
        ['The same as …', COMMANDS.sameAs, [editor.uri('one.article'), position]],
        ['Not the same as …', COMMANDS.differentFrom, [editor.uri('one.article'), position]],
      ],
    );
  }));

test('what is no correction is not written', () =>
  check(ARTICLES, async (editor) => {
    for (const corrections of [null, 1, [1], [{ rule: 'rm' }], {}]) {
      assert.equal(await editor.ask(CORRECT, 'one.article', { corrections }), null);
    }
    assert.equal(await ask(editor, 'two.article', 'speaker').catch(() => null), null);
  }));
