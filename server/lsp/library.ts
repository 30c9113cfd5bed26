import type { Corpus } from '../corpus/corpus.ts';
import { compact } from '../corpus/packed.ts';
import type { Store, StoredArticle } from '../store/store.ts';
import { chooser, pathOf } from './choice.ts';
import type { Corrector } from './corrections.ts';
import type { Found, Host } from './host.ts';
import type { Settings } from './settings.ts';

/** How an indexing run goes on. */
export interface Progress {
  report(done: number, total: number): void;
  readonly signal: AbortSignal;
}

/** The articles of the open folders that are on disk: finds them, indexes them, and follows their changes. */
export interface Library {
  /** Finds and indexes all articles of the folders; what was known and is gone is forgotten. */
  index(folders: readonly string[], settings: Settings, progress: Progress): Promise<void>;
  /** Files that changed or were made outside the editor, or were closed in it. */
  changed(uris: readonly string[], settings: Settings): Promise<void>;
  /** What a reader should know of how a file was read. */
  remark(uri: string): string | undefined;
  /** Files or whole folders that are gone. */
  removed(uris: readonly string[]): void;
  close(): Promise<void>;
}

/** How many articles are kept in the store at a time. */
const BATCH = 100;

/**
 * @param isOpen articles that are open in the editor: their text there counts, not the one on disk
 * @param tell a message for the reader's output
 * @param corrections what a reader says of the articles
 */
export function createLibrary(
  host: Host,
  corpus: Corpus,
  isOpen: (uri: string) => boolean,
  tell: (message: string) => void,
  corrections: Pick<Corrector, 'rules' | 'everywhere'>,
): Library {
  let store: Store | undefined;
  let storeOf = '';
  let foldersRead: readonly string[] = [];
  /** How the files stood when they were analysed; only of those on disk. */
  const known = new Map<string, { readonly size: number; readonly modified: number }>();
  const remarks = new Map<string, string>();
  const keep = new Map<string, StoredArticle>();
  const flush = (): void => {
    if (keep.size > 0) store?.put([...keep.values()]);
    keep.clear();
  };

  async function read(
    files: readonly Found[],
    settings: Settings,
    signal: AbortSignal,
    done: () => void,
  ): Promise<void> {
    for await (const result of host.index(
      files,
      (uri) => ({ keep: settings['noise.keep'], rules: corrections.rules(uri) }),
      signal,
    )) {
      done();
      if ('problem' in result) {
        tell(`${pathOf(result.uri)}: ${result.problem}`);
        continue;
      }
      const { uri, state, remark } = result;
      // One and the same for store and corpus: what is in the store need not be in memory.
      const digest = compact(result.digest);
      if (remark === undefined) remarks.delete(uri);
      else {
        remarks.set(uri, remark);
        tell(`${pathOf(uri)}: ${remark}`);
      }
      known.set(uri, state);
      keep.set(uri, { uri, digest, ...state });
      if (keep.size >= BATCH) flush();
      if (!isOpen(uri)) corpus.put(uri, digest);
    }
    flush();
  }

  async function open(folders: readonly string[], settings: Settings): Promise<void> {
    const key = JSON.stringify([folders, settings['noise.keep'], corrections.everywhere]);
    if (store !== undefined && storeOf === key) return;
    flush();
    store?.close();
    known.clear();
    storeOf = key;
    store = host.openStore(folders, tell);
    let until = host.now() + 4;
    for (const { uri, digest, size, modified } of store.load()) {
      known.set(uri, { size, modified });
      if (!isOpen(uri)) corpus.put(uri, digest);
      if (host.now() < until) continue;
      await host.pause();
      until = host.now() + 4;
    }
  }

  function forget(uris: readonly string[]): void {
    for (const uri of uris) {
      known.delete(uri);
      remarks.delete(uri);
      keep.delete(uri);
      if (!isOpen(uri)) corpus.remove(uri);
    }
    if (uris.length > 0) store?.remove(uris);
  }

  return {
    async index(folders, settings, { report, signal }) {
      foldersRead = folders;
      await open(folders, settings);
      const found = new Map<string, Found>();
      for (const folder of folders) {
        for await (const file of host.list(folder, settings, signal, tell)) found.set(file.uri, file);
      }
      if (signal.aborted) return;
      forget([...known.keys()].filter((uri) => !found.has(uri)));
      const fresh = [...found.values()].filter(({ uri, size, modified }) => {
        const before = known.get(uri);
        return before === undefined || before.size !== size || before.modified !== modified;
      });
      let done = 0;
      report(0, fresh.length);
      await read(fresh, settings, signal, () => report(++done, fresh.length));
    },
    async changed(uris, settings) {
      const isArticle = chooser(settings);
      const files: Found[] = [];
      for (const uri of uris) {
        const file = isArticle(uri) ? await host.stat(uri, foldersRead) : undefined;
        if (file === undefined) forget([uri]);
        else files.push(file);
      }
      await read(files, settings, new AbortController().signal, () => {});
    },
    remark: (uri) => remarks.get(uri),
    removed(uris) {
      const below = uris.map((uri) => `${uri.replace(/\/$/, '')}/`);
      forget([...uris, ...[...known.keys()].filter((uri) => below.some((folder) => uri.startsWith(folder)))]);
    },
    async close() {
      flush();
      store?.close();
      await host.dispose();
    },
  };
}
