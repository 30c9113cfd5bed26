import type { Options } from '../analysis/analyze.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Keeper } from '../corpus/held-digests.ts';
import { compact } from '../corpus/packed.ts';
import { count } from '../features/count.ts';
import type { KnownArticle, Store, StoredArticle } from '../store/store.ts';
import { chooser, pathOf } from './choice.ts';
import { concerned } from './concerned.ts';
import type { Corrector, Said } from './corrections.ts';
import type { Found, Host, Reading } from './host.ts';
import { type KnownFile, nameOf } from './known-file.ts';
import { readingOrder } from './reading-order.ts';
import type { Settings } from './settings.ts';
import { createStores, withSlash } from './stores.ts';
import { inTurns } from './turns.ts';

/** How an indexing run goes on. */
export interface Progress {
  report(done: number, total: number): void;
  readonly signal: AbortSignal;
}

/** What the library asks of the server around it. */
export interface Surroundings {
  /** Articles that are open in the editor: their text there counts, not the one on disk. */
  readonly open: { isOpen(uri: string): boolean; uris(): Iterable<string> };
  /** A message for the reader's output. */
  tell(message: string): void;
  /** What a reader says of the articles. */
  readonly corrections: Pick<Corrector, 'rules'>;
  /** The folder of this machine in which the editor lets us keep things, where it does. */
  storage(): string | undefined;
}

/** The articles of the open folders that are on disk: finds them, indexes them, and follows their changes. */
export interface Library {
  /** Finds and indexes all articles of the folders; what was known and is gone is forgotten. */
  index(folders: readonly string[], settings: Settings, progress: Progress): Promise<void>;
  /** Files and folders that changed or were made outside the editor, or were closed in it. */
  changed(uris: readonly string[], settings: Settings): Promise<void>;
  /**
   * Takes over what is said of all articles: reads those anew that it may concern, as their words tell; of the others the same is
   * known as before.
   */
  corrected(before: Said, now: Said, settings: Settings): Promise<void>;
  /** What a reader should know of how a file was read. */
  remark(uri: string): string | undefined;
  /** How many files could not be read. */
  unread(): number;
  /** Files or whole folders that are gone. */
  removed(uris: readonly string[]): void;
  close(): Promise<void>;
}

/** How many articles are kept in a store at a time: so few that nobody waits, and little is lost when the server is killed. */
const BATCH = 16;

/** A snapshot is kept when so large a share of the articles came or went since the last. */
const SNAPSHOT_WORTH = 1 / 16;

/** So many articles are what this was made for. */
const DESIGNED_FOR = 100_000;

