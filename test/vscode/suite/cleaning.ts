import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, corrections, hoverAt, openNew, openSample, placeIn, rangeOf, set, warningsOf } from './articles.ts';
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

check('one click removes a line, or the block of noise that it is in', async () => {
  for (const [name, title, left] of [
    ['line', /^Remove this line: “Share on Facebook”$/, true],
    ['block', /^Remove this block of noise \(3 lines\)$/, false],
  ] as const) {
    const document = await openNew(`cleaning/${name}.article`, NOISY);
    await fix(document, 'Share on Facebook', title, vscode.CodeActionKind.QuickFix);
    await until('it is gone', () => !document.getText().includes('Share on Facebook'));
    assert.equal(document.getText().includes('Advertisement'), left);
    assert.equal(document.getText().includes('Sign up for our newsletter'), left);
    assert.ok(document.getText().includes('The old bridge closed'));
  }
});

check('one action removes all noise of an article, and one undo brings it back', async () => {
  const document = await openNew('cleaning/all.article', NOISY);
  await fix(document, 'Share on Facebook', /all noise/, vscode.CodeActionKind.SourceFixAll.append('marginalia'));
  await until('all noise is gone', () => warningsOf(document).length === 0 && !document.getText().includes('©'));
  assert.match(document.getText(), /^Mayor opens bridge in Tarvik\n[^©]*another one\.\n?$/);
  await ask('undo');
  assert.equal(document.getText(), NOISY);
});

check(
  'a line that a reader keeps here, or lines like it in the folder, are noise no longer; the folder’s corrections say so',
  async () => {
    for (const [name, title, rule] of [
      [
        'kept-here',
        /^Keep this line here$/,
        /- line: Share on Facebook\n {2}is: text\n {2}in: cleaning\/kept-here\.article/,
      ],
      ['kept', /^Keep lines like this one in the folder$/, /- text: Share on Facebook/],
    ] as const) {
      const document = await openNew(`cleaning/${name}.article`, NOISY);
      await until('the line is warned about', () => isWarned(document, 'Share on Facebook'));
      await fix(document, 'Share on Facebook', title, vscode.CodeActionKind.QuickFix);
      await until('it is no more', () => !isWarned(document, 'Share on Facebook'));
      assert.ok(isWarned(document, 'Advertisement'));
      await until('the folder’s corrections say so', async () => rule.test(await correctionsText()));
      await ask('marginalia.undoCorrection');
      await until('it is again', () => isWarned(document, 'Share on Facebook'));
    }
  },
);

check('an article keeps its own lines by its front matter, and a setting keeps lines everywhere', async () => {
  const document = await openNew('cleaning/own.article', `---\nkeep: [social, Advertisement]\n---\n${NOISY}`);
  await until('the newsletter is warned about', () => isWarned(document, 'Sign up for'));
  assert.ok(!isWarned(document, 'Share on Facebook') && !isWarned(document, 'Advertisement\nShare'));
  await set('noise.keep', ['sign up for our newsletter']);
  await until('it is no more', () => !isWarned(document, 'Sign up for'));
  await set('noise.keep', undefined);
  await until('it is again', () => isWarned(document, 'Sign up for'));
});

check('bylines are warned about only where a reader wants it, and a kind can be switched off', async () => {
  const text = NOISY.replace('Tarvik\n\n', 'Tarvik\n\nBy Anna Lind, staff writer\n\n');
  const document = await openNew('cleaning/kinds.article', text);
  await until('there are warnings', () => isWarned(document, '© 2025'));
  assert.ok(!isWarned(document, 'By Anna Lind'));
  await set('diagnostics.kinds', { byline: 'information', legal: 'off' });
  await until('the byline is told of', () => isWarned(document, 'By Anna Lind') && !isWarned(document, '© 2025'));
  await set('diagnostics.kinds', undefined);
  await until('it is no more', () => !isWarned(document, 'By Anna Lind') && isWarned(document, '© 2025'));
});

check('a hover on noise explains its kind', async () => {
  const document = await openNew('cleaning/hover.article', NOISY);
  const said = await until('a hover is there', () => hoverAt(document, placeIn(document, 'Sign up for')));
  assert.match(said, /Newsletter or subscription/);
  assert.match(said, /Asks to subscribe, to sign up or to install something/);
});

check(
  'the noise of a folder goes after a preview, of unsaved text too; what is unsure stays unless it is ticked',
  async () => {
    const first = await openNew('cleaning/folder/one.article', NOISY);
    const folder = vscode.Uri.joinPath(first.uri, '..');
    const second = await openNew('cleaning/folder/two.article', NOISY);
    const unsaved = new vscode.WorkspaceEdit();
    unsaved.insert(second.uri, rangeOf(second, 'The old bridge').start, 'Advertisement\n\nNobody wept for it.\n\n');
    assert.ok(await vscode.workspace.applyEdit(unsaved));
    await until('the unsaved line is warned about', () => second.getText().split('Advertisement').length === 3);
    const noise = (): number =>
      [first, second].reduce(
        (sum, document) => sum + document.getText().split(/Advertisement|Share on|©/).length - 1,
        0,
      );
    const before = noise();
    const done = ask('marginalia.cleanFolder', folder);
    await until('the preview was confirmed and the noise is gone', async () => {
      await ask('refactorPreview.apply');
      return noise() < before;
    });
    await done;
    // Both articles have the least sure cut: the same block, two of whose lines are counted.
    assert.ok(noise() > 0 && noise() <= 4, 'only the least sure cuts stay');
    assert.match(second.getText(), /Nobody wept for it\.\n\nThe old bridge closed/);
  },
);

function isWarned(document: vscode.TextDocument, words: string): boolean {
  const { line } = rangeOf(document, words).start;
  return warningsOf(document).some(({ range }) => range.start.line <= line && line <= range.end.line);
}

async function correctionsText(): Promise<string> {
  return (await vscode.workspace.openTextDocument(corrections())).getText();
}

/** Carries out the action with a title, at words of a document, as the light bulb does. */
async function fix(
  document: vscode.TextDocument,
  words: string,
  title: RegExp,
  kind: vscode.CodeActionKind,
): Promise<void> {
  const range = rangeOf(document, words);
  const action = await until(`${title} is offered`, async () => {
    const found = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      kind.value,
      20,
    );
    return found.find((offered) => title.test(offered.title));
  });
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) await ask(action.command.command, ...(action.command.arguments ?? []));
}
