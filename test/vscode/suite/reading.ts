import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, coloursOf, fileOf, hoverAt, openSample, placeIn, rangeOf, sample, set, warningsOf } from './articles.ts';
import { check, until } from './checks.ts';

const STRIKE = 'harbour-strike-01-port-herald';
const NAME = 'Katarzyna Wójcik-Lindt';

check('an article is of the language article, and starts the extension', async () => {
  const extension = vscode.extensions.getExtension('marginalia.marginalia');
  assert.ok(extension, 'the extension is not installed');
  const document = await vscode.workspace.openTextDocument(sample(STRIKE));
  assert.equal(document.languageId, 'article');
  await until('the extension is active', () => extension.isActive);
  assert.ok(extension.exports.milliseconds < 150, `activation took ${extension.exports.milliseconds} ms`);
});

check('sample articles come with the extension, for a first look', async () => {
  const extension = vscode.extensions.getExtension('marginalia.marginalia');
  assert.ok(extension, 'the extension is not installed');
  const packed = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(extension.extensionUri, 'dist', 'samples.json'),
  );
  const samples: Readonly<Record<string, string>> = JSON.parse(new TextDecoder().decode(packed));
  assert.match(samples[`${STRIKE}.article.txt`] ?? '', /Katarzyna Wójcik-Lindt/);
  const known = await vscode.commands.getCommands();
  for (const command of ['openSamples', 'firstSteps', 'showOutput']) assert.ok(known.includes(`marginalia.${command}`));
});

check('the whole folder is read', async () => {
  const found = await until('every article about the harbour is known', async () => {
    const symbols = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', NAME);
    return symbols.find(({ name }) => name === NAME) ?? false;
  });
  assert.match(found.containerName, /article/);
});

check('names and quotations are coloured', async () => {
  const document = await openSample(STRIKE);
  const tokens = await coloursOf(document);
  const name = tokens.find(({ words }) => words === NAME);
  assert.equal(name?.type, 'person');
  assert.ok(name.modifiers.includes('introduction'), 'its first mention introduces it');
  assert.ok(tokens.some(({ type, words }) => type === 'quotation' && words.includes('We did not choose this day')));
  assert.ok(tokens.some(({ type, words }) => type === 'cue' && words === 'told'));
  assert.ok(tokens.some(({ type }) => type === 'noise'));
});

check('colours never overlap and never cross a line end', async () => {
  const tokens = await coloursOf(await openSample(STRIKE));
  tokens.forEach(({ range, words }, index) => {
    const before = tokens[index - 1]?.range;
    assert.ok(range.isSingleLine && words.length === range.end.character - range.start.character);
    assert.ok(before === undefined || before.end.isBeforeOrEqual(range.start));
  });
});

check('colours follow what is typed', async () => {
  const document = await openSample(STRIKE);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, rangeOf(document, 'Pickets will remain').start, 'Angela Merkel spoke in Berlin. ');
  assert.ok(await vscode.workspace.applyEdit(edit));
  await until('the new name is coloured', async () =>
    (await coloursOf(document)).some(({ words, type }) => words === 'Angela Merkel' && type === 'person'),
  );
  await ask('undo');
  await until(
    'it is gone again',
    async () => !(await coloursOf(document)).some(({ words }) => words === 'Angela Merkel'),
  );
});

check('hovering a name tells who it is, with a link to another article', async () => {
  const document = await openSample(STRIKE);
  const hover = await until('other articles are named', async () => {
    const found = await hoverAt(document, placeIn(document, NAME));
    return /mentions in/.test(found) && found;
  });
  assert.match(plain(hover), /Katarzyna Wójcik-Lindt/);
  assert.match(hover, /person/);
  assert.match(hover, /\d+ mentions in \d+ articles/);
  assert.match(hover, /\]\((?:file|memory):[^)]*harbour-strike-0[2-8][^)]*#L\d+/);
});

check('hovering a quotation tells who speaks', async () => {
  const document = await openSample(STRIKE);
  assert.match(await hoverAt(document, placeIn(document, 'and when they came back')), /Hruška/);
});

