import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { MARK, REVIEW, type Review, SCORE, type Scored } from '../../server/lsp/extensions.ts';
import { type Editor, startEditor, until } from './editor.ts';

const FILE = '.marginalia/corrections.yaml';

const ARTICLES = {
  'one.article': 'Storm over Tarvik\n\nThe governor, Jeb Bush, met Zweli of the Crane Board in Tarvik on Monday.\n',
  'two.article':
    'Calm in Tarvik\n\nOtti Brand praised the Quiet Hour of Tarvik, and Merida lost to Grand Ash, Kestrel and Corwin Oil.\n',
};

/** Answers what a review asks, as an editor would. */
async function say(editor: Editor, { uri, range }: Review, is: string): Promise<void> {
  const edit = await editor.connection.sendRequest<WorkspaceEdit>(MARK, {
    textDocument: { uri },
    range,
    is,
    everywhere: false,
  });
  const change = edit.documentChanges?.find((one): one is TextDocumentEdit => 'textDocument' in one);
  assert.equal(change?.textDocument.uri, editor.uri(FILE));
  if (editor.text(FILE) === '') await editor.open(FILE, '');
  for (const one of change.edits.toReversed()) if ('newText' in one) await editor.edit(FILE, one.range, one.newText);
}

test('a review goes from the least certain name to the next, over all articles, and the score counts what was decided', async () => {
  const editor = await startEditor(ARTICLES);
  try {
    const next = (skipped: readonly string[] = []): Promise<Review | null> =>
      editor.connection.sendRequest(REVIEW, { skipped });
    assert.equal((await editor.connection.sendRequest<Scored>(SCORE)).decided, 0);
    const first = await next();
    assert.ok(first !== null);
    assert.equal(editor.words(first.uri, first.range), first.words);
    assert.equal(first.articles, 2);
    const second = await next([first.key]);
    assert.ok(second !== null && second.key !== first.key && second.confidence >= first.confidence);
    assert.equal(second.left, first.left - 1);

    for (const name of Object.keys(ARTICLES)) await editor.open(name);
    await say(editor, first, first.kind);
    // What was decided is not asked again, also by a server that was started anew.
    await until(next, (review) => review?.key === second.key);
    await say(editor, second, 'nothing');
    await until(next, (review) => review?.key !== second.key);
    const { decided, table } = await editor.connection.sendRequest<Scored>(SCORE);
    assert.equal(decided, 2);
    assert.match(table, /\nall +2 +1 +1 +50\.0 +100\.0\n/);
  } finally {
    await editor.stop();
  }
});

test('where there is nothing to ask a review says so', async () => {
  const editor = await startEditor({ 'one.article': 'it rained.\n' });
  try {
    assert.equal(await editor.connection.sendRequest(REVIEW, { skipped: [] }), null);
  } finally {
    await editor.stop();
  }
});

test('a review that begins while articles are still read waits for a name to ask about', async () => {
  let disk = Promise.resolve();
  let release = (): void => {};
  const editor = await startEditor(ARTICLES, { settings: { articles: [] }, disk: () => disk });
  try {
    disk = new Promise((resolve) => {
      release = resolve;
    });
    await editor.configure({});
    await editor.connection.sendRequest('workspace/symbol', { query: '' });
    let answer: Review | null | undefined;
    const asked = editor.connection.sendRequest<Review | null>(REVIEW, { skipped: [] }).then((review) => {
      answer = review;
    });
    await editor.connection.sendRequest(SCORE);
    assert.equal(answer, undefined);
    release();
    await asked;
    assert.ok(answer);
  } finally {
    release();
    await editor.stop();
  }
});
