import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, coloursOf, corrections, hoverAt, openNew, placeIn, rangeOf, read, write } from './articles.ts';
import { check, until } from './checks.ts';
import { hasKeyboard, press } from './keyboard.ts';

const ARTICLE = `Crane falls at Tarvik harbour

Ottilie Brandvold, the harbour master of Tarvik, closed the north quay on Monday. “Nobody was hurt,” Brandvold said.

The Crane Board of Halvern will look into it. Zweli Ndlovu, who repairs nets on the quay, saw the crane go down. “It bent like a reed,” Ndlovu said. The quay opened again on Friday, and the nets were dry.
`;

const SECOND = `Quay opens again

Otti Brandvold opened the north quay of Tarvik on Friday. Traders had waited for it all week.
`;

/** Whether VS Code is done with saving: what another program writes meanwhile is taken for what it has saved itself, and never read. */
const isSaved = (): boolean =>
  !vscode.workspace.textDocuments.some((one) => one.isDirty && one.uri.toString() === corrections().toString());

/** What the file of corrections holds on disk when VS Code is done with saving. */
async function settled(): Promise<string> {
  await until('VS Code has saved it', isSaved);
  return read(corrections());
}

/** Corrects something in an article, sees that it holds and is on disk, and takes it back by one undo in the file. */
async function corrects(
  name: string,
  words: string,
  correct: (document: vscode.TextDocument, editor: vscode.TextEditor) => Promise<unknown>,
  expected: RegExp,
  holds: (document: vscode.TextDocument) => Promise<boolean>,
): Promise<void> {
  await openNew('correcting/second.article', SECOND);
  const document = await openNew(`correcting/${name}.article`, ARTICLE);
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor?.document === document);
  await until('it does not hold yet', async () => !(await holds(document)));
  const place = placeIn(document, words);
  editor.selection = new vscode.Selection(place, place);
  const before = await settled();
  await correct(document, editor);
  await until(`${expected} is written`, async () => expected.test(await settled()));
  await until('it holds', () => holds(document));
  assert.equal(document.getText(), ARTICLE, 'the article is as it was');
  assert.ok(!document.isDirty && vscode.window.activeTextEditor?.document === document);

  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(corrections()));
  await ask('undo');
  // Where it was the first, the file goes, and its editor with it.
  const now = vscode.window.activeTextEditor;
  if (now !== undefined && now.document !== document) {
    await now.document.save();
    await ask('workbench.action.closeActiveEditor');
  }
  await until('one undo takes it back', async () => (await read(corrections())) === before);
  await until('it holds no longer', async () => !(await holds(document)));
}

/** Whether an article is told to name somebody else beside. */
const isCalled =
  (words: string, name: RegExp) =>
  async (document: vscode.TextDocument): Promise<boolean> =>
    name.test((await hoverAt(document, placeIn(document, words))).replaceAll('\\', ''));

const isColoured =
  (words: string, type: string | undefined, times = 1) =>
  async (document: vscode.TextDocument): Promise<boolean> =>
    (await coloursOf(document)).filter((token) => token.words === words && token.type === (type ?? token.type))
      .length === times;

async function rename(document: vscode.TextDocument, place: vscode.Position, name: string): Promise<void> {
  await press(['F2', '✎', 'Control+a', `"${name}"`, 'Enter'], async () => {
    const edit = await ask<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, place, name);
    assert.ok(await vscode.workspace.applyEdit(edit));
  });
}

check('F2 gives an entity another name; the article stays as it is; one undo takes it back', () =>
  corrects(
    'rename',
    'Zweli Ndlovu',
    (document) => rename(document, placeIn(document, 'Zweli Ndlovu'), 'Zweli the Netmaker'),
    /- name: Zweli the Netmaker\n {2}of: Zweli Ndlovu\n/,
    isCalled('Zweli Ndlovu', /Zweli the Netmaker/),
  ),
);

check('a file of corrections that somebody has written by hand keeps every letter of it', async () => {
  const byHand = '# Ours.\n- never:   Sandbank   # a plain word here\n\n';
  await write('.marginalia/corrections.yaml', byHand);
  await corrects(
    'by-hand',
    'Zweli Ndlovu',
    (document) => rename(document, placeIn(document, 'Zweli Ndlovu'), 'Zweli the Netmaker'),
    /^# Ours\.\n- name: Zweli the Netmaker\n {2}of: Zweli Ndlovu\n- never: {3}Sandbank {3}# a plain word here\n\n$/,
    isCalled('Zweli Ndlovu', /Zweli the Netmaker/),
  );
  assert.equal(await settled(), byHand);
});

check('F2 with a name that is taken makes the two one', () =>
  corrects(
    'merge',
    'Ottilie Brandvold',
    (document) => rename(document, placeIn(document, 'Ottilie Brandvold'), 'Otti Brandvold'),
    /- same: \[Otti Brandvold, Ottilie Brandvold\]\n/,
    isCalled('Ottilie Brandvold', /second|Quay opens again/),
  ),
);

