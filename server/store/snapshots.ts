import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { type Column, integers, renumberedColumn, type Snapshot, strings } from '../corpus/snapshot.ts';
import type { KeptSnapshot } from './store.ts';
import type { KeptTexts } from './texts.ts';

/** The snapshot of a store's articles. */
export interface Snapshots {
  /** Writes one in place of the last, in steps; gives up where something else is written meanwhile. */
  write(snapshot: Snapshot): Generator<void, void>;
  /** The last that was written to its end, in steps; nothing where there is none, or it is not what was written. */
  read(): Generator<void, KeptSnapshot | undefined>;
}

export const SNAPSHOT_TABLE = `
  CREATE TABLE snapshot (
    name TEXT NOT NULL, part INTEGER NOT NULL, kind INTEGER NOT NULL, checksum INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (name, part)
  );
`;

/** Bytes that are written and read at a time. */
const PART = 1 << 19;

/** Articles whose checksums are read at a time. */
const PAGE = 256;

/** What parts are of, by their kinds; the last says that all are there. */
const STRINGS = 0;
const INTEGERS = 1;
const DOUBLES = 2;
const END = 3;

/**
 * @param write writes in one transaction; false where nothing can be written
 * @param writes how often something was written
 */
export function createSnapshots(
  database: DatabaseSync,
  kept: KeptTexts,
  write: (change: () => void) => boolean,
  writes: () => number,
): Snapshots {
  const clear = database.prepare('DELETE FROM snapshot');
  const put = database.prepare('INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)');
  const names = database.prepare('SELECT name, count(*) AS parts FROM snapshot GROUP BY name');
  const get = database.prepare('SELECT kind, checksum, bytes FROM snapshot WHERE name = ? AND part = ?');
  const page = database.prepare(
    `SELECT rowid, uri, checksum FROM articles WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
  );

  /** Of the gists that are kept. */
  function* checksums(): Generator<void, Map<string, number>> {
    const found = new Map<string, number>();
    for (let last = 0; ; ) {
      const rows = page.all(last);
      for (const { rowid, uri, checksum } of rows) {
        found.set(String(uri), Number(checksum));
        last = Number(rowid);
      }
      yield;
      if (rows.length < PAGE) return found;
    }
  }

  function* columnOf(name: string, parts: number): Generator<void, Column | undefined> {
    const found: Uint8Array[] = [];
    let length = 0;
    let kindOf: unknown;
    for (let part = 0; part < parts; part++) {
      const { kind, checksum, bytes } = get.get(name, part) ?? {};
      if (!(bytes instanceof Uint8Array) || crc32(bytes) !== checksum) return undefined;
      kindOf = kind;
      found.push(bytes);
      length += bytes.length;
      yield;
    }
    const all = new Uint8Array(length);
    for (const [part, bytes] of found.entries()) all.set(bytes, part * PART);
    if (kindOf === STRINGS) return stringsIn(Buffer.from(all.buffer).toString());
    return kindOf === INTEGERS ? new Int32Array(all.buffer) : new Float64Array(all.buffer);
  }

  return {
    *write(snapshot) {
      let expected = writes();
      const now = yield* checksums();
      if (writes() !== expected) return;
      const isKept = integers(snapshot, 'kept');
      const uris = strings(snapshot, 'uris');
      const columns = new Map(snapshot);
      // A checksum is a number of 32 bits without a sign.
      columns.set(
        'kept',
        Float64Array.from(uris, (uri, i) => (isKept[i] === 1 ? (now.get(uri) ?? -1) : -1)),
      );
      if (!write(() => clear.run())) return;
      expected += 1;
      const written = function* (name: string, kind: number, bytes: Uint8Array): Generator<void, boolean> {
        for (let part = 0; part === 0 || part * PART < bytes.length; part++) {
          const some = bytes.subarray(part * PART, (part + 1) * PART);
          if (writes() !== expected || !write(() => put.run(name, part, kind, crc32(some), some))) return false;
          expected += 1;
          yield;
        }
        return true;
      };
      for (const [name, column] of columns) {
        const renumbered = renumberedColumn(name, column, kept.there);
        if (!(yield* written(name, kindOf(renumbered), bytesOf(renumbered)))) return;
      }
      if (!write(kept.write)) return;
      expected += 1;
      yield* written('', END, Buffer.from(`${columns.size}`));
    },
    *read() {
      const parts = new Map(names.all().map(({ name, parts }) => [String(name), Number(parts)]));
      if (!parts.delete('')) return undefined;
      for (const _ of kept.read()) yield;
      const columns = new Map<string, Column>();
      let isWhole = true;
      const numberOf = (text: number): number => {
        const number = kept.here(text);
        if (number < 0) isWhole = false;
        return number;
      };
      for (const [name, count] of parts) {
        const column = yield* columnOf(name, count);
        if (column === undefined) return undefined;
        columns.set(name, renumberedColumn(name, column, numberOf));
        yield;
      }
      if (!isWhole) return undefined;
      const then = columns.get('kept');
      const now = yield* checksums();
      const uris = strings(columns, 'uris');
      columns.set('kept', new Int32Array(uris.length).fill(1));
      return { snapshot: columns, current: new Set(uris.filter((uri, i) => now.get(uri) === then?.[i])) };
    },
  };
}

function kindOf(column: Column): number {
  if (column instanceof Int32Array) return INTEGERS;
  return column instanceof Float64Array ? DOUBLES : STRINGS;
}

function bytesOf(column: Column): Uint8Array {
  if (column instanceof Int32Array || column instanceof Float64Array)
    return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  return Buffer.from(JSON.stringify(column));
}

function stringsIn(packed: string): readonly string[] {
  const all: unknown = JSON.parse(packed);
  return Array.isArray(all) ? all.filter((text) => typeof text === 'string') : [];
}
