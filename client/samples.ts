import { commands, type ExtensionContext, l10n, Uri, workspace } from 'vscode';

/**
 * Opens the sample articles that come with the extension, in a copy of one's own that may be written to; articles that are
 * there already stay as they are.
 */
export async function openSamples({ extensionUri, globalStorageUri }: ExtensionContext): Promise<void> {
  const folder = await writeSamples(extensionUri, globalStorageUri);
  const isEmpty = workspace.workspaceFolders === undefined;
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: !isEmpty });
}

/** Writes the sample articles that are not there yet; returns their folder. */
async function writeSamples(extension: Uri, storage: Uri): Promise<Uri> {
  const folder = Uri.joinPath(storage, l10n.t('Sample articles'));
  const packed = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'samples.json'));
  const samples: Readonly<Record<string, unknown>> = JSON.parse(new TextDecoder().decode(packed));
  await workspace.fs.createDirectory(folder);
  const there = new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
  for (const [name, text] of Object.entries(samples)) {
    if (there.has(name) || typeof text !== 'string') continue;
    await workspace.fs.writeFile(Uri.joinPath(folder, name), new TextEncoder().encode(text));
  }
  return folder;
}
