import { commands, type Disposable, l10n, type Position, type QuickPickItem, Uri, window } from 'vscode';
import type { BaseLanguageClient, Position as ProtocolPosition } from 'vscode-languageclient';
import {
  CHOICES,
  type Choices,
  type ChoicesParams,
  COMMANDS,
  CORRECT,
  type CorrectParams,
} from '../server/lsp/extensions.ts';
import { type Correct, correctBy } from './corrections.ts';
import { placeOf } from './places.ts';
import { pickBySearch } from './search-pick.ts';

type About = ChoicesParams['about'];

interface ChoiceItem extends QuickPickItem {
  readonly ways: Choices['choices'][number]['ways'];
}

/** Asks a reader whom a name is the same as or not, and who said a quotation. */
export function registerPickers(client: BaseLanguageClient): Disposable[] {
  const correct = correctBy(client);
  const register = (command: string, about: About): Disposable =>
    commands.registerCommand(command, (uri?: string, position?: ProtocolPosition) =>
      pick(client, correct, about, uri, position),
    );
  return [
    register(COMMANDS.sameAs, 'same'),
    register(COMMANDS.differentFrom, 'different'),
    register(COMMANDS.speaker, 'speaker'),
  ];
}

async function pick(
  client: BaseLanguageClient,
  correct: Correct,
  about: About,
  uri: string | undefined,
  position: ProtocolPosition | undefined,
): Promise<void> {
  const editor = window.activeTextEditor;
  const at = position === undefined ? editor?.selection.active : placeOf(position);
  const document = uri === undefined ? editor?.document.uri : Uri.parse(uri);
  if (at === undefined || document === undefined) return;
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document) };
  const ask = (query: string): Promise<Choices | null> => {
    const params: ChoicesParams = { textDocument, position: asPlain(at), about, query };
    return client.sendRequest<Choices | null>(CHOICES, params);
  };
  const found = await ask('');
  if (found === null || (found.choices.length === 0 && about !== 'same')) {
    window.setStatusBarMessage(nothingFor(about), 4000);
    return;
  }
  const title = titleOf(about, found.subject);
  const chosen = about === 'same' ? await pickAny(title, found, ask) : await pickOne(title, found);
  const way = chosen && (await howFar(chosen));
  if (way === undefined) return;
  const params: CorrectParams = { textDocument, corrections: way.corrections };
  await correct(CORRECT, params);
}

function asPlain({ line, character }: Position): ProtocolPosition {
  return { line, character };
}

function titleOf(about: About, subject: string): string {
  switch (about) {
    case 'same':
      return l10n.t('“{0}” is the same as …', subject);
    case 'different':
      return l10n.t('“{0}” is not the same as …', subject);
    case 'speaker':
      return l10n.t('Who said “{0}”?', subject);
  }
}

function nothingFor(about: About): string {
  switch (about) {
    case 'same':
      return l10n.t('No name stands here');
    case 'different':
      return l10n.t('No name stands here that was joined with another');
    case 'speaker':
      return l10n.t('No quotation stands here');
  }
}

/** Of the few that come into question. */
async function pickOne(title: string, { choices }: Choices): Promise<ChoiceItem | undefined> {
  return window.showQuickPick([...choices], { title, matchOnDetail: true });
}

/** Of all names, by any of their spellings. */
function pickAny(
  title: string,
  found: Choices,
  ask: (query: string) => Promise<Choices | null>,
): Promise<ChoiceItem | undefined> {
  const placeholder = l10n.t('Type any spelling of a name');
  const search = async (words: string) => (await ask(words))?.choices ?? [];
  return pickBySearch({ title, placeholder, first: found.choices, search });
}

async function howFar({ label, ways }: ChoiceItem): Promise<ChoiceItem['ways'][number] | undefined> {
  if (ways.length < 2) return ways[0];
  return window.showQuickPick([...ways], { title: label, placeHolder: l10n.t('How far does this reach?') });
}
