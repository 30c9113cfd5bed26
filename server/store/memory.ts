import type { Store, StoredArticle } from './store.ts';

/** A store that lasts as long as the session: for the browser, and where nothing may be written. */
export function memoryStore(): Store {
  const articles = new Map<string, StoredArticle>();
  return {
    load: () => [...articles.values()],
    put(added) {
      for (const article of added) articles.set(article.uri, article);
    },
    touch(files) {
      for (const { uri, ...state } of files) {
        const article = articles.get(uri);
        if (article !== undefined) articles.set(uri, { ...article, ...state });
      }
    },
    remove(uris) {
      for (const uri of uris) articles.delete(uri);
    },
    close() {
      articles.clear();
    },
  };
}
