import { commands, type Disposable, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { Imported, Refusal } from '../server/pages/imported.ts';
import type { PageReader } from '../server/pages/reader.ts';
import { ARTICLE } from './articles.ts';
import { articleCount } from './words.ts';

/** Saved web pages become articles of the folder that is open; without one, of no file yet. Nothing is ever replaced. */
export function registerImport(createReader: () => PageReader): Disposable {
  return commands.registerCommand('marginalia.importPage', async (given: unknown, chosen: unknown) => {
    const pages = uris(chosen) ?? uris([given]) ?? (await askPages());
    if (pages === undefined) return;
    const title = l10n.t('Reading web pages');
    const made: Uri[] = [];
    const refused: string[] = [];
    await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (_, token) => {
        const reader = createReader();
        try {
          for (const page of pages) {
            if (token.isCancellationRequested) return;
            const imported = await reader.read(await workspace.fs.readFile(page));
            if (imported.kind === 'refused') refused.push(l10n.t('{0}: {1}', fileOf(page), wordsFor(imported.why)));
            else made.push(await keep(page, imported));
          }
        } finally {
          reader.end();
        }
      },
    );
    const [first] = made;
    if (first !== undefined) await window.showTextDocument(first);
    if (made.length > 1)
      void window.showInformationMessage(l10n.t('Made of web pages: {0}.', articleCount(made.length)));
    if (refused.length > 0) void window.showWarningMessage(refused.slice(0, SHOWN).join(' '));
  });
}

/** So many refusals are told of. */
const SHOWN = 3;

function uris(given: unknown): readonly Uri[] | undefined {
  const found = Array.isArray(given) ? given.filter((one) => one instanceof Uri) : [];
  return found.length > 0 ? found : undefined;
}

function askPages(): Thenable<Uri[] | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showOpenDialog({
    canSelectMany: true,
    filters: { [l10n.t('Web Pages')]: ['html', 'htm', 'xhtml'] },
    openLabel: l10n.t('Import'),
    title: l10n.t('Saved web pages that articles are made of'),
    ...(folder && { defaultUri: folder }),
  });
}

/** Writes an article beside its page where that lies in an open folder, else into the first one. */
async function keep(page: Uri, { name, text }: Extract<Imported, { kind: 'article' }>): Promise<Uri> {
  const isInside = workspace.getWorkspaceFolder(page) !== undefined;
  const folder = isInside ? Uri.joinPath(page, '..') : workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) return (await workspace.openTextDocument({ language: ARTICLE, content: text })).uri;
  const there = new Set((await workspace.fs.readDirectory(folder)).map(([file]) => file));
  let file = `${name}.article.txt`;
  for (let number = 2; there.has(file); number++) file = `${name}-${number}.article.txt`;
  const uri = Uri.joinPath(folder, file);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

function fileOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function wordsFor(why: Refusal): string {
  switch (why) {
    case 'large':
      return l10n.t('it is too large for an article.');
    case 'deep':
      return l10n.t('its elements stand within each other deeper than browsers let them.');
    case 'empty':
      return l10n.t('no article was found in it.');
    case 'unreadable':
      return l10n.t('it cannot be read, or not in twenty seconds.');
  }
}
