import {
  commands,
  DataTransferItem,
  type Disposable,
  l10n,
  type Memento,
  type QuickPickItem,
  type TreeDragAndDropController,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type EntityChoice,
  type EntityLine,
  type EntityOrder,
  type EntityParent,
  VIEW,
  type ViewAnswer,
  type ViewParams,
} from '../../server/lsp/views.ts';
import { pickBySearch } from '../search-pick.ts';
import { mentionsIn } from '../words.ts';
import { isEntityLine, merge } from './merge.ts';
import { createView, type Element, type Placed, type SideView } from './tree.ts';

const VIEW_ID = 'marginalia.entities';
const CHOICE = 'views.entities';

/** What is dragged within this view. */
const DRAGGED = 'application/vnd.code.tree.marginalia.entities';

const ORDERS: readonly EntityOrder[] = ['mentions', 'articles', 'recency'];

/** All entities of the folder, by kind or by article. */
export function entitiesView(client: () => BaseLanguageClient | undefined, memory: Memento): SideView {
  let choice: EntityChoice = {
    by: 'kind',
    order: 'mentions',
    ...memory.get<Partial<EntityChoice>>(CHOICE),
    filter: '',
  };
  const view = createView(VIEW_ID, client, paramsFor, dragging());

  function paramsFor(above: Placed | undefined) {
    const parent = above && parentOf(above);
    if (above !== undefined && parent === undefined) return undefined;
    return { view: 'entities' as const, choice, ...(parent && { parent }) };
  }

  function choose(chosen: Partial<EntityChoice>): void {
    choice = { ...choice, ...chosen };
    const { by, order, filter } = choice;
    void memory.update(CHOICE, { by, order });
    void commands.executeCommand('setContext', 'marginalia.entities.by', by);
    void commands.executeCommand('setContext', 'marginalia.entities.isFiltered', filter !== '');
    view.tree.description = filter === '' ? orderName(order) : `“${filter}”`;
    view.refresh();
  }

  choose({});
  const registered: Disposable[] = [
    commands.registerCommand('marginalia.entities.byKind', () => choose({ by: 'kind' })),
    commands.registerCommand('marginalia.entities.byArticle', () => choose({ by: 'article' })),
    commands.registerCommand('marginalia.entities.sort', async (given?: unknown) => {
      const order = ORDERS.find((one) => one === given) ?? (await askOrder(choice.order));
      if (order !== undefined) choose({ order });
    }),
    commands.registerCommand('marginalia.entities.filter', (given?: unknown) => {
      if (typeof given === 'string') choose({ filter: given.trim() });
      else askFilter(choice.filter, (filter) => choose({ filter }));
    }),
    commands.registerCommand('marginalia.entities.clearFilter', () => choose({ filter: '' })),
    commands.registerCommand('marginalia.entity.merge', async (from: unknown, into?: unknown) => {
      const server = client();
      const one = entityOf(from) ?? view.tree.selection.map(entityOf).find(Boolean);
      if (server === undefined || one === undefined) return;
      const other = entityOf(into) ?? (await askEntity(server, one));
      if (other !== undefined) await merge(server, one, other);
    }),
  ];

  function dragging(): TreeDragAndDropController<Element> {
    return {
      dragMimeTypes: [DRAGGED],
      dropMimeTypes: [DRAGGED],
      handleDrag(elements, data) {
        const entities = elements.flatMap((element) => entityOf(element) ?? []);
        if (entities.length > 0) data.set(DRAGGED, new DataTransferItem(entities));
      },
      async handleDrop(target, data) {
        const into = entityOf(target);
        const given: unknown = data.get(DRAGGED)?.value;
        const server = client();
        const dragged = Array.isArray(given) ? given.filter(isEntityLine).filter(({ id }) => id !== into?.id) : [];
        if (into === undefined || server === undefined || dragged.length === 0) return;
        const question = l10n.t(
          '“{0}” and “{1}” are one and the same?',
          dragged.map(({ name }) => name).join('”, “'),
          into.name,
        );
        const answer = l10n.t('Merge');
        const detail = l10n.t(
          'Said in .marginalia/corrections.yaml, where it can be taken back. No article is changed.',
        );
        if ((await window.showInformationMessage(question, { modal: true, detail }, answer)) !== answer) return;
        for (const one of dragged) await merge(server, one, into);
      },
    };
  }

  return { ...view, dispose: () => [...registered, view].forEach((part) => void part.dispose()) };
}

function parentOf({ node, above }: Placed): EntityParent | undefined {
  switch (node.is) {
    case 'kind':
      return { is: 'kind', kind: node.kind };
    case 'entity':
      return { is: 'entity', id: node.entity.id };
    case 'article':
      return above?.node.is === 'entity'
        ? { is: 'entity', id: above.node.entity.id, uri: node.article.uri }
        : { is: 'article', uri: node.article.uri };
    default:
      return undefined;
  }
}

/** The entity that a command was given: a node of a tree, or the entity itself. */
export function entityOf(given: unknown): EntityLine | undefined {
  if (isEntityLine(given)) return given;
  if (typeof given !== 'object' || given === null) return undefined;
  if ('node' in given) return entityOf(given.node);
  return 'entity' in given && isEntityLine(given.entity) ? given.entity : undefined;
}

function orderName(order: EntityOrder): string {
  switch (order) {
    case 'mentions':
      return l10n.t('by mentions');
    case 'articles':
      return l10n.t('by articles');
    case 'recency':
      return l10n.t('latest first');
  }
}

async function askOrder(current: EntityOrder): Promise<EntityOrder | undefined> {
  const items = ORDERS.map((order): QuickPickItem & { order: EntityOrder } => {
    return { label: orderName(order), order, ...(order === current && { description: l10n.t('now') }) };
  });
  return (await window.showQuickPick(items, { title: l10n.t('Order names …') }))?.order;
}

/** Filters while it is typed. */
function askFilter(current: string, chosen: (filter: string) => void): void {
  const input = window.createInputBox();
  input.title = l10n.t('Filter names');
  input.placeholder = l10n.t('Beginnings of words, in any spelling; accents do not count');
  input.value = current;
  let timer: ReturnType<typeof setTimeout> | undefined;
  input.onDidChangeValue((value) => {
    clearTimeout(timer);
    timer = setTimeout(() => chosen(value.trim()), 150);
  });
  input.onDidAccept(() => {
    clearTimeout(timer);
    chosen(input.value.trim());
    input.hide();
  });
  input.onDidHide(() => input.dispose());
  input.show();
}

/** Asks which other entity is meant, by typing its name. */
export async function askEntity(client: BaseLanguageClient, except?: EntityLine): Promise<EntityLine | undefined> {
  const search = async (words: string): Promise<(QuickPickItem & { readonly entity: EntityLine })[]> =>
    (await searchEntities(client, words))
      .filter(({ id }) => id !== except?.id)
      .map((entity) => ({
        label: entity.name,
        description: mentionsIn(entity.mentions, entity.articles),
        entity,
      }));
  const title = except === undefined ? l10n.t('Whom?') : l10n.t('“{0}” is the same as …', except.name);
  const chosen = await pickBySearch({ title, placeholder: l10n.t('Type a name'), first: search(''), search });
  return chosen?.entity;
}

async function searchEntities(client: BaseLanguageClient, filter: string): Promise<EntityLine[]> {
  const params: ViewParams = { view: 'names', filter, from: 0, count: 50 };
  const { nodes } = await client.sendRequest<ViewAnswer>(VIEW, params);
  return nodes.flatMap((node) => (node.is === 'entity' ? [node.entity] : []));
}
