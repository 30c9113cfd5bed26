import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Texts } from '../corpus/texts.ts';

/** The texts of a store, which its gists have by number: only ever added to, some at a time. */
export interface KeptTexts {
  /** The number that a text has in the store, by its number here; one that is not kept yet gets one, and is written next time. */
  there(text: number): number;
  /** The number that a text has here, by its number in the store; −1 where there is none. */
  here(text: number): number;
  /** Writes what was added. */
  write(): void;
  /**
   * Reads what the database has, in steps; whoever asks for a number before its end waits for that. Throws where it
   * is not what was written.
   */
  read(): Generator<void, void>;
}

/** The texts that a database has. */
export function keptTexts(database: DatabaseSync, texts: Texts): KeptTexts {
  /** Numbers here by those there, and those there by those here: −1 for what is not kept. */
  const heres: number[] = [];
  const theres: number[] = [];
  const insert = database.prepare('INSERT INTO texts VALUES (?, ?, ?)');
  const next = database.prepare('SELECT * FROM texts WHERE first > ? ORDER BY first LIMIT 1');
  let added: string[] = [];
  let last = -1;
  let isWhole = false;

  function* read(): Generator<void, void> {
    while (!isWhole) {
      const row = next.get(last);
      if (row === undefined) isWhole = true;
      else take(row);
      yield;
    }
  }

  function take({ first, checksum, texts: packed }: Record<string, unknown>): void {
    if (first !== heres.length || typeof packed !== 'string' || crc32(packed) !== checksum)
      throw new Error('its texts are not those that were written');
    last = first;
    for (const text of textsIn(packed)) number(texts.numberOf(text));
  }

  /** Gives the next number there to a text by its number here. */
  function number(text: number): number {
    while (theres.length <= text) theres.push(-1);
    theres[text] = heres.push(text) - 1;
    return heres.length - 1;
  }

  function readNow(): void {
    if (!isWhole) for (const _ of read());
  }

  return {
    read,
    there(text) {
      readNow();
      const known = theres[text] ?? -1;
      if (known >= 0) return known;
      added.push(texts.at(text));
      return number(text);
    },
    here: (text) => heres[text] ?? -1,
    write() {
      if (added.length === 0) return;
      const packed = JSON.stringify(added);
      insert.run(heres.length - added.length, crc32(packed), packed);
      added = [];
    },
  };
}

function textsIn(packed: string): readonly string[] {
  const all: unknown = JSON.parse(packed);
  return Array.isArray(all) ? all.filter((text) => typeof text === 'string') : [];
}
