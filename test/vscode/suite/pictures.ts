import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, fileOf, openSample, placeIn, sample } from './articles.ts';
import { check, until } from './checks.ts';

const STRIKE = 'harbour-strike-01-port-herald';

/** Waits until a picture is open beside the text, and says what its tab says. */
async function opened(picture: string): Promise<string> {
  const tab = await until(`${picture} is open`, () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(`marginalia.${picture}`)),
  );
  assert.notEqual(tab.group.viewColumn, vscode.ViewColumn.One, 'it lies beside the text');
  return tab.label;
}

check('the network and the timeline open beside the text', async () => {
  await openSample(STRIKE);
  await ask('marginalia.showNetwork');
  await opened('network');
  await vscode.window.showTextDocument(sample(STRIKE), { viewColumn: vscode.ViewColumn.One });
  await ask('marginalia.showTimeline');
  await opened('timeline');
});

check('the profile is that of whom the cursor is on', async () => {
  const document = await openSample(STRIKE);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  const place = placeIn(document, 'Katarzyna Wójcik-Lindt');
  editor.selection = new vscode.Selection(place, place);
  await ask('marginalia.showProfile');
  await until('it is named after her', async () => /^Katarzyna W[óo]jcik-Lindt$/.test(await opened('profile')));
});

check('two articles are compared', async () => {
  await vscode.window.showTextDocument(sample(STRIKE), { viewColumn: vscode.ViewColumn.One });
  const two = [sample(STRIKE), sample('harbour-strike-02-tarvik-times')];
  await ask('marginalia.compareArticles', two[0], two);
  assert.equal(await opened('comparison'), 'Comparison');
  assert.match(fileOf(two[1]!), /tarvik/);
  await ask('workbench.action.closeEditorsInOtherGroups');
  await ask('workbench.action.closeAllEditors');
});
