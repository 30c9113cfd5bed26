import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { type Gist, gistOf } from '../corpus/gist.ts';
import { GIST_FORMAT, gistBytes, gistFrom } from '../corpus/gist-bytes.ts';
import {
  mentionsIn,
  PACKED_FORMAT,
  type PackedDigest,
  type PackedLook,
  packDigest,
  unpackDigest,
  unpackLook,
} from '../corpus/packed.ts';
import { SNAPSHOT_FORMAT } from '../corpus/snapshot.ts';
import type { Texts } from '../corpus/texts.ts';
import { memoryStore } from './memory.ts';
import { createSnapshots, SNAPSHOT_TABLE, type Snapshots } from './snapshots.ts';
import type { KeptFile, Store } from './store.ts';
import { type KeptTexts, keptTexts } from './texts.ts';

/** Changes whenever the tables do: a file of another is emptied, for everything in it can be made again. */
const SCHEMA = 7;

// What is needed of all articles at once lies apart from what looks through the folder read, and that from what is read article by article.
const TABLES = `
  CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE texts (first INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, texts TEXT NOT NULL);
  CREATE TABLE articles (
    uri TEXT PRIMARY KEY, size INTEGER NOT NULL, modified REAL NOT NULL, hash TEXT NOT NULL,
    analysed_with TEXT NOT NULL, remark TEXT, checksum INTEGER NOT NULL, gist BLOB NOT NULL
  );
  CREATE TABLE looks (
    uri TEXT PRIMARY KEY REFERENCES articles (uri) ON DELETE CASCADE, look_checksum INTEGER NOT NULL,
    glance TEXT NOT NULL, lines TEXT NOT NULL
  );
  CREATE TABLE digests (
    uri TEXT PRIMARY KEY REFERENCES articles (uri) ON DELETE CASCADE, checksum INTEGER NOT NULL,
    head TEXT NOT NULL, mentions_checksum INTEGER NOT NULL, mentions TEXT NOT NULL, rest TEXT NOT NULL
  );
  ${SNAPSHOT_TABLE}
`;

/** How many sessions may have a store for the same folders at once; each further one goes without. */
const SESSIONS = 4;

/** Rows are read by so many at a time: others are let run in between. */
const PAGE = 16;

/** What is taken out of the tables when another analyser or schema has made them. */
const TABLE_NAMES = ['about', 'rests', 'snapshot', 'digests', 'looks', 'articles', 'texts'];

/** Error codes of SQLite: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export interface SqliteOptions {
  /** What articles are analysed with: the digests of another analyser are thrown away. */
  readonly analyser: string;
  /** What the numbers of texts mean in the gists that are given and taken. */
  readonly texts: Texts;
  /** Says something to the reader. */
  readonly tell: (message: string) => void;
  /** The file may grow up to so many pages of 4096 bytes. */
  readonly pages?: number;
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
    putDigest = database.prepare('INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?, ?, ?)');
    getLook = database.prepare('SELECT * FROM looks WHERE uri = ?');
    getDigest = database.prepare('SELECT * FROM digests JOIN looks USING (uri) WHERE uri = ?');
    getMentions = database.prepare('SELECT mentions_checksum, mentions FROM digests WHERE uri = ?');
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
    mentions: (uri) => readable(mentionsOf, () => getMentions.get(uri), mentionsIn),
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
          const { glance, lines, head, mentions, rest } = packDigest(digest);
          putLook.run(uri, checksum(glance, lines), glance, lines);
          putDigest.run(uri, checksum(head, rest), head, checksum(mentions), mentions, rest);
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

function openDatabase(Database: typeof DatabaseSync, file: string, options: SqliteOptions): DatabaseSync {
  const { analyser, pages } = options;
  const database = new Database(file);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    if (pages !== undefined) database.exec(`PRAGMA max_page_count = ${Math.floor(pages)}`);
    // Takes the lock.
    database.exec('BEGIN IMMEDIATE');
    const made = `${SCHEMA} ${GIST_FORMAT} ${PACKED_FORMAT} ${SNAPSHOT_FORMAT} ${analyser}`;
    if (madeBy(database) !== made) {
      for (const table of TABLE_NAMES) database.exec(`DROP TABLE IF EXISTS ${table}`);
      database.exec(TABLES);
      database.prepare('INSERT INTO about VALUES (?, ?)').run('made by', made);
    }
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function madeBy(database: DatabaseSync): unknown {
  const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'about'").get();
  if (isThere === undefined) return undefined;
  const { value } = database.prepare("SELECT value FROM about WHERE key = 'made by'").get() ?? {};
  return value;
}

/** Moves a file that cannot be read out of the way, over the one that was set aside before. */
function setAside(file: string, error: unknown, tell: (message: string) => void): void {
  const aside = `${file}.damaged`;
  renameSync(file, aside);
  for (const companion of [`${file}-wal`, `${file}-shm`]) if (existsSync(companion)) rmSync(companion);
  tell(`${file} is damaged (${messageOf(error)}). It was set aside as ${aside}; the articles are read again.`);
}

/** What a row says of an article's file; nothing when it is not what was written. */
function stateOf(row: Record<string, unknown>): KeptFile | undefined {
  const { uri, size, modified, hash, analysed_with: analysedWith, remark } = row;
  if (typeof uri !== 'string' || typeof size !== 'number' || typeof modified !== 'number') return undefined;
  if (typeof hash !== 'string' || typeof analysedWith !== 'string') return undefined;
  return { uri, size, modified, hash, analysedWith, ...(typeof remark === 'string' && { remark }) };
}

const NOTHING: ReadonlySet<string> = new Set();

/** A row as a digest; nothing when it is not what was written. */
function packedOf(row: Record<string, unknown> | undefined): PackedDigest | undefined {
  const look = lookOf(row);
  const mentions = mentionsOf(row);
  const { head, rest, checksum: sum } = row ?? {};
  if (look === undefined || mentions === undefined || typeof head !== 'string' || typeof rest !== 'string')
    return undefined;
  return checksum(head, rest) === sum ? { ...look, head, mentions, rest } : undefined;
}

/** What a row holds; nothing where it is not what was written, or cannot be read. */
function readable<P, T>(
  packedIn: (row: Record<string, unknown> | undefined) => P | undefined,
  row: () => Record<string, unknown> | undefined,
  unpack: (packed: P) => T,
): T | undefined {
  try {
    const packed = packedIn(row());
    return packed === undefined ? undefined : unpack(packed);
  } catch {
    return undefined;
  }
}

function mentionsOf({ mentions, mentions_checksum: sum }: Record<string, unknown> = {}): string | undefined {
  return typeof mentions === 'string' && checksum(mentions) === sum ? mentions : undefined;
}

function lookOf({ glance, lines, look_checksum: sum }: Record<string, unknown> = {}): PackedLook | undefined {
  if (typeof glance !== 'string' || typeof lines !== 'string') return undefined;
  return checksum(glance, lines) === sum ? { glance, lines } : undefined;
}

function checksum(...texts: readonly string[]): number {
  return texts.reduce((sum, text) => crc32(text, sum), 0);
}

function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === BUSY || code === LOCKED;
}

function isDamaged(error: unknown): boolean {
  const code = codeOf(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

/** The primary code of an error of SQLite. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
