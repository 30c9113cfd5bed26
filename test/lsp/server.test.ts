import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  AnnotatedTextEdit,
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  MarkupContent,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextDocumentEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { TOKEN_TYPES } from '../../server/features/semantic-tokens.ts';
import { CLEAN_FOLDER, type CleanFolderResult } from '../../server/lsp/extensions.ts';
import { type Editor, startEditor, until } from './editor.ts';

const BUDGET = `Orbán opens a school

BUDAPEST, March 4 (Reuters) - Prime Minister Viktor Orbán opened a school in Hungary on Monday.

“We shall not yield,” Orbán told reporters in Budapest. “Nobody should doubt it,” he added.

Read more

Newsletter

Share on Facebook`;

const SUMMIT = `Leaders meet in Brussels

Hungarian Prime Minister Viktor Orban met Ursula von der Leyen in Brussels on Tuesday.

Von der Leyen said that talks with Hungary would go on.`;

async function withEditor(
  articles: Readonly<Record<string, string>>,
  run: (editor: Editor) => Promise<void>,
  given: Parameters<typeof startEditor>[1] = {},
): Promise<void> {
  const editor = await startEditor(articles, given);
  try {
    await run(editor);
  } finally {
    await editor.stop();
  }
}

/** The article with a cursor before the first place where `words` stand. */
function cursorAt(article: string, words: string): string {
  assert.ok(article.includes(words));
  return article.replace(words, `${words.slice(0, 1)}$0${words.slice(1)}`);
}

const hoverText = ({ contents }: Hover): string => (contents as MarkupContent).value;

test('hover: who somebody is and where else', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'Viktor Orbán'), 'b.article': SUMMIT }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const hover = await editor.ask<Hover>('textDocument/hover', 'a.article', { position });
    assert.match(hoverText(hover), /^\*\*Viktor Orb[aá]n\*\* · person/);
    assert.match(hoverText(hover), /Prime Minister/);
    assert.match(hoverText(hover), /\[Leaders meet in Brussels\]\(file:\/\/\/w\/b\.article#L3,\d+\)/);
    assert.match(hoverText(hover), /% sure/);
    assert.match(hoverText(hover), /_Why: .+; .+_/);
    assert.equal(editor.words(editor.uri('a.article'), hover.range!), 'Viktor Orbán');
  }));

test('hover: other spellings are those that a reader can tell apart', () =>
  withEditor(
    {
      'a.article': cursorAt('Minister Ana Wójcik-Lindt spoke on Monday.', 'Ana'),
      'b.article':
        'Minister Ana Wójcik\u2011Lindt spoke. Minister Ana Wo\u0301jcik-Lindt left. Minister Ana Wojcik-Lindt stayed.',
    },
    async (editor) => {
      await editor.open('a.article');
      const position = editor.cursor('a.article');
      const hover = await editor.ask<Hover>('textDocument/hover', 'a.article', { position });
      assert.match(hoverText(hover).replaceAll('\\', ''), /^Also written Ana Wojcik-Lindt$/m);
    },
  ));

test('hover: what articles call somebody and when, and the country of a people', () =>
  withEditor(
    {
      'a.article': cursorAt(
        '---\ndate: 2019-03-04\nsource: Lima Post\n---\n\nTrade Minister Ann Field spoke to reporters on Monday.',
        'Ann Field',
      ),
      'b.article':
        '---\ndate: 2024-05-06\nsource: Plains Daily\n---\n\nPrime Minister Ann Field met Hungarian farmers in Hungary.',
    },
    async (editor) => {
      await editor.open('a.article');
      await editor.open('b.article');
      const position = editor.cursor('a.article');
      const hover = await editor.ask<Hover>('textDocument/hover', 'a.article', { position });
      const person = hoverText(hover).replaceAll('\\', '');
      assert.match(person, /_Trade Minister_ \(Lima Post, 2019-03-04\), _Prime Minister_ \(Plains Daily, 2024-05-06\)/);
      assert.match(person, /2 mentions in 2 articles from 2019-03-04 to 2024-05-06/);
      const at = { line: 5, character: editor.text('b.article').split('\n')[5]!.indexOf('Hungarian') };
      const people = hoverText(await editor.ask<Hover>('textDocument/hover', 'b.article', { position: at }));
      assert.match(people, /^\*\*Hungarian\*\* · people or group of \[Hungary\]\(file:\/\/\/w\/b\.article#L6,\d+\)/);
    },
  ));

test('hover on a quotation: its speaker and cue', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'shall not yield') }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const text = hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position }));
    assert.match(text, /^\*\*Viktor Orbán\*\* · quoted/);
    assert.match(text, /told/);
  }));

