/** The window that shows what was found. */
export interface ListWindow<Item> {
  show(items: readonly Item[]): void;
  /** Is an answer awaited? */
  busy(is: boolean): void;
  choose(item: Item): void;
}

/** A list that is searched elsewhere as words are typed. */
export interface SearchedList<Item> {
  /** Words were typed, and this is to be the answer. */
  fill(found: readonly Item[] | Promise<readonly Item[]>): Promise<void>;
  /** Enter was pressed, while the window had this selected. */
  accept(selected: Item | undefined): void;
}

/** Hands that are faster than the search mean what they typed, not what still stands there. */
export function createSearchedList<Item>(window: ListWindow<Item>): SearchedList<Item> {
  let asked = 0;
  let isAwaited = false;
  let isAccepted = false;
  let shown: readonly Item[] = [];
  const choose = (item: Item | undefined): void => {
    if (item !== undefined) window.choose(item);
  };
  return {
    async fill(found) {
      const number = ++asked;
      isAwaited = true;
      isAccepted = false;
      window.busy(true);
      const items = await found;
      // Answers to what was typed before come late.
      if (number !== asked) return;
      isAwaited = false;
      shown = items;
      window.show(items);
      window.busy(false);
      if (isAccepted) choose(items[0]);
    },
    accept(selected) {
      if (isAwaited) isAccepted = true;
      // Where the window has not yet drawn the answer, nothing of it is selected.
      else choose(selected ?? shown[0]);
    },
  };
}
