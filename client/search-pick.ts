import { type QuickPickItem, window } from 'vscode';

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
    let asked = 0;
    let isAccepted = false;
    const accept = (item: Item | undefined): void => {
      if (item === undefined) return;
      resolve(item);
      pick.hide();
    };
    const show = async (found: readonly Item[] | Promise<readonly Item[]>): Promise<void> => {
      const number = ++asked;
      pick.busy = true;
      isAccepted = false;
      const items = await found;
      // Answers to what was typed before come late.
      if (number !== asked) return;
      // Found by any spelling: the editor would look for the letters in this one.
      pick.items = items.map((item) => ({ ...item, alwaysShow: true }));
      pick.busy = false;
      if (isAccepted) accept(items[0]);
    };
    pick.onDidChangeValue((value) => void show(asking.search(value.trim())));
    pick.onDidAccept(() => {
      // Hands that are faster than the search mean what they typed, not what still stands there.
      if (pick.busy) isAccepted = true;
      // Where the answer is there and the window still shows what was before it, none of the answer is selected yet.
      else accept(pick.selectedItems[0] ?? pick.items[0]);
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
    void show(asking.first);
  });
}
