import { commands, type Disposable, l10n, type QuickPickItem, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ENTITY_AT, type EntityAt, VIEW, type ViewAnswer, type ViewParams } from '../server/lsp/views.ts';
import { ARTICLE, articleAtHand } from './articles.ts';
import { FIRST, type Pictures } from './picture-panels.ts';
import { askEntity, entityOf } from './views/entities.ts';
import { longReason } from './views/items.ts';

/** Commands that open pictures. */
export function registerPictures(pictures: Pictures, client: () => Promise<BaseLanguageClient>): Disposable[] {
  return [
    commands.registerCommand('marginalia.showNetwork', () => pictures.show(FIRST.network)),
    commands.registerCommand('marginalia.showTimeline', (given: unknown) => {
      const entity = entityOf(given)?.id;
      const { timeline } = FIRST;
      if (timeline.picture !== 'timeline') return;
      pictures.show({ ...timeline, choice: { ...timeline.choice, ...(entity && { entity }) } });
    }),
    commands.registerCommand('marginalia.showProfile', async (given: unknown) => {
      const server = await client();
      const id = entityOf(given)?.id ?? (await entityAtCursor(server)) ?? (await askEntity(server))?.id;
      if (id !== undefined) pictures.show({ picture: 'profile', choice: { id } });
    }),
    commands.registerCommand('marginalia.compareArticles', async (given: unknown, chosen: unknown) => {
      const server = await client();
      const two = twoOf(chosen) ?? (await askTwo(server, given));
      if (two !== undefined) pictures.show({ picture: 'comparison', choice: { first: two[0], second: two[1] } });
    }),
  ];
}

async function entityAtCursor(client: BaseLanguageClient): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== ARTICLE) return undefined;
  const { document, selection } = editor;
  const { line, character } = selection.active;
  const params = {
    textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) },
    position: { line, character },
  };
  return (await client.sendRequest<EntityAt | null>(ENTITY_AT, params))?.id;
}

/** Two files that are selected in the explorer. */
function twoOf(chosen: unknown): readonly [string, string] | undefined {
  const uris = Array.isArray(chosen) ? chosen.filter((one) => one instanceof Uri) : [];
  const [first, second] = uris.map((uri) => uri.toString());
  return first === undefined || second === undefined || uris.length !== 2 ? undefined : [first, second];
}

/** The article that is looked at, and a related one: the one given, or one that is chosen. */
async function askTwo(client: BaseLanguageClient, given: unknown): Promise<readonly [string, string] | undefined> {
  const editor = articleAtHand();
  if (editor === undefined) return undefined;
  const first = client.code2ProtocolConverter.asUri(editor.document.uri);
  const second = articleOf(given);
  if (second !== undefined) return [first, second];
  const params: ViewParams = { view: 'related', uri: first, from: 0, count: 40 };
  const { nodes } = await client.sendRequest<ViewAnswer>(VIEW, params);
  const items = nodes.flatMap((node): (QuickPickItem & { readonly uri: string })[] => {
    if (node.is !== 'related') return [];
    const { title, source, date, uri } = node.article;
    const [detail = ''] = longReason(node.why).split('\n');
    return [{ label: title, description: [source, date].filter(Boolean).join(' · '), detail, uri }];
  });
  const pick = await window.showQuickPick(items, { title: l10n.t('Compare with …'), matchOnDescription: true });
  return pick && [first, pick.uri];
}

/** The article of a node of a view. */
function articleOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  if ('node' in given) return articleOf(given.node);
  if (!('article' in given) || typeof given.article !== 'object' || given.article === null) return undefined;
  return 'uri' in given.article && typeof given.article.uri === 'string' ? given.article.uri : undefined;
}
