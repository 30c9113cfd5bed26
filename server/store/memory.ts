import type { Store } from './store.ts';

/** A store for the browser, and where nothing may be written: it keeps nothing, for what is in memory is with the corpus. */
export function memoryStore(): Store {
  return {
    load: () => [],
    read: () => undefined,
    glimpse: () => undefined,
    lines: () => undefined,
    mentions: () => undefined,
    excerpt: () => undefined,
    gist: () => undefined,
    // biome-ignore lint/correctness/useYield: there is nothing to read
    *snapshot() {
      return undefined;
    },
    *keep() {},
    put: () => false,
    touch() {},
    remove() {},
    close() {},
  };
}
