import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, wordsOf } from './articles.ts';
import { check, until } from './checks.ts';

check('the extension is there and starts with an article', async () => {
  const extension = vscode.extensions.getExtension('marginalia.marginalia');
  assert.ok(extension, 'the extension is not installed');
  const document = await open('harbour-strike-01-port-herald');
  assert.equal(document.languageId, 'article');
  await until('the extension is active', () => extension.isActive);
});

check('names and quotations are coloured', async () => {
  const document = await open('harbour-strike-01-port-herald');
  const tokens = await until('there are colours', async () => {
    const found = await coloursOf(document);
    return found.length > 0 && found;
  });
  const typeOf = (words: string) => tokens.find((token) => token.words === words)?.type;
  assert.equal(typeOf('Katarzyna Wójcik-Lindt'), 'person');
});

interface Token {
  readonly words: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

async function coloursOf(document: vscode.TextDocument): Promise<readonly Token[]> {
  const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
    'vscode.provideDocumentSemanticTokensLegend',
    document.uri,
  );
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  );
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
      words: wordsOf(document, range),
      type: legend.tokenTypes[type] ?? '',
      modifiers: legend.tokenModifiers.filter((_, bit) => (modifiers >> bit) & 1),
    });
  }
  return found;
}
