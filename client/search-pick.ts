import { type QuickPickItem, window } from 'vscode';
import { createSearchedList } from './searched-list.ts';

interface Asking<Item> {
  readonly title: string;
  readonly placeholder: string;
  /** What is shown before anything is typed. */
  readonly first: readonly Item[] | Promise<readonly Item[]>;
  /** What is found by the words that are typed. */
  readonly search: (words: string) => Promise<readonly Item[]>;
}

/**
 * Asks for one of a list that is searched elsewhere, as words are typed.
 *
 * @returns what was chosen, if anything was
 */
export function pickBySearch<Item extends QuickPickItem>(asking: Asking<Item>): Promise<Item | undefined> {
  return new Promise((resolve) => {
    const pick = window.createQuickPick<Item>();
    pick.title = asking.title;
    pick.placeholder = asking.placeholder;
    const list = createSearchedList<Item>({
      show(items) {
        // Found by any spelling: the editor would look for the letters in this one.
        pick.items = items.map((item) => ({ ...item, alwaysShow: true }));
      },
      busy(is) {
        pick.busy = is;
      },
      choose(item) {
        resolve(item);
        pick.hide();
      },
    });
    pick.onDidChangeValue((value) => void list.fill(asking.search(value.trim())));
    pick.onDidAccept(() => list.accept(pick.selectedItems[0]));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    void list.fill(asking.first);
  });
}
