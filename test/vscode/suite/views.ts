import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, fileOf, openSample, placeIn } from './articles.ts';
import { check, until } from './checks.ts';

const STRIKE = 'harbour-strike-01-port-herald';

check('every side view opens, and is arranged another way by a command', async () => {
  await openSample(STRIKE);
  for (const view of ['entities', 'quotations', 'related', 'noise']) await ask(`marginalia.${view}.focus`);
  await ask('marginalia.entities.byArticle');
  await ask('marginalia.entities.sort', 'recency');
  await ask('marginalia.entities.filter', 'wojcik');
  await ask('marginalia.entities.clearFilter');
  await ask('marginalia.entities.sort', 'mentions');
  await ask('marginalia.entities.byKind');
  await ask('marginalia.quotations.byDate');
  await ask('marginalia.quotations.bySpeaker');
  await ask('marginalia.noise.byArticle');
  await ask('marginalia.noise.byKind');
});

check('a node of a view opens the text that it stands for, beside another where that is wanted', async () => {
  const document = await openSample(STRIKE);
  const { uri } = document;
  const start = placeIn(document, 'Halvern');
  const range = new vscode.Range(start, start.translate(0, 'Halvern'.length));
  const node = { is: 'mention', context: '', location: { uri: uri.toString(), range } };
  await ask('marginalia.view.open', node);
  await until('the mention is selected', () => {
    const { selection, document } = vscode.window.activeTextEditor ?? {};
    return document?.uri.toString() === uri.toString() && selection?.isEqual(range);
  });
  const other = uri.with({ path: uri.path.replace(STRIKE, 'harbour-strike-02-tarvik-times') });
  await ask('marginalia.view.openBeside', { is: 'related', article: { uri: other.toString(), title: '' } });
  const beside = await until('the other stands beside it', () =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === other.toString()),
  );
  assert.equal(beside.viewColumn, vscode.ViewColumn.Two);
  assert.match(fileOf(beside.document.uri), /tarvik-times/);
  await ask('workbench.action.closeEditorsInOtherGroups');
  await ask('workbench.action.joinAllGroups');
});
