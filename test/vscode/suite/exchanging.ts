import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, corrections, folder, openNew, read } from './articles.ts';
import { check, until } from './checks.ts';

const ARTICLE = `Crane falls at Tarvik harbour

Ottilie Brandvold, the harbour master of Tarvik, closed the north quay on Monday. “Nobody was hurt,” Brandvold said.

The Crane Board of Halvern will look into it. Zweli Ndlovu, who repairs nets on the quay, saw the crane go down. “It bent like a reed,” Ndlovu said. The quay opened again on Friday, and the nets were dry.
`;

check(
  'a folder is exported, what was exported agrees with it, and what is changed there is imported in one step',
  async () => {
    await openNew('correcting/exported.article', ARTICLE);
    const out = vscode.Uri.joinPath(folder(), 'exchange');
    void ask('marginalia.export', { format: 'brat', paths: [out.path] });
    const written = vscode.Uri.joinPath(out, 'marginalia-export', 'brat');
    await until('its names are written', async () => {
      const file = vscode.Uri.joinPath(written, 'correcting', 'exported.article.ann');
      return /\tperson \d+ \d+\tZweli Ndlovu\n/.test(await read(file));
    });
    await ask('notifications.clearAll');
    await ask('marginalia.compare', { format: 'brat', paths: [written.path] });
    const report = await until('figures of agreement are shown', () =>
      vscode.window.visibleTextEditors
        .map(({ document }) => document)
        .find((one) => one.uri.scheme === 'marginalia-report'),
    );
    assert.match(report.getText(), /Unicode code points/);
    assert.match(report.getText(), /\d\d articles compared; kappa over tokens 1\.000/);
    await ask('workbench.action.closeEditorsInOtherGroups');

    const names = vscode.Uri.joinPath(written, 'correcting', 'exported.article.ann');
    const theirs = (await read(names)).replace(/\tperson( \d+ \d+\tZweli Ndlovu\n)/, '\torganization$1');
    await vscode.workspace.fs.writeFile(names, new TextEncoder().encode(theirs));
    const before = await read(corrections());
    await ask('marginalia.importAnnotations', { format: 'brat', paths: [written.path], add: true });
    const otherwise = /- mention: Zweli Ndlovu\n {2}is: organization\n {2}in: correcting\/exported\.article\n/;
    await until('what they say otherwise is written', async () => otherwise.test(await read(corrections())));
    await ask('marginalia.undoCorrection');
    await until('one step takes all of it back', async () => (await read(corrections())) === before);
    await ask('notifications.clearAll');
    await ask('workbench.action.closeEditorsInOtherGroups');
    await vscode.workspace.fs.delete(out, { recursive: true });
  },
);
