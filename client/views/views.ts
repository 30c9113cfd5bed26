// The views of the activity bar: what they are asked, and what their nodes lead to.
import { commands, type Disposable, type Memento, Uri, ViewColumn, window, workspace } from 'vscode';
import type { BaseLanguageClient, Location } from 'vscode-languageclient';
import { COMMANDS } from '../../server/lsp/extensions.ts';
import {
  ENTITY_PLACES,
  type EntityPlaces,
  type EntityPlacesParams,
  VIEWS_CHANGED,
  type ViewNode,
  type ViewsChanged,
} from '../../server/lsp/views.ts';
import { articleAtHand } from '../articles.ts';
import { rangeOf } from '../places.ts';
import { cleanArticle } from './clean.ts';
import { askEntity, entitiesView, entityOf } from './entities.ts';
import { OPEN, SHOW_MENTIONS } from './items.ts';
import { noiseView } from './noise.ts';
import { quotationsView } from './quotations.ts';
import { relatedView } from './related.ts';
import { MORE, showMore } from './tree.ts';

export interface Views extends Disposable {
  /** No open folder holds an article. */
  none(): void;
  /** From now on this server is asked. */
  connect(client: BaseLanguageClient): void;
}

/**
 * Shows the views; they are empty until there is a server.
 *
 * @param changed hears when what the server knows has changed
 */
export function showViews(memory: Memento, changed: () => void): Views {
  let server: BaseLanguageClient | undefined;
  const client = (): BaseLanguageClient | undefined => server;
  const entities = entitiesView(client, memory);
  const views = [entities, quotationsView(client, memory), relatedView(client), noiseView(client, memory)];
  const registered: Disposable[] = [
    commands.registerCommand(MORE, showMore),
    commands.registerCommand(OPEN, (given: unknown) => openNode(given)),
    commands.registerCommand('marginalia.view.openBeside', (given: unknown) => openNode(given, ViewColumn.Beside)),
    commands.registerCommand('marginalia.noise.clean', async (given: unknown) => {
      const place = locationOf(nodeOf(given));
      const uri = place === undefined ? articleAtHand()?.document.uri : Uri.parse(place.uri);
      if (uri !== undefined) await cleanArticle(uri);
    }),
    commands.registerCommand(SHOW_MENTIONS, async (given: unknown, column: unknown) => {
      if (server === undefined) return;
      // A key of the list means what is selected there.
      const selected = given === 'selected' ? entities.tree.selection.map(entityOf).find(Boolean) : undefined;
      const entity = entityOf(given) ?? selected ?? (await askEntity(server));
      if (entity !== undefined) await showMentions(server, entity.id, typeof column === 'number' ? column : undefined);
    }),
  ];
  const connected: Disposable[] = [];
  // Whether there are articles is found out first.
  void stateIs(workspace.workspaceFolders === undefined ? 'none' : 'looking');
  return {
    none: () => void stateIs('none'),
    connect(client) {
      server = client;
      let isReading = true;
      void stateIs('reading');
      for (const view of views) view.setReading(isReading);
      connected.push(
        client.onNotification(VIEWS_CHANGED, ({ reading }: ViewsChanged) => {
          // Read once, the folder is there: what is read anew shows what was known.
          isReading &&= reading;
          void stateIs(isReading ? 'reading' : 'ready');
          for (const view of views) {
            view.setReading(isReading);
            view.refresh();
          }
          changed();
        }),
      );
    },
    dispose: () => [...views, ...registered, ...connected].forEach((part) => void part.dispose()),
  };
}

/** Tells what an empty view says. */
function stateIs(state: 'looking' | 'none' | 'reading' | 'ready'): Thenable<unknown> {
  return commands.executeCommand('setContext', 'marginalia.state', state);
}

function nodeOf(given: unknown): ViewNode | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  if ('node' in given) return nodeOf(given.node);
  return isNode(given) ? given : undefined;
}

/** Nodes are given back to us as we gave them to the tree. */
function isNode(given: object): given is ViewNode {
  return 'is' in given && typeof given.is === 'string';
}

function locationOf(node: ViewNode | undefined): Location | undefined {
  switch (node?.is) {
    case 'mention':
    case 'quotation':
    case 'noise':
      return node.location;
    case 'article':
    case 'related': {
      const start = { line: 0, character: 0 };
      return { uri: node.article.uri, range: { start, end: start } };
    }
    default:
      return undefined;
  }
}

async function openNode(given: unknown, viewColumn?: ViewColumn): Promise<void> {
  const place = locationOf(nodeOf(given));
  if (place === undefined) return;
  const document = await workspace.openTextDocument(Uri.parse(place.uri));
  const options = viewColumn === undefined ? { preview: true } : { viewColumn };
  await window.showTextDocument(document, { ...options, selection: rangeOf(place.range) });
}

async function showMentions(client: BaseLanguageClient, id: string, column: ViewColumn | undefined): Promise<void> {
  const params: EntityPlacesParams = { id };
  const places = await client.sendRequest<EntityPlaces | null>(ENTITY_PLACES, params);
  if (places === null) return;
  const { uri, range } = places.introduction;
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await window.showTextDocument(document, {
    preview: true,
    selection: rangeOf(range),
    ...(column !== undefined && { viewColumn: column }),
  });
  await commands.executeCommand(COMMANDS.showReferences, uri, range.start, places.mentions);
}
