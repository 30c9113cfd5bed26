import { existsSync, renameSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { GIST_FORMAT } from '../corpus/gist-bytes.ts';
import { PACKED_FORMAT } from '../corpus/packed.ts';
import { SNAPSHOT_FORMAT } from '../corpus/snapshot.ts';
import { SNAPSHOT_TABLE } from './snapshots.ts';

/** Changes whenever the tables do: a file of another is emptied, for everything in it can be made again. */
const SCHEMA = 8;

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
    head TEXT NOT NULL, rest TEXT NOT NULL,
    mentions_checksum INTEGER NOT NULL, mentions TEXT NOT NULL, contexts_checksum INTEGER NOT NULL, contexts TEXT NOT NULL
  );
  ${SNAPSHOT_TABLE}
`;

/** What is taken out of the tables when another analyser or schema has made them. */
const TABLE_NAMES = ['about', 'rests', 'snapshot', 'digests', 'looks', 'articles', 'texts'];

/** Error codes of SQLite: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

export interface DatabaseOptions {
  /** What articles are analysed with: the digests of another analyser are thrown away. */
  readonly analyser: string;
  /** The file may grow up to so many pages of 4096 bytes. */
  readonly pages?: number;
}

/** Opens a file for this session alone, and empties one that something else has made. Throws where that cannot be. */
export function openDatabase(
  Database: typeof DatabaseSync,
  file: string,
  { analyser, pages }: DatabaseOptions,
): DatabaseSync {
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
export function setAside(file: string, error: unknown, tell: (message: string) => void): void {
  const aside = `${file}.damaged`;
  renameSync(file, aside);
  for (const companion of [`${file}-wal`, `${file}-shm`]) if (existsSync(companion)) rmSync(companion);
  tell(`${file} is damaged (${messageOf(error)}). It was set aside as ${aside}; the articles are read again.`);
}

/** Another session has the file. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === BUSY || code === LOCKED;
}

/** The file is not what SQLite wrote. */
export function isDamaged(error: unknown): boolean {
  const code = codeOf(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

/** The primary code of an error of SQLite. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
