import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './checks.ts';

/** The folder that is open. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'no folder is open');
  return first.uri;
}

/** The address of an article of the sample corpus. */
export function sample(name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), 'corpus', `${name}.article.txt`);
}

/** Opens a sample article, shows it, and waits until it has been analysed. */
export async function openSample(name: string): Promise<vscode.TextDocument> {
  return open(sample(name));
}

/** The address of the folder's file of corrections. */
export function corrections(): vscode.Uri {
  return vscode.Uri.joinPath(folder(), '.marginalia', 'corrections.yaml');
}

/** What a file holds on disk; nothing where there is none, and perhaps a part of it while VS Code writes. */
export async function read(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

/** Writes a file as another program would. */
export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), ...path.split('/'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes an article, opens and shows it, and waits until it has been analysed. */
export async function openNew(path: string, text: string): Promise<vscode.TextDocument> {
  return open(await write(path, text));
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await until('there are colours', async () => (await coloursOf(document)).length > 0);
  return document;
}

/** Where words stand in a document for the first time. */
export function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const start = document.getText().indexOf(words);
  assert.ok(start >= 0, `“${words}” is not in ${document.uri.path}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** A place within words: on their second character. */
export function placeIn(document: vscode.TextDocument, words: string): vscode.Position {
  return rangeOf(document, words).start.translate(0, 1);
}

/** Asks what the editor itself asks when a person hovers, jumps, and so on. */
export async function ask<T>(command: string, ...given: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...given);
}

export interface Token {
  readonly range: vscode.Range;
  readonly words: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/** The colours of a document, in the order in which they stand. */
export async function coloursOf(document: vscode.TextDocument): Promise<readonly Token[]> {
  const { uri } = document;
  const legend = await ask<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend', uri);
  const tokens = await ask<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', uri);
  if (!legend || !tokens) return [];
  const found: Token[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < tokens.data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = tokens.data.subarray(i, i + 5);
    line += lines;
    character = lines > 0 ? characters : character + characters;
    const range = new vscode.Range(line, character, line, character + length);
    found.push({
      range,
      words: document.getText(range),
      type: legend.tokenTypes[type] ?? '',
      modifiers: legend.tokenModifiers.filter((_, bit) => (modifiers >> bit) & 1),
    });
  }
  return found;
}

/** The words of all hovers at a place, as Markdown. */
export async function hoverAt(document: vscode.TextDocument, place: vscode.Position): Promise<string> {
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
    .join('\n\n');
}

/** Our own warnings on a document. */
export function warningsOf({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'marginalia');
}

/** Changes a setting of the workspace; `undefined` takes it out again. */
export async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('marginalia').update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** The last part of an address. */
export function fileOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
