import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { type Gist, gistOf } from '../corpus/gist.ts';
import { gistBytes, gistFrom } from '../corpus/gist-bytes.ts';
import { linesIn, mentionsIn, packDigest, unpackDigest, unpackExcerpt, unpackLook } from '../corpus/packed.ts';
import type { Texts } from '../corpus/texts.ts';
import { type DatabaseOptions, isBusy, isDamaged, messageOf, openDatabase, setAside } from './database.ts';
import { memoryStore } from './memory.ts';
import { checksum, contextsOf, lookOf, mentionsOf, packedOf, readable, stateOf } from './rows.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';
import type { Store } from './store.ts';
import { type KeptTexts, keptTexts } from './texts.ts';

/** How many sessions may have a store for the same folders at once; each further one goes without. */
const SESSIONS = 4;

/** Rows are read by so many at a time: others are let run in between. */
const PAGE = 16;

export interface SqliteOptions extends DatabaseOptions {
  /** What the numbers of texts mean in the gists that are given and taken. */
  readonly texts: Texts;
  /** Says something to the reader. */
  readonly tell: (message: string) => void;
}

/**
 * Opens a store in a file, which is made when it is not there. Each session has the file for itself: when another session has it,
 * a second one beside it is used. A file that is damaged is set aside, and a new one begun; where no file can be had, the store
 * lasts as long as the session. What `put` took before a crash is there after it: the journal is written ahead (WAL).
 *
 * @param path of the file, without an ending
 */
export function sqliteStore(path: string, options: SqliteOptions): Store {
  const { tell } = options;
  // Asked for here and not imported: where Node has none, everything else is to work.
  const sqlite = process.getBuiltinModule?.('node:sqlite');
  if (sqlite === undefined) {
    tell(`Node ${process.version} has no SQLite: articles will be read again at the next start.`);
    return memoryStore();
  }
  for (let session = 1; session <= SESSIONS; session++) {
    const file = `${path}${session === 1 ? '' : `-${session}`}.sqlite`;
    try {
      return openStore(sqlite.DatabaseSync, file, options);
    } catch (error) {
      if (isBusy(error)) {
        tell(`${file} is in use by another session; this one keeps its articles beside it.`);
        continue;
      }
      tell(`Nothing can be kept in ${file}: ${messageOf(error)}. Articles will be read again at the next start.`);
      return memoryStore();
    }
  }
  return memoryStore();
}

const NOTHING: ReadonlySet<string> = new Set();

