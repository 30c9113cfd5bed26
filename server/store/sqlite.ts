import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Digest } from '../corpus/digest.ts';
import { NO_REST, PACKED_FORMAT, packDigest, release, unpackDigest } from '../corpus/packed.ts';
import { memoryStore } from './memory.ts';
import type { Store, StoredArticle } from './store.ts';

/** Changes whenever the tables do: a file of another is emptied, for everything in it can be made again. */
const SCHEMA = 3;

const TABLES = `
  CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE articles (
    uri TEXT PRIMARY KEY, size INTEGER NOT NULL, modified REAL NOT NULL, hash TEXT NOT NULL,
    analysed_with TEXT NOT NULL, remark TEXT,
    checksum INTEGER NOT NULL, rest_checksum INTEGER NOT NULL,
    head TEXT NOT NULL, lines TEXT NOT NULL, mentions TEXT NOT NULL
  );
  CREATE TABLE rests (
    uri TEXT PRIMARY KEY REFERENCES articles (uri) ON DELETE CASCADE, checksum INTEGER NOT NULL, rest TEXT NOT NULL
  );
`;

/** How many sessions may have a store for the same folders at once; each further one goes without. */
const SESSIONS = 4;

/** Rows are read by so many at a time: others are let run in between. */
const PAGE = 16;

/** Error codes of SQLite: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export interface SqliteOptions {
  /** What articles are analysed with: the digests of another analyser are thrown away. */
  readonly analyser: string;
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
  const { tell } = options;
  mkdirSync(dirname(file), { recursive: true });
  let database = openAnew();
  let put: StatementSync;
  let putRest: StatementSync;
  let getRest: StatementSync;
  let touch: StatementSync;
  let remove: StatementSync;
  let page: StatementSync;
  /** Writing failed once: the session goes on without. */
  let isFull = false;
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

  function prepare(): void {
    put = database.prepare('INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    putRest = database.prepare('INSERT OR REPLACE INTO rests VALUES (?, ?, ?)');
    getRest = database.prepare('SELECT rest FROM rests WHERE uri = ? AND checksum = ?');
    touch = database.prepare('UPDATE articles SET size = ?, modified = ?, hash = ? WHERE uri = ?');
    remove = database.prepare('DELETE FROM articles WHERE uri = ?');
    page = database.prepare(`SELECT rowid, * FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`);
  }

  /** Contexts and quotations of an article, as long as they are those that belong to what is known of it. */
  function read(uri: string, sum: number): string {
    try {
      const { rest } = getRest.get(uri, sum) ?? {};
      return typeof rest === 'string' && checksum(rest) === sum ? rest : NO_REST;
    } catch {
      return NO_REST;
    }
  }

  /** Writes in one transaction, or says why it could not. */
  function write(change: () => void): void {
    if (isFull) return;
    try {
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
  }

  return {
    *load() {
      let last = 0;
      for (;;) {
        let rows: Record<string, unknown>[];
        try {
          rows = page.all(last);
        } catch (error) {
          // What was read so far is whole; what was not is made anew.
          database.close();
          setAside(file, error, tell);
          database = openAnew();
          prepare();
          return;
        }
        for (const row of rows) {
          const { rowid } = row;
          last = Number(rowid);
          const article = articleOf(row, read);
          if (article !== undefined) yield article;
        }
        if (rows.length < PAGE) return;
      }
    },
    put(articles) {
      const kept: [Digest, string, number][] = [];
      write(() => {
        for (const { uri, size, modified, hash, analysedWith, remark = null, digest } of articles) {
          const { head, lines, mentions, rest } = packDigest(digest);
          const sum = checksum(head, lines, mentions);
          const restSum = checksum(rest);
          put.run(uri, size, modified, hash, analysedWith, remark, sum, restSum, head, lines, mentions);
          putRest.run(uri, restSum, rest);
          kept.push([digest, uri, restSum]);
        }
      });
      // What is on disk need not be in memory.
      if (!isFull) for (const [digest, uri, sum] of kept) release(digest, () => read(uri, sum));
    },
    touch(files) {
      write(() => {
        for (const { uri, size, modified, hash } of files) touch.run(size, modified, hash, uri);
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
    const made = `${SCHEMA} ${PACKED_FORMAT} ${analyser}`;
    if (madeBy(database) !== made) {
      database.exec('DROP TABLE IF EXISTS about; DROP TABLE IF EXISTS rests; DROP TABLE IF EXISTS articles;');
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

/** A row as an article; nothing when it is not what was written. */
function articleOf(
  row: Record<string, unknown>,
  read: (uri: string, sum: number) => string,
): StoredArticle | undefined {
  const { uri, size, modified, hash, analysed_with: analysedWith, remark } = row;
  const { head, lines, mentions, checksum: sum, rest_checksum: restSum } = row;
  if (typeof uri !== 'string' || typeof size !== 'number' || typeof modified !== 'number') return undefined;
  if (typeof hash !== 'string' || typeof head !== 'string' || typeof lines !== 'string') return undefined;
  if (typeof mentions !== 'string' || typeof restSum !== 'number' || typeof analysedWith !== 'string') return undefined;
  if (checksum(head, lines, mentions) !== sum) return undefined;
  const digest = unpackDigest({
    head,
    lines,
    mentions,
    get rest() {
      return read(uri, restSum);
    },
  });
  return { uri, size, modified, hash, analysedWith, ...(typeof remark === 'string' && { remark }), digest };
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