check('the picker of “the same as …” finds by any spelling, and makes the two one', () =>
  corrects(
    'picker',
    'Ottilie Brandvold',
    async (document) => {
      const position = placeIn(document, 'Ottilie Brandvold');
      await press(['Alt+m', 's', '…', '"Otti"', '…', 'Enter', '…', 'Enter'], () =>
        rename(document, position, 'Otti Brandvold'),
      );
    },
    /- same: \[Otti Brandvold, Ottilie Brandvold\]\n/,
    isCalled('Ottilie Brandvold', /second|Quay opens again/),
  ),
);

check('a light bulb makes a name one of another kind, in every article', () =>
  corrects(
    'retype',
    'Zweli Ndlovu',
    async (document) => {
      const range = new vscode.Range(placeIn(document, 'Zweli Ndlovu'), placeIn(document, 'Zweli Ndlovu'));
      const title = '“Zweli Ndlovu” is an organization';
      const action = await until(`${title} is offered`, async () => {
        const offered = await ask<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          range,
          vscode.CodeActionKind.RefactorRewrite.value,
          30,
        );
        return offered.find((one) => one.title === title);
      });
      assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
    },
    /- kind: organization\n {2}of: Zweli Ndlovu\n/,
    isColoured('Zweli Ndlovu', 'organization'),
  ),
);

check('one key marks the selected words as a name', () =>
  corrects(
    'mark',
    'nets on the quay',
    async (document, editor) => {
      const words = rangeOf(document, 'nets');
      editor.selection = new vscode.Selection(words.start, words.end);
      await press(['Alt+m', 'o'], () => ask('marginalia.mark', { is: 'organization', everywhere: false }));
    },
    /- mention: nets\n {2}is: organization\n {2}in: correcting\/mark\.article\n/,
    isColoured('nets', 'organization'),
  ),
);

check('one key marks all occurrences of the selected words, in every article', () =>
  corrects(
    'all',
    'quay on Monday',
    async (document, editor) => {
      const words = rangeOf(document, 'quay');
      editor.selection = new vscode.Selection(words.start, words.end);
      await press(['Alt+m', 'Shift+f'], () => ask('marginalia.mark', { is: 'facility', everywhere: true }));
    },
    /- always: quay\n {2}kind: facility\n/,
    isColoured('quay', 'place', 3),
  ),
);

check('one key says that a name is none', () =>
  corrects(
    'none',
    'Zweli Ndlovu',
    () => press(['Alt+m', 'n'], () => ask('marginalia.mark', { is: 'nothing', everywhere: false })),
    /- mention: Zweli Ndlovu\n {2}is: nothing\n/,
    isColoured('Zweli Ndlovu', undefined, 0),
  ),
);

check('another speaker is picked for a quotation', () =>
  corrects(
    'speaker',
    'bent like a reed',
    (document) =>
      press(['Alt+m', 'q', '…', '"Ottilie"', 'Enter'], async () => {
        const range = new vscode.Range(placeIn(document, 'bent like'), placeIn(document, 'bent like'));
        const actions = await ask<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          range,
          vscode.CodeActionKind.RefactorRewrite.value,
          30,
        );
        const action = actions.find(({ title }) => title === 'Said by “Ottilie Brandvold”');
        assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
      }),
    /- quotation: .*\n {2}speaker: Ottilie Brandvold\n/,
    isCalled('bent like a reed', /Ottilie Brandvold/),
  ),
);

check('a correction is taken back from the article by one key', async () => {
  const document = await openNew('correcting/back.article', ARTICLE);
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor?.document === document);
  const before = await settled();
  const place = placeIn(document, 'Zweli Ndlovu');
  editor.selection = new vscode.Selection(place, place);
  await ask('marginalia.mark', { is: 'work', everywhere: false });
  await until('it is written', async () => /is: work/.test(await read(corrections())));
  await press(['Alt+m', 'z'], () => ask('marginalia.undoCorrection'));
  await until('it is gone', async () => (await read(corrections())) === before);
  assert.equal(vscode.window.activeTextEditor?.document, document);
});

check('corrections that VS Code saves by itself at once are taken back like others', async () => {
  const files = vscode.workspace.getConfiguration('files');
  const saveBySelf = async (how?: string, delay?: number): Promise<void> => {
    await files.update('autoSave', how, vscode.ConfigurationTarget.Global);
    await files.update('autoSaveDelay', delay, vscode.ConfigurationTarget.Global);
  };
  await saveBySelf('afterDelay', 1);
  try {
    const document = await openNew('correcting/saved.article', ARTICLE);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor?.document === document);
    const before = await settled();
    for (const words of ['Zweli Ndlovu', 'Ottilie Brandvold', 'Halvern']) {
      const { start, end } = rangeOf(document, words);
      editor.selection = new vscode.Selection(start, end);
      await ask('marginalia.mark', { is: 'work', everywhere: false });
      await until(`${words} is written`, async () => /is: work/.test(await read(corrections())));
      await ask('marginalia.undoCorrection');
      await until(`${words} is gone`, async () => (await read(corrections())) === before);
    }
  } finally {
    await saveBySelf();
  }
});

