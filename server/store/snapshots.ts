import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import {
  type Column,
  integers,
  type Piece,
  piecesOf,
  renumberedPiece,
  type Snapshot,
  strings,
} from '../corpus/snapshot.ts';
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

/** Articles whose checksums are read at a time. */
const PAGE = 256;

/** The pieces of a column, and their bytes together. */
interface Stored {
  readonly parts: number;
  readonly size: number;
}

/** What pieces are of, by their kinds; the last says that all are there. */
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
  const names = database.prepare(
    'SELECT name, count(*) AS parts, sum(length(bytes)) AS size FROM snapshot GROUP BY name',
  );
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

  /** A column, put together of its pieces. */
  function* columnOf(
    name: string,
    { parts, size }: Stored,
    numberOf: (text: number) => number,
  ): Generator<void, Piece | undefined> {
    const texts: string[] = [];
    let numbers: Int32Array | Float64Array | undefined;
    let length = 0;
    for (let part = 0; part < parts; part++) {
      const { kind, checksum, bytes } = get.get(name, part) ?? {};
      if (!(bytes instanceof Uint8Array) || crc32(bytes) !== checksum) return undefined;
      const piece = renumberedPiece(name, pieceOf(kind, bytes), numberOf);
      if (ArrayBuffer.isView(piece)) {
        numbers ??= kind === INTEGERS ? new Int32Array(size / 4) : new Float64Array(size / 8);
        numbers.set(piece, length);
        length += piece.length;
      } else for (const text of piece) texts.push(text);
      yield;
    }
    return numbers ?? texts;
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
      const written = (name: string, part: number, kind: number, bytes: Uint8Array): boolean => {
        if (writes() !== expected || !write(() => put.run(name, part, kind, crc32(bytes), bytes))) return false;
        expected += 1;
        return true;
      };
      for (const [name, column] of columns) {
        let part = 0;
        for (const some of piecesOf(column)) {
          const piece = renumberedPiece(name, some, kept.there);
          if (!written(name, part++, kindOf(piece), bytesOf(piece))) return;
          yield;
        }
      }
      if (!write(kept.write)) return;
      expected += 1;
      written('', 0, END, Buffer.from(`${columns.size}`));
    },
    *read() {
      const stored = new Map(
        names.all().map(({ name, parts, size }) => [String(name), { parts: Number(parts), size: Number(size) }]),
      );
      if (!stored.delete('')) return undefined;
      for (const _ of kept.read()) yield;
      const columns = new Map<string, Column>();
      let isWhole = true;
      const numberOf = (text: number): number => {
        const number = kept.here(text);
        if (number < 0) isWhole = false;
        return number;
      };
      for (const [name, parts] of stored) {
        const column = yield* columnOf(name, parts, numberOf);
        if (column === undefined) return undefined;
        columns.set(name, column);
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

function kindOf(column: Piece): number {
  if (column instanceof Int32Array) return INTEGERS;
  return column instanceof Float64Array ? DOUBLES : STRINGS;
}

function bytesOf(column: Piece): Uint8Array {
  if (column instanceof Int32Array || column instanceof Float64Array)
    return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  return Buffer.from(JSON.stringify(column));
}

function pieceOf(kind: unknown, bytes: Uint8Array): Piece {
  if (kind === STRINGS) return stringsIn(Buffer.from(bytes).toString());
  const { buffer } = bytes.slice();
  return kind === INTEGERS ? new Int32Array(buffer) : new Float64Array(buffer);
}

function stringsIn(packed: string): readonly string[] {
  const all: unknown = JSON.parse(packed);
  return Array.isArray(all) ? all.filter((text) => typeof text === 'string') : [];
}