check('hovering a quotation tells where else it is quoted, and in which other words', async () => {
  const document = await openSample(STRIKE);
  const hover = await until('the other article is known', async () => {
    const text = plain(await hoverAt(document, placeIn(document, 'We did not choose this day')));
    return text.includes('Also quoted in 1 other article') && text;
  });
  assert.match(
    hover,
    /\(The Tarvik Times, 2025-03-04\): “We did not ~~choose~~ \*\*pick\*\* this day, … It was chosen/,
  );
  assert.match(hover, /\]\((?:file|memory):[^)]*harbour-strike-02-tarvik-times[^)]*#L\d+/);
});

check('other wording in another article is information, with a link there, unless it is set otherwise', async () => {
  const document = await openSample(STRIKE);
  const told = () => warningsOf(document).filter(({ code }) => code === 'altered-quotation');
  const [choose] = await until('it is told', () => told().length === 2 && told());
  assert.equal(document.getText(choose!.range), 'choose');
  assert.equal(choose!.severity, vscode.DiagnosticSeverity.Information);
  assert.match(choose!.message, /“pick” for “choose” \(The Tarvik Times\)/);
  const [related] = choose!.relatedInformation ?? [];
  assert.equal(fileOf(related!.location.uri), 'harbour-strike-02-tarvik-times.article.txt');
  const other = await vscode.workspace.openTextDocument(related!.location.uri);
  assert.match(other.getText(related!.location.range), /^We did not pick this day/);
  await set('diagnostics.quotations', 'off');
  await until('nothing is told', () => told().length === 0);
  await set('diagnostics.quotations', undefined);
  await until('it is told again', () => told().length === 2);
});

check('hovering noise tells why it is held to be noise', async () => {
  const document = await openSample(STRIKE);
  assert.match(await hoverAt(document, placeIn(document, 'Follow the Herald on')), /not part of the article/);
});

check('a jump leads to where the corpus introduces a name, a declaration to where this article does', async () => {
  const document = await openSample('harbour-strike-02-tarvik-times');
  const place = rangeOf(document, 'Wojcik-Lindt said her members').start;
  await until('the jump leads to the full name', async () => {
    const [definition] = await linksTo('vscode.executeDefinitionProvider', document, place);
    if (definition === undefined) return false;
    const target = await vscode.workspace.openTextDocument(definition.uri);
    return /^Katarzyna W[óo]jcik-Lindt$/.test(target.getText(definition.range));
  });
  const [declaration] = await linksTo('vscode.executeDeclarationProvider', document, place);
  assert.equal(declaration?.uri.toString(), document.uri.toString());
  assert.ok(declaration.range.isEqual(rangeOf(document, 'Katarzyna Wojcik-Lindt')));
});

check('references are all mentions in all articles, highlights those in this one', async () => {
  const document = await openSample(STRIKE);
  const place = placeIn(document, NAME);
  const found = await until('mentions in the last article are known', async () => {
    const all = await ask<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place);
    return all.some(({ uri }) => fileOf(uri) === 'harbour-strike-08-tarvik-times.article.txt') && all;
  });
  const files = new Set(found.map(({ uri }) => fileOf(uri)));
  assert.ok(files.has(`${STRIKE}.article.txt`) && files.has('harbour-strike-02-tarvik-times.article.txt'));
  for (const { uri, range } of found) {
    const words = (await vscode.workspace.openTextDocument(uri)).getText(range);
    assert.match(words, /Katarzyna|W[óo]jcik-Lindt/, `${words} in ${fileOf(uri)}`);
  }
  const here = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, place);
  assert.ok(here.some(({ range }) => range.isEqual(rangeOf(document, NAME))));
});

check('the outline holds the headline, the people and the quotations', async () => {
  const document = await openSample(STRIKE);
  const outline = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
  const flat = (symbols: readonly vscode.DocumentSymbol[]): readonly string[] =>
    symbols.flatMap(({ name, children }) => [name, ...flat(children)]);
  const names = flat(outline);
  assert.ok(names.includes('Dockers walk out at Halvern as talks over pension cut collapse'));
  assert.ok(names.includes(NAME));
  assert.ok(names.some((name) => name.includes('We did not choose this day')));
});