test('who is hardly more likely than others is told to be a guess, and has not said it', () => {
  const sold =
    'Jan Novak closed the mill in May, and Eva Lind sold it to Acme Steel Corporation. It was, in the end, “a very good year for everybody.”';
  return withEditor({ 'a.article': cursorAt(sold, 'very good') }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const text = hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position }));
    assert.match(text, /^\*\*Quotation\*\* · nobody named · quoted in part/);
    assert.match(text, /nobody is named beside it; the likeliest of those named before is “\[/);
    const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', 'a.article');
    assert.ok(lenses.some(({ command }) => command?.tooltip === 'Nobody named: 1'));
  });
});

test('hover on a date: the day that is meant, and from where it is counted', () =>
  withEditor({ 'a.article': cursorAt(`---\ndate: 2025-08-20\n---\n${SUMMIT}`, 'Tuesday') }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const text = hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position }));
    assert.match(text, /^\*\*Tuesday\*\* · date/);
    assert.match(text, /= 2025\\-08\\-19, counted from the article’s date, 2025\\-08\\-20/);
  }));

const OWN_WORDS = `---
title: Strike in the harbour
source: Port Herald
---
“We did not choose this day, it was chosen for us by people who never held a wet rope,” said Anna Novak.`;
const OTHER_WORDS = `---
title: Dockers walk out
source: The Courant
date: 2025-03-04
---
Anna Novak spoke on Monday. “We did not pick this day, it was chosen for us by people who never held a wet rope,” she said.`;

test('hover on a quotation: where else it is quoted, with the words that differ', () =>
  withEditor({ 'a.article': cursorAt(OWN_WORDS, 'choose'), 'b.article': OTHER_WORDS }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const text = hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position }));
    assert.deepEqual(text.split('\n\n').slice(1), [
      '_100 % sure_; “Anna Novak” stands with “[said](file:///w/a.article#L5,89)”',
      'Also quoted in 1 other article:',
      '- [Dockers walk out](file:///w/b.article#L6,30) \\(The Courant, 2025\\-03\\-04\\): “We did not ~~choose~~ **pick** this day, it was chosen for us by people who never held a wet rope”',
    ]);
  }));

test('hover on “he”: who that is, and how it was found', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'he added') }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const text = hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position }));
    assert.match(text, /^\*\*Viktor Orbán\*\* · person/);
    assert.match(text, /“he” is taken to (?:mean|stand for)/);
  }));

test('other wording is told in both articles, as loudly as is set, and no longer when it is the same', () =>
  withEditor({ 'a.article': OWN_WORDS, 'b.article': OTHER_WORDS }, async (editor) => {
    await editor.open('a.article');
    await editor.open('b.article');
    const ask = async (name: string): Promise<Diagnostic[]> => {
      const answer = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', name);
      return answer.kind === 'full' ? answer.items : [];
    };
    const [here] = await ask('a.article');
    assert.equal(here?.code, 'altered-quotation');
    assert.equal(here.severity, 3);
    assert.equal(editor.words(editor.uri('a.article'), here.range), 'choose');
    const [related] = here.relatedInformation ?? [];
    assert.match(editor.words(related!.location.uri, related!.location.range), /^We did not pick this day/);
    const [there] = await ask('b.article');
    assert.equal(editor.words(editor.uri('b.article'), there!.range), 'pick');
    await editor.configure({ 'diagnostics.quotations': 'warning' });
    await until(
      () => ask('a.article'),
      ([first]) => first?.severity === 2,
    );
    await editor.configure({ 'diagnostics.quotations': 'off' });
    await until(
      () => ask('a.article'),
      ({ length }) => length === 0,
    );
    await editor.configure({});
    await until(
      () => ask('a.article'),
      ({ length }) => length === 1,
    );
    await editor.edit('b.article', there!.range, 'choose');
    await until(
      () => ask('a.article'),
      ({ length }) => length === 0,
    );
  }));