function openStore(Database: typeof DatabaseSync, file: string, options: SqliteOptions): Store {
  const { tell, texts } = options;
  mkdirSync(dirname(file), { recursive: true });
  let database = openAnew();
  let kept: KeptTexts;
  let put: StatementSync;
  let putLook: StatementSync;
  let putDigest: StatementSync;
  let getLook: StatementSync;
  let getDigest: StatementSync;
  let getMentions: StatementSync;
  let getExcerpt: StatementSync;
  let touch: StatementSync;
  let remove: StatementSync;
  let getGist: StatementSync;
  let page: StatementSync;
  let statePage: StatementSync;
  let snapshots: Snapshots;
  /** Writing failed once: the session goes on without. */
  let isFull = false;
  let writes = 0;
  prepare();

  function openAnew(): DatabaseSync {
    try {
      return openDatabase(Database, file, options);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      setAside(file, error, tell);
      return openDatabase(Database, file, options);
    }
  }

  /** Begins a new file where this one cannot be read: what was read so far is whole, what was not is made anew. */
  function beginAnew(error: unknown): void {
    database.close();
    setAside(file, error, tell);
    database = openAnew();
    prepare();
  }

  function prepare(): void {
    kept = keptTexts(database, texts);
    put = database.prepare('INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    putLook = database.prepare('INSERT OR REPLACE INTO looks VALUES (?, ?, ?, ?)');
    putDigest = database.prepare('INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    getLook = database.prepare('SELECT * FROM looks WHERE uri = ?');
    getDigest = database.prepare('SELECT * FROM digests JOIN looks USING (uri) WHERE uri = ?');
    getMentions = database.prepare('SELECT mentions_checksum, mentions FROM digests WHERE uri = ?');
    getExcerpt = database.prepare('SELECT contexts_checksum, contexts FROM digests WHERE uri = ?');
    touch = database.prepare('UPDATE articles SET size = ?, modified = ?, hash = ?, analysed_with = ? WHERE uri = ?');
    remove = database.prepare('DELETE FROM articles WHERE uri = ?');
    page = database.prepare(`SELECT rowid, * FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`);
    const state = 'rowid, uri, size, modified, hash, analysed_with, remark';
    statePage = database.prepare(`SELECT ${state} FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`);
    getGist = database.prepare('SELECT checksum, gist FROM articles WHERE uri = ?');
    snapshots = createSnapshots(database, kept, write, () => writes);
  }

  /** Writes in one transaction, or says why it could not. */
  function write(change: () => void): boolean {
    if (isFull) return false;
    try {
      writes += 1;
      database.exec('BEGIN');
      change();
      database.exec('COMMIT');
    } catch (error) {
      isFull = true;
      try {
        database.exec('ROLLBACK');
      } catch {
        // The transaction is already undone.
      }
      tell(`${file} cannot be written: ${messageOf(error)}. This session goes on without it.`);
    }
    return !isFull;
  }

  /** The gist of a row; nothing when it is not what was written. */
  function gistIn({ checksum: sum, gist: bytes }: Record<string, unknown> = {}): Gist | undefined {
    if (!(bytes instanceof Uint8Array) || crc32(bytes) !== sum) return undefined;
    return gistFrom(bytes, texts, kept.here);
  }

  function gist(uri: string): Gist | undefined {
    return readable(
      gistIn,
      () => getGist.get(uri),
      (found) => found,
    );
  }

  /** The rows of a table, page by page; a table that cannot be read is set aside with its file. */
  function* rowsOf(pages: () => StatementSync): Generator<Record<string, unknown>> {
    let last = 0;
    for (;;) {
      if (!database.isOpen) return;
      let rows: Record<string, unknown>[];
      try {
        rows = pages().all(last);
      } catch (error) {
        beginAnew(error);
        return;
      }
      for (const row of rows) {
        const { rowid } = row;
        last = Number(rowid);
        yield row;
      }
      if (rows.length < PAGE) return;
    }
  }

  return {
    *load(without = NOTHING) {
      try {
        for (const _ of kept.read()) yield undefined;
      } catch (error) {
        beginAnew(error);
      }
      for (const row of rowsOf(() => (without.size > 0 ? statePage : page))) {
        const state = stateOf(row);
        if (state === undefined) continue;
        if (without.has(state.uri)) yield state;
        else {
          const found = without.size > 0 ? gist(state.uri) : gistIn(row);
          if (found !== undefined) yield { ...state, gist: found };
        }
      }
    },
    read: (uri) => readable(packedOf, () => getDigest.get(uri), unpackDigest),
    glimpse: (uri) => readable(lookOf, () => getLook.get(uri), unpackLook),
    lines: (uri) => readable(lookOf, () => getLook.get(uri), linesIn),
    mentions: (uri) => readable(mentionsOf, () => getMentions.get(uri), mentionsIn),
    excerpt: (uri, local) =>
      readable(
        contextsOf,
        () => getExcerpt.get(uri),
        (contexts) => unpackExcerpt(contexts, local),
      ),
    gist,
    *snapshot() {
      try {
        return yield* snapshots.read();
      } catch {
        // What is damaged is found where the articles are read.
        return undefined;
      }
    },
    keep: (snapshot) => snapshots.write(snapshot),
    put(articles) {
      return write(() => {
        for (const { uri, size, modified, hash, analysedWith, remark = null, digest } of articles) {
          const gist = gistBytes(gistOf(digest, texts), texts, kept.there);
          put.run(uri, size, modified, hash, analysedWith, remark, crc32(gist), gist);
          const { glance, lines, head, mentions, contexts, rest } = packDigest(digest);
          putLook.run(uri, checksum(glance, lines), glance, lines);
          putDigest.run(
            uri,
            checksum(head, rest),
            head,
            rest,
            checksum(mentions),
            mentions,
            checksum(contexts),
            contexts,
          );
        }
        kept.write();
      });
    },
    touch(files) {
      write(() => {
        for (const { uri, size, modified, hash, analysedWith } of files)
          touch.run(size, modified, hash, analysedWith, uri);
      });
    },
    remove(uris) {
      write(() => {
        for (const uri of uris) remove.run(uri);
      });
    },
    close() {
      database.close();
    },
  };
}
