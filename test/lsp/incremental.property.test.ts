import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { linesOf } from '../../server/analysis/text/lines.ts';
import { positionAt } from '../../server/lsp/positions.ts';
import { edits, text } from '../arbitrary.ts';
import { runs } from '../runs.ts';
import { type Editor, startEditor } from './editor.ts';

const NAMES = ['a.article', 'b.article'] as const;

/** All that the server says of the open articles, without names of answers, which may differ. */
async function everything(editor: Editor): Promise<unknown> {
  const answers: unknown[] = [];
  // Once for all, so that every article's analysis is in the corpus before the first answer that depends on others.
  for (const name of NAMES) await editor.ask('textDocument/documentSymbol', name);
  for (const name of NAMES) {
    const { data } = await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', name);
    answers.push(data, await editor.ask('textDocument/diagnostic', name));
    answers.push(await editor.ask('textDocument/documentSymbol', name));
    answers.push(await editor.ask('textDocument/codeLens', name));
    const end = positionAt(linesOf(editor.text(name)), editor.text(name).length);
    answers.push(
      await editor.ask('textDocument/inlayHint', name, { range: { start: { line: 0, character: 0 }, end } }),
    );
  }
  answers.push(await editor.connection.sendRequest('workspace/symbol', { query: '' }));
  return answers;
}

test('after any series of edits the server says what it says of the same texts opened afresh', async () => {
  const editor = await startEditor({});
  try {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(text, text, edits, edits, async (first, second, firstEdits, secondEdits) => {
        run += 1;
        // Where the cursor is; another such mark is a text like any other.
        await editor.open('a.article', `$0${first}`);
        await editor.open('b.article', `$0${second}`);
        for (const [name, changes] of [
          ['a.article', firstEdits],
          ['b.article', secondEdits],
        ] as const) {
          let known = await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', name);
          for (const { at, removed, added } of changes) {
            const before = editor.text(name);
            const lines = linesOf(before);
            const start = Math.floor(at * before.length);
            const range = {
              start: positionAt(lines, start),
              end: positionAt(lines, Math.min(start + removed, before.length)),
            };
            await editor.edit(name, range, added);
            // Every other edit comes before the last one has been answered.
            if ((run + added.length) % 2 === 0) continue;
            const delta = await editor.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', name, {
              previousResultId: known.resultId,
            });
            const data = [...known.data];
            for (const edit of [...(delta.edits ?? [])].reverse()) {
              data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
            }
            known = { data, ...(delta.resultId === undefined ? {} : { resultId: delta.resultId }) };
          }
        }
        const fresh = await startEditor({});
        try {
          for (const name of NAMES) await fresh.open(name, `$0${editor.text(name)}`);
          assert.deepEqual(await everything(editor), await everything(fresh));
        } finally {
          await fresh.stop();
        }
        for (const name of NAMES) await editor.close(name);
      }),
      runs(20),
    );
  } finally {
    await editor.stop();
  }
});