check('any spelling finds an entity of the folder, accents ignored', async () => {
  for (const query of ['wojcik-lindt', 'Wójcik']) {
    const found = await ask<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
    assert.ok(
      found.some(({ name }) => /W[óo]jcik-Lindt/.test(name)),
      `${query} finds ${found.map(({ name }) => name)}`,
    );
  }
});

check('a lens tells what an article holds and leads to related ones', async () => {
  const document = await openSample(STRIKE);
  const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
  const titles = lenses.map(({ command }) => command?.title ?? '');
  assert.ok(
    titles.some((title) => /\d+ people/.test(title)),
    titles.join(),
  );
  const quotations = lenses.find(({ command }) => /^\d+ quotations$/.test(command?.title ?? ''));
  assert.match(quotations?.command?.tooltip ?? '', /Katarzyna Wójcik-Lindt: [2-9]/);
  const related = lenses.find(({ command }) => /related article/.test(command?.title ?? ''));
  assert.equal(related?.command?.command, 'marginalia.showReferences');
  await ask('marginalia.showReferences', ...(related.command.arguments ?? []));
});

check('noise, sections and long quotations fold; a selection grows from word to section', async () => {
  const document = await openSample(STRIKE);
  const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
  const footer = rangeOf(document, 'Get the Morning Tide').start.line;
  assert.ok(folds.some(({ start, kind }) => start === footer && kind === vscode.FoldingRangeKind.Comment));
  const place = placeIn(document, 'Hruška, the mayor');
  const [selection] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [place]);
  const grown: string[] = [];
  for (let part = selection; part; part = part.parent) grown.push(document.getText(part.range));
  assert.equal(grown[0], 'Hruška');
  assert.ok(grown.includes('Zdeněk Hruška'), grown.slice(0, 4).join(' < '));
});

check('call hierarchy tells who speaks of a person, and of whom a person speaks', async () => {
  const document = await openSample('harbour-strike-08-tarvik-times');
  const place = placeIn(document, 'Katarzyna Wojcik-Lindt, the leader');
  const [item] = await ask<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', document.uri, place);
  assert.match(item?.name ?? '', /W[óo]jcik-Lindt/);
  const calls = await ask<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item);
  const belinsky = calls.find(({ from }) => /Belinsk/.test(from.name));
  assert.ok(belinsky, calls.map(({ from }) => from.name).join());
  assert.match(
    (await vscode.workspace.openTextDocument(belinsky.from.uri)).getText(belinsky.fromRanges[0]),
    /Katarzyna/,
  );
});

check('one key goes to what the same voice says next', async () => {
  const document = await openSample(STRIKE);
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, document);
  const before = placeIn(document, 'Then somebody made');
  editor.selection = new vscode.Selection(before, before);
  await ask('marginalia.nextQuotation');
  const after = await until('the cursor is elsewhere', () => {
    const now = vscode.window.activeTextEditor;
    const moved = now && (now.document !== document || !now.selection.active.isEqual(before));
    return moved ? now : undefined;
  });
  const hover = plain(await hoverAt(after.document, after.selection.active.translate(0, 1)));
  assert.match(hover, /Hru[šs]ka/, `${fileOf(after.document.uri)} ${after.selection.active.line}`);
});

/** The words of Markdown without the backslashes that keep them from being markup. */
function plain(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

async function linksTo(
  command: string,
  document: vscode.TextDocument,
  place: vscode.Position,
): Promise<readonly { uri: vscode.Uri; range: vscode.Range }[]> {
  const found = await ask<(vscode.Location | vscode.LocationLink)[]>(command, document.uri, place);
  return found.map((link) =>
    'targetUri' in link ? { uri: link.targetUri, range: link.targetSelectionRange ?? link.targetRange } : link,
  );
}
