import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, openNew, openSample, rangeOf, set, warningsOf } from './articles.ts';
import { check, until } from './checks.ts';

const STRIKE = 'harbour-strike-01-port-herald';

/** A small article with a block of three lines of boilerplate in its middle and one at its end. */
const NOISY = `Mayor opens bridge in Tarvik

Anna Novak, the mayor of Tarvik, opened the new bridge over the Oster on Sunday. “It will outlive us all,” she said.

Advertisement
Share on Facebook
Sign up for our newsletter

The old bridge closed in 2019, and traders on the east bank had waited six years for another one.

© 2025 Tarvik Times. All rights reserved.
`;

check('boilerplate is warned about, greyed out, with its kind as the code', async () => {
  const document = await openSample(STRIKE);
  const footer = rangeOf(document, 'Follow the Herald on Facebook').start.line;
  const warning = await until('the footer is warned about', () =>
    warningsOf(document).find(({ range }) => range.start.line <= footer && footer <= range.end.line),
  );
  assert.equal(warning.severity, vscode.DiagnosticSeverity.Warning);
  assert.deepEqual(warning.tags, [vscode.DiagnosticTag.Unnecessary]);
  assert.ok(typeof warning.code === 'string' && /^[a-z-]+$/.test(warning.code));
  const prose = rangeOf(document, 'The silence was felt').start.line;
  assert.ok(!warningsOf(document).some(({ range }) => range.start.line <= prose && prose <= range.end.line));
});

check('articles that are not open are warned about too', async () => {
  await until('the folder has warnings', () => {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    return vscode.languages.getDiagnostics().some(([uri, found]) => found.length > 0 && !open.has(uri.toString()));
  });
});

check('a setting says how loudly, and takes effect at once', async () => {
  const document = await openSample(STRIKE);
  const warnings = () => warningsOf(document).filter(({ code }) => code !== 'altered-quotation');
  await until('there are warnings', () => warnings().length > 0);
  await set('diagnostics.severity', 'hint');
  await until('they are hints', () => warnings().every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint));
  await set('diagnostics.severity', 'off');
  await until('they are gone', () => warnings().length === 0);
  await set('diagnostics.severity', undefined);
  await until('they are back', () => warnings().some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
});

check('one click removes a block of noise', async () => {
  const document = await openNew('cleaning/block.article', NOISY);
  const removed = await fix(
    document,
    'Share on Facebook',
    /^Remove this (?:block|line)/,
    vscode.CodeActionKind.QuickFix,
  );
  await until('the block is gone', () => !document.getText().includes('Share on Facebook'));
  assert.ok(document.getText().includes('The old bridge closed'), removed);
});

check('one action removes all noise of an article, and one undo brings it back', async () => {
  const document = await openNew('cleaning/all.article', NOISY);
  await fix(document, 'Share on Facebook', /all noise/, vscode.CodeActionKind.SourceFixAll.append('marginalia'));
  await until('all noise is gone', () => warningsOf(document).length === 0 && !document.getText().includes('©'));
  assert.match(document.getText(), /^Mayor opens bridge in Tarvik\n[^©]*another one\.\n?$/);
  await ask('undo');
  assert.equal(document.getText(), NOISY);
});

check('a line that a reader keeps is noise no longer, in the workspace’s settings', async () => {
  const document = await openNew('cleaning/kept.article', NOISY);
  const line = rangeOf(document, 'Share on Facebook').start.line;
  const isWarned = (): boolean =>
    warningsOf(document).some(({ range }) => range.start.line <= line && line <= range.end.line);
  await until('the line is warned about', isWarned);
  await fix(document, 'Share on Facebook', /^Keep this line/, vscode.CodeActionKind.QuickFix);
  await until('it is no more', () => !isWarned());
  const kept = vscode.workspace.getConfiguration('marginalia').inspect<string[]>('noise.keep')?.workspaceValue;
  assert.deepEqual(kept, ['Share on Facebook']);
  await set('noise.keep', undefined);
  await until('it is again', isWarned);
});

/** Carries out the action with a title, at words of a document, as the light bulb does. */
async function fix(
  document: vscode.TextDocument,
  words: string,
  title: RegExp,
  kind: vscode.CodeActionKind,
): Promise<string> {
  const range = rangeOf(document, words);
  const action = await until(`${title} is offered`, async () => {
    const found = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind.value);
    return found.find((offered) => title.test(offered.title));
  });
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) await ask(action.command.command, ...(action.command.arguments ?? []));
  return action.title;
}