test('hover on noise: why it is held to be noise', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'Read more') }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const text = hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position }));
    assert.match(text, /not part of the article/);
  }));

test('hover: text of an article is never markup', () =>
  withEditor({ 'a.article': 'He met [Vik$0tor](command:x) <b>Orbán</b> in Budapest.' }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const hover = await editor.ask<Hover | null>('textDocument/hover', 'a.article', { position });
    if (hover !== null) assert.doesNotMatch(hoverText(hover), /(?<!\\)[<[](?!.*file:)/);
  }));

test('definition leads to where the corpus introduces somebody, declaration to the first mention here', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'Orbán told'), 'b.article': SUMMIT }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const [definition] = await editor.ask<Location[]>('textDocument/definition', 'a.article', { position });
    assert.match(editor.words(definition!.uri, definition!.range), /^Viktor Orb[aá]n$/);
    const [declaration] = await editor.ask<Location[]>('textDocument/declaration', 'a.article', { position });
    assert.equal(declaration!.uri, editor.uri('a.article'));
    assert.match(editor.words(declaration!.uri, declaration!.range), /Orbán$/);
    assert.ok(declaration!.range.start.line < position.line);
  }));

test('references: every mention in every article', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'Viktor Orbán'), 'b.article': SUMMIT }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const context = { includeDeclaration: true };
    const found = await editor.ask<Location[]>('textDocument/references', 'a.article', { position, context });
    assert.deepEqual(
      found.map(({ uri, range }) => `${uri.slice(-9)} ${editor.words(uri, range)}`),
      ['a.article Orbán', 'a.article Viktor Orbán', 'a.article Orbán', 'b.article Viktor Orban'],
    );
    const highlights = await editor.ask<Location[]>('textDocument/documentHighlight', 'a.article', { position });
    assert.deepEqual(
      highlights.map(({ range }) => editor.words(editor.uri('a.article'), range)),
      ['Orbán', 'Viktor Orbán', 'Orbán', 'he'],
    );
  }));

test('symbols: the outline of an article, the entities of the corpus by any spelling', () =>
  withEditor({ 'a.article': BUDGET, 'b.article': SUMMIT }, async (editor) => {
    await editor.open('a.article');
    const outline = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', 'a.article');
    assert.equal(outline[0]!.name, 'Orbán opens a school');
    assert.deepEqual(
      outline[0]!.children!.map(({ name, detail }) => `${name} ${detail}`),
      ['“We shall not yield,” Viktor Orbán', '“Nobody should doubt it,” Viktor Orbán'],
    );
    const person = outline.find(({ name }) => name === 'Viktor Orbán');
    assert.equal(person?.detail, 'Prime Minister · 3 × · 2 quotations');
    assert.deepEqual(
      person.children!.map(({ name }) => name),
      ['“We shall not yield,”', '“Nobody should doubt it,”', 'Viktor Orbán', 'Orbán'],
    );
    for (const query of ['orban', 'Orbán', 'vikt']) {
      const found = await editor.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
      assert.match(found[0]!.name, /^Viktor Orb[aá]n$/, query);
    }
  }));

test('lenses and hints: what an article holds, and who “he” is', () =>
  withEditor({ 'a.article': BUDGET, 'b.article': SUMMIT }, async (editor) => {
    await editor.open('a.article');
    const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', 'a.article');
    assert.match(lenses[0]!.command!.title, /1 person · .* · 3 lines of noise/);
    assert.deepEqual(
      lenses.slice(1).map(({ command }) => [command!.title, command!.tooltip?.split(' (')[0]]),
      [
        ['2 quotations', 'Viktor Orbán: 2'],
        ['1 related article', 'Leaders meet in Brussels'],
      ],
    );
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', 'a.article', { range });
    assert.deepEqual(
      hints.map(({ label, tooltip }) => [label, String(tooltip).replace(/\d+ %/, '… %')]),
      [['(Viktor Orbán)', '“he” is taken to mean Viktor Orbán (… % sure)']],
    );
    await editor.configure({ inlayHints: { pronouns: false } });
    await until(
      () => editor.ask<InlayHint[]>('textDocument/inlayHint', 'a.article', { range }),
      (answer) => answer.length === 0,
    );
  }));

