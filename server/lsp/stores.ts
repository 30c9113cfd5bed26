import type { Store } from '../store/store.ts';

/** The stores of the open folders, each with the articles of its folder. */
export interface Stores {
  /** Things of files by the store of the innermost open folder that holds the file; what lies in none has no store. */
  of<T extends { readonly uri: string }>(things: Iterable<T>): ReadonlyMap<Store, readonly T[]>;
  /** Closes the stores of folders that went, and opens those of folders that came, each when the one before was taken in. */
  open(folders: readonly string[]): Iterable<Store>;
  /** The store of all articles, where there is one folder. */
  only(): Store | undefined;
  close(): void;
}

/** @param openStore opens the store of a folder */
export function createStores(openStore: (folder: string) => Store): Stores {
  /** By the folder whose articles they keep. */
  const stores = new Map<string, Store>();

  function* open(folders: readonly string[]): Generator<Store, void> {
    for (const [folder, store] of stores) {
      if (folders.includes(folder)) continue;
      store.close();
      stores.delete(folder);
    }
    for (const folder of folders) {
      if (stores.has(folder)) continue;
      const store = openStore(folder);
      stores.set(folder, store);
      yield store;
    }
  }

  return {
    of<T extends { readonly uri: string }>(things: Iterable<T>) {
      const found = new Map<Store, T[]>();
      for (const thing of things) {
        const folder = [...stores.keys()]
          .filter((one) => thing.uri.startsWith(withSlash(one)))
          .reduce((longest, one) => (one.length > longest.length ? one : longest), '');
        const store = stores.get(folder);
        if (store === undefined) continue;
        const here = found.get(store);
        if (here === undefined) found.set(store, [thing]);
        else here.push(thing);
      }
      return found;
    },
    open,
    only() {
      const [store, other] = stores.values();
      return other === undefined ? store : undefined;
    },
    close() {
      for (const store of stores.values()) store.close();
    },
  };
}

/** The address of a folder as those of the files in it begin. */
export function withSlash(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`;
}
