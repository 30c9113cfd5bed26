import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  Uri,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  COMPARE,
  CORRECT,
  type Compared,
  type CompareParams,
  type CorrectParams,
  EXPORT,
  type ExchangeFormat,
  type Exported,
  type ExportParams,
  FORMATS,
  PROPOSE,
  type Proposed,
} from '../server/lsp/extensions.ts';
import { correctBy } from './corrections.ts';
import type { Reports } from './report.ts';
import { articleCount, correctionCount } from './words.ts';

/** Where an export goes, below the folder that is chosen. */
const OUT = 'marginalia-export';

/** What a keyboard shortcut may say; what it leaves open is asked. */
interface Given {
  readonly format?: unknown;
  /** A folder of this machine to write to, or files and folders to read. */
  readonly paths?: unknown;
  /** True: what is imported is added without a question. */
  readonly add?: unknown;
}

/** Commands that write the formats of other tools, compare with what was annotated in them, and make corrections of it. */
export function registerExchange(client: BaseLanguageClient, reports: Reports): Disposable[] {
  const correct = correctBy(client);
  const addressOf = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);

  async function exportFolder(given: Given = {}): Promise<void> {
    const folder = await askFolder();
    if (folder === undefined) return;
    const format = await askFormat(client, l10n.t('Export as …'), () => true, given.format);
    const [above] = format === undefined ? [] : (uris(given.paths) ?? (await askOut(folder)) ?? []);
    if (format === undefined || above === undefined) return;
    const out = Uri.joinPath(above, OUT, format.name);
    const params: ExportParams = { folder: addressOf(folder.uri), out: addressOf(out), format: format.name };
    const { articles, remarks } = await client.sendRequest<Exported>(EXPORT, params);
    const said = [
      l10n.t('Written to {0}: {1}.', workspace.asRelativePath(out), articleCount(articles)),
      `${offsetsOf(format)}.`,
      ...remarks.slice(0, 3),
    ];
    const show = l10n.t('Show');
    if ((await window.showInformationMessage(said.join(' '), show)) === show)
      await commands.executeCommand('revealInExplorer', out);
  }

  /** Asks for the format, and for the files to read, which are said of a folder's articles. */
  async function askSource(given: Given, title: string, openLabel: string): Promise<Source | undefined> {
    const folder = await askFolder();
    if (folder === undefined) return undefined;
    const format = await askFormat(client, title, ({ isRead }) => isRead, given.format);
    const from = format === undefined ? undefined : (uris(given.paths) ?? (await askFrom(folder, openLabel)));
    if (format === undefined || from === undefined) return undefined;
    return {
      folder,
      format,
      from,
      params: { folder: addressOf(folder.uri), from: from.map(addressOf), format: format.name },
    };
  }

  async function compare(given: Given = {}): Promise<void> {
    const source = await askSource(given, l10n.t('Compare with what was annotated as …'), l10n.t('Compare'));
    if (source === undefined) return;
    const compared = await client.sendRequest<Compared>(COMPARE, source.params);
    await reports.show(l10n.t('Agreement with {0}', nameOf(source)), agreement(source, compared).join('\n'));
  }

  async function importCorrections(given: Given = {}): Promise<void> {
    const source = await askSource(given, l10n.t('Import what was annotated as …'), l10n.t('Import'));
    if (source === undefined) return;
    const { folder, params } = source;
    const proposed = await client.sendRequest<Proposed>(PROPOSE, params);
    const { articles, corrections, counted, preview } = proposed;
    const lines = [
      ...agreement(source, proposed),
      ...(corrections.length === 0 ? [] : [l10n.t('Corrections: {0}', counted), '', preview]),
    ];
    await reports.show(l10n.t('Import of {0}', nameOf(source)), lines.join('\n'));
    if (corrections.length === 0) {
      void window.showInformationMessage(
        articles === 0
          ? l10n.t('Nothing was annotated there of the articles of {0}.', folder.name)
          : l10n.t('The corrections of {0} say all of it already.', folder.name),
      );
      return;
    }
    const add = l10n.t('Add to Corrections');
    const question = l10n.t('{0}: {1}.', correctionCount(corrections.length), counted);
    if (given.add !== true && (await window.showInformationMessage(question, add)) !== add) return;
    // The file is found by where its articles lie.
    const said: CorrectParams = { textDocument: { uri: `${params.folder.replace(/\/$/, '')}/.` }, corrections };
    await correct(CORRECT, said);
  }

  return [
    commands.registerCommand('marginalia.export', exportFolder),
    commands.registerCommand('marginalia.importAnnotations', importCorrections),
    commands.registerCommand('marginalia.compare', compare),
  ];
}