const DISPUTE = `“The mayor, Anna Novak, has never seen a ship,” said Peter Marsh.

“Peter Marsh has never seen anything else,” Anna Novak replied.

“I have seen this harbour grow for forty years,” said Jean Field.`;

test('call hierarchy: who speaks of somebody or answers, and whom somebody speaks of or answers', () =>
  withEditor({ 'a.article': cursorAt(DISPUTE, 'Peter Marsh has') }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const [item] = await editor.ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', 'a.article', {
      position,
    });
    assert.deepEqual([item!.name, item!.detail], ['Peter Marsh', '1 quotation']);
    const words = (ranges: readonly Range[]): string[] => ranges.map((range) => editor.words(item!.uri, range));
    const incoming = await editor.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item,
    });
    assert.deepEqual(
      incoming.map(({ from, fromRanges }) => [from.name, ...words(fromRanges)]),
      [['Anna Novak', 'Peter Marsh', 'Peter Marsh has never seen anything else,']],
    );
    const outgoing = await editor.connection.sendRequest<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item,
    });
    assert.deepEqual(
      outgoing.map(({ to, fromRanges }) => [to.name, ...words(fromRanges)]),
      [['Anna Novak', 'Anna Novak']],
    );
  }));

test('one voice is followed from quotation to quotation, through this article and on', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'shall not yield'), 'b.article': SUMMIT }, async (editor) => {
    await editor.open('a.article');
    let position = editor.cursor('a.article');
    const next = async (direction: string): Promise<string> => {
      const found = await editor.ask<Location>('marginalia/nextQuotation', 'a.article', { position, direction });
      position = found.range.start;
      return editor.words(found.uri, found.range);
    };
    assert.match(await next('next'), /^Nobody should doubt it/);
    assert.match(await next('next'), /^We shall not yield/);
    assert.match(await next('previous'), /^Nobody should doubt it/);
    const voices = await editor.ask<{ speaker: string; quotations: unknown[] }[]>('marginalia/quotations', 'a.article');
    assert.deepEqual(voices.find(({ speaker }) => /^Viktor Orb[aá]n$/.test(speaker))?.quotations.length, 2);
  }));

test('folds and growing selections', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'Viktor Orbán') }, async (editor) => {
    await editor.open('a.article');
    const folds = await editor.ask<FoldingRange[]>('textDocument/foldingRange', 'a.article');
    assert.deepEqual(folds, [{ startLine: 6, endLine: 10, kind: 'comment' }]);
    const positions = [editor.cursor('a.article')];
    let [selection] = await editor.ask<(SelectionRange | undefined)[]>('textDocument/selectionRange', 'a.article', {
      positions,
    });
    const words: string[] = [];
    for (; selection !== undefined; selection = selection.parent) {
      words.push(editor.words(editor.uri('a.article'), selection.range));
    }
    assert.deepEqual(words.slice(0, 2), ['Viktor', 'Viktor Orbán']);
    assert.ok(words.includes(BUDGET.split('\n')[2]!));
    assert.equal(words.at(-1), BUDGET);
  }));

test('colours: all at once, of a range, and what an edit changes', () =>
  withEditor({ 'a.article': BUDGET }, async (editor) => {
    await editor.open('a.article');
    const full = await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', 'a.article');
    const types = new Set(full.data.filter((_, i) => i % 5 === 3).map((type) => TOKEN_TYPES[type]));
    for (const type of ['person', 'place', 'date', 'quotation', 'speaker', 'cue', 'noise', 'headline'] as const) {
      if (type !== 'speaker') assert.ok(types.has(type), type);
    }
    const start = { line: 4, character: 0 };
    await editor.edit('a.article', { start, end: start }, 'Then ');
    const delta = await editor.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', 'a.article', {
      previousResultId: full.resultId,
    });
    const changed = [...full.data];
    for (const { start: at, deleteCount, data } of [...delta.edits].reverse()) {
      changed.splice(at, deleteCount, ...(data ?? []));
    }
    const again = await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', 'a.article');
    assert.deepEqual(changed, again.data);
  }));

