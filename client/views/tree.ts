import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  ThemeIcon,
  type TreeDataProvider,
  type TreeDragAndDropController,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { VIEW, type ViewAnswer, type ViewNode, type ViewParams } from '../../server/lsp/views.ts';
import { number } from '../words.ts';
import { itemOf, keyOf } from './items.ts';

/** Nodes that are asked for and shown at a time. */
const PAGE = 200;

/** The command behind “more”. */
export const MORE = 'marginalia.view.more';

/** A node where it stands in a tree. */
export interface Placed {
  readonly is: 'node';
  readonly node: ViewNode;
  readonly above: Placed | undefined;
  /** Tells it from all others of the tree, and stays the same when the tree is asked for anew. */
  readonly key: string;
}

/** Stands for the nodes that are not shown yet. */
interface More {
  readonly is: 'more';
  readonly above: Placed | undefined;
  readonly left: number;
}

export type Element = Placed | More;

type Asked<T> = T extends unknown ? Omit<T, 'from' | 'count'> : never;

/** A side view: what it shows comes from the server, a page at a time, when somebody looks at it. */
export interface SideView extends Disposable {
  readonly tree: TreeView<Element>;
  /** Shows what the server knows now. */
  refresh(): void;
  /** From now on something else is shown: what is there says nothing of it. */
  begin(): void;
  /** Tells that there is more to come, or not any more. */
  setReading(is: boolean): void;
}

/**
 * @param paramsFor what the server is asked for the nodes below one, or for the outermost ones; undefined where there are none
 * @param client the server, while it runs
 */
export function createView(
  id: string,
  client: () => BaseLanguageClient | undefined,
  paramsFor: (above: Placed | undefined) => Asked<ViewParams> | undefined,
  dragAndDropController?: TreeDragAndDropController<Element>,
): SideView {
  const changed = new EventEmitter<Element | undefined>();
  /** How many nodes are shown below another, where that is more than a page. */
  const shown = new Map<string, number>();
  let hasNodes = false;
  let isReading = false;
  let isCounting = false;
  /** Before the first answer an empty view does not say that there is nothing. */
  const isAnswered = (is: boolean): Thenable<unknown> => commands.executeCommand('setContext', `${id}.isAnswered`, is);
  // An empty view says so itself.
  const tell = (): void => {
    const reading = isReading ? l10n.t('The articles are still being read: there is more to come.') : '';
    const counting = isCounting ? l10n.t('The articles are still being looked through: numbers may change.') : '';
    tree.message = hasNodes ? reading || counting : '';
  };
  const provider: TreeDataProvider<Element> = {
    onDidChangeTreeData: changed.event,
    async getChildren(element) {
      const above = element?.is === 'node' ? element : undefined;
      const server = client();
      const asked = paramsFor(above);
      if (server === undefined || asked === undefined) return [];
      const count = shown.get(above?.key ?? '') ?? PAGE;
      const { nodes, total, isPartial } = await server.sendRequest<ViewAnswer>(VIEW, { ...asked, from: 0, count });
      if (above === undefined) {
        hasNodes = nodes.length > 0;
        isCounting = isPartial === true;
        tell();
        void isAnswered(true);
      }
      const placed = nodes.map((node): Element => {
        return { is: 'node', node, above, key: `${above?.key ?? ''}/${keyOf(node)}` };
      });
      const left = total - count;
      return left > 0 ? [...placed, { is: 'more', above, left }] : placed;
    },
    getTreeItem(element) {
      if (element.is === 'more') return moreItem(id, element);
      const item = itemOf(element.node);
      item.id = element.key;
      return item;
    },
    getParent: ({ above }) => above,
  };
  const tree = window.createTreeView(id, {
    treeDataProvider: provider,
    showCollapseAll: true,
    ...(dragAndDropController && { dragAndDropController }),
  });
  more.set(id, ({ above }) => {
    const key = above?.key ?? '';
    shown.set(key, (shown.get(key) ?? PAGE) + PAGE);
    changed.fire(above);
  });
  let isOutdated = false;
  const seen = tree.onDidChangeVisibility(({ visible }) => {
    if (!visible || !isOutdated) return;
    isOutdated = false;
    changed.fire(undefined);
  });
  return {
    tree,
    refresh() {
      // What nobody looks at is asked for when somebody does.
      if (tree.visible) changed.fire(undefined);
      else isOutdated = true;
    },
    begin() {
      void isAnswered(false);
      this.refresh();
    },
    setReading(is) {
      isReading = is;
      tell();
    },
    dispose() {
      more.delete(id);
      for (const part of [seen, tree, changed]) part.dispose();
    },
  };
}

const more = new Map<string, (element: More) => void>();

/** Shows the next page below a node of a view. */
export function showMore(id: string, element: More): void {
  more.get(id)?.(element);
}

function moreItem(id: string, element: More): TreeItem {
  const label = l10n.t('{0} more…', number(element.left));
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('ellipsis');
  item.tooltip = l10n.t('Show the next {0}', number(Math.min(PAGE, element.left)));
  item.command = { command: MORE, title: label, arguments: [id, element] };
  return item;
}