/** What another tool wrote, and of which articles. */
interface Source {
  readonly folder: WorkspaceFolder;
  readonly format: ExchangeFormat;
  readonly from: readonly Uri[];
  readonly params: CompareParams;
}

function nameOf({ format }: Source): string {
  return format.title.replaceAll('/', '-');
}

/** How what was read agrees with what is found, line by line. */
function agreement({ format, from }: Source, { articles, table, remarks }: Compared): string[] {
  return [
    l10n.t('{0}: {1} read from {2}', format.title, articleCount(articles), from.map(({ path }) => path).join(', ')),
    l10n.t('Ours is what Marginalia finds, as corrected here; theirs is what was read. {0}.', offsetsOf(format)),
    '',
    table,
    ...remarks,
  ];
}

function offsetsOf({ offsets }: ExchangeFormat): string {
  return offsets === 'none' ? l10n.t('It tells no offsets') : l10n.t('Offsets count {0}', offsets);
}

/** The folder whose articles are meant: the only one, or the one that is chosen. */
async function askFolder(): Promise<WorkspaceFolder | undefined> {
  const [only, ...others] = workspace.workspaceFolders ?? [];
  return others.length === 0 ? only : window.showWorkspaceFolderPick();
}

interface FormatItem extends QuickPickItem {
  readonly format: ExchangeFormat;
}

async function askFormat(
  client: BaseLanguageClient,
  title: string,
  isMeant: (format: ExchangeFormat) => boolean,
  given: unknown,
): Promise<ExchangeFormat | undefined> {
  const formats = (await client.sendRequest<readonly ExchangeFormat[]>(FORMATS)).filter(isMeant);
  if (formats.length === 0) {
    void window.showInformationMessage(
      l10n.t('Formats of other tools want a folder of this machine, not one in a browser.'),
    );
    return undefined;
  }
  const said = formats.find(({ name }) => name === given);
  if (said !== undefined) return said;
  const items = formats.map(
    (format): FormatItem => ({
      format,
      label: format.title,
      description: offsetsOf(format),
      ...(format.loses !== undefined && { detail: format.loses }),
    }),
  );
  return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.format;
}

function askOut({ uri }: WorkspaceFolder): Thenable<Uri[] | undefined> {
  return window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: uri,
    openLabel: l10n.t('Write Here'),
    title: l10n.t('A folder “{0}” is made or filled in …', OUT),
  });
}

/** Files or a folder: not every platform lets both be chosen in one dialog. */
async function askFrom({ uri }: WorkspaceFolder, openLabel: string): Promise<Uri[] | undefined> {
  const files = l10n.t('Files');
  const what = await window.showQuickPick([files, l10n.t('A folder with all its files')]);
  if (what === undefined) return undefined;
  return window.showOpenDialog({
    canSelectFiles: what === files,
    canSelectFolders: what !== files,
    canSelectMany: what === files,
    defaultUri: uri,
    openLabel,
  });
}

function uris(paths: unknown): Uri[] | undefined {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!Array.isArray(paths) || folder === undefined) return undefined;
  return paths.map((path: unknown) => folder.uri.with({ path: String(path) }));
}