test('warnings are pulled, unchanged ones are not sent again, and settings take effect at once', () =>
  withEditor({ 'a.article': BUDGET, 'b.article': `${SUMMIT}\n\nRead more` }, async (editor) => {
    await editor.open('a.article');
    const first = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', 'a.article');
    assert.ok(first.kind === 'full');
    assert.deepEqual(
      first.items.map(({ range, severity, tags }) => [editor.words(editor.uri('a.article'), range), severity, tags]),
      ['Read more', 'Newsletter', 'Share on Facebook'].map((words) => [words, 2, [1]]),
    );
    const again = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', 'a.article', {
      previousResultId: first.resultId,
    });
    assert.equal(again.kind, 'unchanged');
    const workspace = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    assert.deepEqual(
      workspace.items.map(({ uri }) => uri),
      [editor.uri('b.article')],
    );
    await editor.configure({ 'diagnostics.severity': 'hint' });
    await until(
      () => editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', 'a.article'),
      (answer) => answer.kind === 'full' && answer.items.every(({ severity }) => severity === 4),
    );
    await editor.configure({ 'noise.keep': ['newsletter'] });
    await until(
      () => editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', 'a.article'),
      (answer) => answer.kind === 'full' && answer.items.length === 2,
    );
  }));

test('warnings are pushed to an editor that cannot pull', () =>
  withEditor(
    { 'a.article': BUDGET },
    async (editor) => {
      const pushed = new Promise<{ diagnostics: unknown[] }>((resolve) =>
        editor.connection.onNotification('textDocument/publishDiagnostics', resolve),
      );
      await editor.open('a.article');
      assert.equal((await pushed).diagnostics.length, 3);
    },
    { capabilities: { textDocument: {} } },
  ));

test('noise is removed by the line, the block and the article; one undo step each', () =>
  withEditor({ 'a.article': BUDGET }, async (editor) => {
    await editor.open('a.article');
    const range = { start: { line: 6, character: 2 }, end: { line: 6, character: 2 } };
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', 'a.article', {
      range,
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Remove this line: “Read more”',
        'Remove this block of noise (3 lines)',
        'Keep this line here',
        'Keep lines like this one in the folder',
      ],
    );
    assert.ok(actions.every(({ kind }) => kind === 'quickfix'));
    assert.equal(applied(editor, actions[0]!), BUDGET.replace('Read more\n\n', ''));
    const clean = BUDGET.slice(0, BUDGET.indexOf('\n\nRead more'));
    assert.equal(applied(editor, actions[1]!), clean);
    const [fix] = await editor.ask<CodeAction[]>('textDocument/codeAction', 'a.article', {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.equal(fix!.kind, 'source.fixAll.marginalia');
    assert.equal(applied(editor, fix!), clean);
  }));

test('noise of a folder is removed by one edit that asks where it is unsure, of unsaved text where an article is open', () =>
  withEditor(
    { 'a.article': BUDGET, 'b.article': SUMMIT, 'c.article': `${SUMMIT}\n\nAdvertisement\n` },
    async (editor) => {
      await editor.open('a.article', `${BUDGET}\n\nAdvertisement`);
      await until(
        () => editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', 'a.article'),
        (answer) => answer.kind === 'full' && answer.items.length > 3,
      );
      const { edit, leftAlone } = await editor.connection.sendRequest<CleanFolderResult<WorkspaceEdit>>(
        CLEAN_FOLDER,
        {},
      );
      const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
      assert.deepEqual(
        changes.map(({ textDocument: { uri, version }, edits }) => [uri, version, edits.length]),
        [
          [editor.uri('a.article'), 1, 1],
          [editor.uri('c.article'), null, 1],
        ],
      );
      const [last] = changes[0]!.edits as AnnotatedTextEdit[];
      const clean = BUDGET.slice(0, BUDGET.indexOf('\n\nRead more')).split('\n').length - 1;
      assert.equal(last!.range.start.line, clean);
      assert.deepEqual(
        [...new Set(changes.flatMap(({ edits }) => (edits as AnnotatedTextEdit[]).map(({ newText }) => newText)))],
        [''],
      );
      const asked = Object.values(edit!.changeAnnotations!).map(({ label, needsConfirmation }) => [
        label,
        needsConfirmation,
      ]);
      assert.ok(asked.length > 0 && asked.some(([, needs]) => needs));
      assert.match(edit!.changeAnnotations![last!.annotationId]!.label, /^Text cut off\??$/);
      assert.equal(leftAlone, 0);
      const elsewhere = await editor.connection.sendRequest(CLEAN_FOLDER, { folder: editor.uri('other') });
      assert.deepEqual(elsewhere, { edit: null, leftAlone: 0 });
    },
  ));