check('a file of corrections that a merge has marked is told of at its line and never written to', async () => {
  const before = await settled();
  const merged = '<<<<<<< ours\n- never: A\n=======\n- never: B\n>>>>>>> theirs\n';
  await vscode.workspace.fs.writeFile(corrections(), new TextEncoder().encode(merged));
  const document = await openNew('correcting/merged.article', ARTICLE);
  await until('the marks are told of', () =>
    vscode.languages
      .getDiagnostics(corrections())
      .some(({ range, message }) => range.start.line === 0 && /merge/.test(message)),
  );
  const edit = await ask<vscode.WorkspaceEdit | undefined>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    placeIn(document, 'Zweli Ndlovu'),
    'Somebody Else',
  ).then(
    (found) => found,
    () => undefined,
  );
  assert.equal(edit?.size ?? 0, 0);
  assert.equal(await read(corrections()), merged);
  await vscode.workspace.fs.writeFile(corrections(), new TextEncoder().encode(before));
  await until('they are told of no more', () => vscode.languages.getDiagnostics(corrections()).length === 0);
});

check(
  'a review asks about the least certain names; each answer is one key, and the score is shown at its end',
  async () => {
    const document = await openNew('correcting/review.article', ARTICLE);
    const end = document.lineAt(document.lineCount - 1).range.end;
    const editor = await vscode.window.showTextDocument(document);
    // No name stands there.
    editor.selection = new vscode.Selection(end, end);
    const before = await settled();
    const start = await until('the cursor is at the end', () => askedNow().endsWith(`${end.line}:0`) && askedNow());
    await ask('marginalia.review');
    const first = await until('a name is asked about', () => askedNow() !== start && askedNow());
    await press(['Enter'], () => ask('marginalia.reviewAccept'));
    const second = await until('the next is asked about', () => askedNow() !== first && askedNow());
    const accepted = await until('the answer is written', async () => {
      const now = await settled();
      return ACCEPTED.test(now) && now;
    });
    await press(['n'], () => ask('marginalia.reviewSay', 'nothing'));
    const rejected = await until('that is written too', async () => REJECTED.exec(await settled()) ?? undefined);
    // Keys that come while no article has the focus are nobody's.
    await until('the one after it is asked about', () => !['', second].includes(askedNow()));
    const [, path = '', at] = rejected;
    const isAskedAbout = (): boolean => {
      const editor = vscode.window.activeTextEditor;
      return (
        editor?.document.uri.path.endsWith(`/${path}`) === true &&
        editor.document.offsetAt(editor.selection.active) === Number(at)
      );
    };
    await press(['Backspace'], () => ask('marginalia.reviewBack'));
    await until('it is asked about again', isAskedAbout);
    await until('its answer is written no more', async () => (await read(corrections())) === accepted);
    await press(['Space'], () => ask('marginalia.reviewLater'));
    await until('it is left for later', () => !isAskedAbout());
    await press(['Escape'], () => ask('marginalia.reviewEnd'));
    const report = await until('the score is shown', () =>
      vscode.window.visibleTextEditors
        .map((editor) => editor.document)
        .find((one) => one.uri.scheme === 'marginalia-report'),
    );
    assert.match(report.getText(), /\nall +1 +1 +1 +100\.0 +100\.0\n/);
    await ask('workbench.action.closeEditorsInOtherGroups');
    await ask('marginalia.undoCorrection');
    await until('nothing is left of it', async () => (await read(corrections())) === before);
  },
);

/** In the file of corrections, each with its last line. */
const ACCEPTED = /- mention: .*\n {2}is: (?!nothing).*\n(?: {2}.+\n)*? {2}at: \d+\n/;
const REJECTED = /is: nothing\n {2}in: (.+)\n(?: {2}.+\n)*? {2}at: (\d+)\n/;

/** What a review asks about: the article in front and the cursor in it. */
function askedNow(): string {
  const editor = vscode.window.activeTextEditor;
  const { line, character } = editor?.selection.active ?? { line: 0, character: 0 };
  return editor === undefined ? '' : `${editor.document.uri.path} ${line}:${character}`;
}

if (hasKeyboard)
  check(
    'in a review a letter that is no answer stays out of the article; after a step elsewhere keys write again',
    async () => {
      const opened = await openNew('correcting/letters.article', ARTICLE);
      const start = askedNow();
      await ask('marginalia.review');
      const first = await until('a name is asked about', () => (askedNow() === start ? undefined : askedNow()));
      const document = vscode.window.activeTextEditor?.document ?? opened;
      const text = document.getText();
      await press(['x', 'Control+End'], async () => {});
      await until('the cursor is elsewhere', () => askedNow() !== first);
      assert.equal(document.getText(), text);
      // VS Code takes its time to open what it has locked.
      const pressed = (key: string) => async (): Promise<boolean> => {
        await press([key], async () => {});
        await new Promise((resolve) => setTimeout(resolve, 600));
        return (document.getText() === text) === (key !== 'x');
      };
      await until('a letter is written', pressed('x'));
      await until('it is taken back', pressed('Control+z'));
      await press(['Alt+m', 'r'], async () => {});
      await until('the same is asked again', () => askedNow() === first);
      await press(['Escape'], async () => {});
    },
  );