export function createLibrary(host: Host, corpus: Corpus, surroundings: Surroundings): Library {
  const { open, tell, corrections, storage } = surroundings;
  const stores = createStores((folder) => host.openStore(folder, storage(), corpus.texts, tell));
  /** Only of those on disk. */
  const known = new Map<string, KnownFile>();
  const waiting = new Map<string, StoredArticle>();
  const unread = new Set<string>();
  /** How many articles came or went since the last snapshot was taken. */
  let apart = 0;
  let isClosed = false;

  function flush(): void {
    for (const [store, articles] of stores.of(waiting.values())) {
      if (!store.put(articles)) continue;
      // What is on disk need not be in memory.
      const keeper = keeperOf(store);
      for (const { uri, digest } of articles) corpus.putAway(uri, digest, keeper);
    }
    waiting.clear();
  }

  async function read(
    files: Iterable<Found>,
    settings: Settings,
    signal: AbortSignal,
    isKnown: (uri: string) => boolean,
    done: () => void,
  ): Promise<void> {
    const underWay = new Map<string, string>();
    function* readings(): Generator<Reading> {
      for (const { uri } of files) {
        const options = optionsFor(uri, settings);
        const analysedWith = nameOf(options);
        underWay.set(uri, analysedWith);
        const before = isKnown(uri) ? known.get(uri) : undefined;
        yield { uri, options, ...(before?.analysedWith === analysedWith && { known: before }) };
      }
    }
    for await (const result of host.index(readings(), signal)) {
      done();
      const { uri } = result;
      const analysedWith = underWay.get(uri) ?? '';
      underWay.delete(uri);
      unread.delete(uri);
      if ('problem' in result) {
        unread.add(uri);
        tell(`${pathOf(uri)}: ${result.problem}`);
      } else if ('unchanged' in result) {
        const { size, modified, hash } = result.unchanged;
        known.set(uri, { ...known.get(uri), size, modified, hash, analysedWith });
        for (const [store] of stores.of([result])) store.touch([{ uri, size, modified, hash, analysedWith }]);
      } else {
        const { state, remark } = result;
        // One and the same for store and corpus: what is in the store need not be in memory.
        const digest = compact(result.digest);
        if (remark !== undefined) tell(`${pathOf(uri)}: ${remark}`);
        const now: KnownFile = { ...state, analysedWith, ...(remark !== undefined && { remark }) };
        known.set(uri, now);
        waiting.set(uri, { uri, digest, ...now });
        // First here: what the corpus takes back of it is read from what is still in the store.
        if (!open.isOpen(uri)) corpus.put(uri, digest);
        apart += 1;
        if (waiting.size >= BATCH) flush();
      }
    }
    flush();
  }

  /** Is a file as it was when it was analysed, and would be analysed as it was? */
  function isAsKnown({ uri, size, modified }: Found, settings: Settings): boolean {
    const before = known.get(uri);
    if (before?.size !== size || before.modified !== modified) return false;
    return before.analysedWith === nameOf(optionsFor(uri, settings));
  }

  function optionsFor(uri: string, settings: Settings): Options {
    return { keep: settings['noise.keep'], rules: corrections.rules(uri) };
  }

  /** Takes in what a store holds: by its snapshot what was joined before, the other articles one by one. */
  function* takingIn(store: Store, keeper: Keeper): Generator<void, void> {
    const kept = yield* store.snapshot();
    const isTaken = kept !== undefined && (yield* corpus.adopt(kept.snapshot, (uri) => kept.current.has(uri), keeper));
    for (const article of store.load(isTaken ? kept.current : undefined)) {
      if (article !== undefined) takeIn(article, keeper);
      yield;
    }
  }

  /** Takes a kept article in, unless it was read meanwhile. */
  function takeIn({ uri, gist, ...file }: KnownArticle, keeper: Keeper): void {
    if (known.has(uri)) return;
    known.set(uri, file);
    if (gist === undefined || open.isOpen(uri)) return;
    corpus.restore(uri, gist, keeper);
    apart += 1;
  }

  /** Keeps a snapshot where many articles are not in the last. */
  function* keepingSnapshot(): Generator<void, void> {
    const store = stores.only();
    if (store === undefined || apart === 0 || apart < SNAPSHOT_WORTH * corpus.size) return;
    const snapshot = yield* corpus.snapshot(keeperOf(store));
    if (snapshot === undefined) return;
    yield* store.keep(snapshot);
    apart = 0;
  }

  /** Opens the stores of folders that came, and takes in what they hold; closes those of folders that went. */
  async function openStores(folders: readonly string[]): Promise<void> {
    flush();
    for (const store of stores.open(folders)) await inTurns(host, takingIn(store, keeperOf(store)));
    await inTurns(host, corpus.settle());
  }

  /** Articles that are not what was kept, which wait to be read again. */
  const lost = new Set<string>();

  /** A store's articles; those that turn out not to be what was kept are read again soon. */
  function keeperOf(store: Store): Keeper {
    function found<T>(uri: string, part: T | undefined): T | undefined {
      if (part === undefined && !isClosed && known.delete(uri)) {
        if (lost.size === 0) void host.pause().then(readLost);
        lost.add(uri);
      }
      return part;
    }
    return {
      read: (uri) => found(uri, store.read(uri)),
      glimpse: (uri) => found(uri, store.glimpse(uri)),
      lines: (uri) => found(uri, store.lines(uri)),
      mentions: (uri) => found(uri, store.mentions(uri)),
      excerpt: (uri, local) => found(uri, store.excerpt(uri, local)),
      gist: (uri) => found(uri, store.gist(uri)),
    };
  }

  async function readLost(): Promise<void> {
    const uris = [...lost];
    lost.clear();
    tell(`Damaged where it was kept, and read again: ${count(uris.length, 'article')}.`);
    if (latest !== undefined) await changed(uris, latest);
  }

  function forget(uris: readonly string[]): void {
    for (const uri of uris) {
      known.delete(uri);
      unread.delete(uri);
      waiting.delete(uri);
      if (!open.isOpen(uri)) corpus.remove(uri);
      apart += 1;
    }
    for (const [store, gone] of stores.of(uris.map((uri) => ({ uri })))) store.remove(gone.map(({ uri }) => uri));
  }

  let folders: readonly string[] = [];
  let latest: Settings | undefined;

  async function changed(uris: readonly string[], settings: Settings): Promise<void> {
    latest = settings;
    const isArticle = chooser(settings);
    const { signal } = new AbortController();
    const files: Found[] = [];
    for (const uri of uris) {
      const file = isArticle(uri) ? await host.stat(uri, folders) : undefined;
      if (file !== undefined) {
        files.push(file);
        continue;
      }
      forget([uri]);
      if (isArticle(uri)) continue;
      // A folder that came, or goes by this name now; of a file that is no article there is nothing to tell.
      for await (const below of host.list(uri, settings, signal, () => {})) {
        const found = await host.stat(below.uri, folders);
        if (found !== undefined) files.push(found);
      }
    }
    // The corpus may hold what the editor had, not what is on disk: that nothing has changed there is not enough.
    await read(
      files,
      settings,
      signal,
      () => false,
      () => {},
    );
  }

  return {
    async index(now, settings, { report, signal }) {
      folders = now;
      latest = settings;
      await openStores(folders);
      const found = new Set<string>();
      const fresh = new Map<string, Found>();
      for (const folder of folders) {
        for await (const file of host.list(folder, settings, signal, tell)) {
          found.add(file.uri);
          if (!isAsKnown(file, settings)) fresh.set(file.uri, file);
        }
      }
      if (signal.aborted) return;
      if (found.size > DESIGNED_FOR) tell(`${found.size} articles: all are read, which takes long and much memory.`);
      forget([...known.keys()].filter((uri) => !found.has(uri)));
      let done = 0;
      report(0, fresh.size);
      await read(
        readingOrder(fresh.values(), open.uris),
        settings,
        signal,
        () => true,
        () => report(++done, fresh.size),
      );
      if (!signal.aborted) await inTurns(host, keepingSnapshot());
    },
    changed,
    async corrected(before, now, settings) {
      const anew = await concerned(before, now, { host, known, stores, keep: settings['noise.keep'] });
      await changed(anew, settings);
    },
    remark: (uri) => known.get(uri)?.remark,
    unread: () => unread.size,
    removed(uris) {
      const below = uris.map(withSlash);
      forget([...uris, ...[...known.keys()].filter((uri) => below.some((folder) => uri.startsWith(folder)))]);
    },
    async close() {
      flush();
      isClosed = true;
      stores.close();
      await host.dispose();
    },
  };
}