test('a hover on noise says what its kind is and why the line is held to be that', () =>
  withEditor({ 'a.article': BUDGET }, async (editor) => {
    await editor.open('a.article');
    const position = { line: BUDGET.split('\n').indexOf('Newsletter'), character: 2 };
    const said = hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position }));
    assert.match(said, /Newsletter or subscription/);
    assert.match(said, /Asks to subscribe, to sign up or to install something/);
    assert.match(said, /asks to subscribe/);
  }));

function applied(editor: Editor, action: CodeAction): string {
  const [change] = action.edit!.documentChanges as { edits: { range: Location['range']; newText: string }[] }[];
  let text = editor.text('a.article');
  for (const { range, newText } of [...change!.edits].reverse()) {
    const words = editor.words(editor.uri('a.article'), range);
    const before = editor.words(editor.uri('a.article'), { start: { line: 0, character: 0 }, end: range.start });
    assert.equal(newText, '');
    text = text.slice(0, before.length) + text.slice(before.length + words.length);
  }
  return text;
}

test('what is open counts, not what is on disk; files that come, change and go are followed', () =>
  withEditor({ 'a.article': cursorAt(BUDGET, 'Viktor Orbán'), 'b.article': SUMMIT }, async (editor) => {
    await editor.open('a.article');
    const position = editor.cursor('a.article');
    const context = { includeDeclaration: true };
    const count = async (): Promise<number> =>
      (await editor.ask<Location[]>('textDocument/references', 'a.article', { position, context })).length;
    assert.equal(await count(), 4);
    await editor.open('b.article', `${SUMMIT}\n\nViktor Orban left on Wednesday.`);
    await until(count, (found) => found === 5);
    await editor.close('b.article');
    await until(count, (found) => found === 4);
    editor.files.set(editor.uri('c.article'), 'Prime Minister Viktor Orbán spoke in Vienna on Friday.');
    await editor.changedOnDisk('c.article', 1);
    await until(count, (found) => found === 5);
    editor.files.delete(editor.uri('b.article'));
    await editor.changedOnDisk('b.article', 3);
    await until(count, (found) => found === 4);
  }));

test('without a folder the server says at once that it has read all there is', () =>
  withEditor(
    {},
    async (editor) => {
      await editor.open('a.article', BUDGET);
      const position = { line: 2, character: 48 };
      assert.match(hoverText(await editor.ask<Hover>('textDocument/hover', 'a.article', { position })), /Viktor Orbán/);
    },
    { folders: [] },
  ));

test('a setting of the wrong type is named and its default used', () =>
  withEditor(
    { 'a.article': BUDGET },
    async (editor) => {
      assert.match(editor.log.join('\n'), /marginalia\.diagnostics\.severity/);
      await editor.open('a.article');
      const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', 'a.article');
      assert.ok(report.kind === 'full' && report.items.every(({ severity }) => severity === 2));
    },
    { settings: { 'diagnostics.severity': 7 } },
  ));

test('a request that is cancelled is told so, and one on an unknown text gets an empty answer', () =>
  withEditor({ 'a.article': BUDGET }, async (editor) => {
    const position = { line: 0, character: 0 };
    assert.equal(await editor.ask('textDocument/hover', 'nowhere.article', { position }), null);
    await editor.open('a.article', BUDGET.repeat(50));
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: editor.uri('a.article') } };
    const asked = editor.connection.sendRequest('textDocument/semanticTokens/full', params, source.token);
    source.cancel();
    await assert.rejects(asked, { code: -32800 });
  }));
