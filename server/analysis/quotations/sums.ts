import { copyRows, roomFor } from '../learning/room.ts';

/**
 * What words say to a model, summed once for every word and place it is seen from, and kept: in the inner loop of whoever looks at
 * texts a word then costs an addition. Row `word * views + view` holds `width` numbers.
 */
export interface Sums {
  readonly views: number;
  readonly width: number;
  rows: Int32Array;
  /** 1 for each view that is summed. */
  done: Uint8Array;
}

export function makeSums(views: number, width: number): Sums {
  return { views, width, rows: new Int32Array(0), done: new Uint8Array(0) };
}

/** Makes room for so many words. */
export function reserveSums(sums: Sums, words: number): void {
  if (sums.done.length >= words * sums.views) return;
  const views = roomFor(words) * sums.views;
  const rows = new Int32Array(views * sums.width);
  const done = new Uint8Array(views);
  rows.set(sums.rows);
  done.set(sums.done);
  sums.rows = rows;
  sums.done = done;
}

/** Keeps the sums of some words, which get other numbers: those that they `had` stand in the order of the new ones. */
export function keepSums(earlier: Sums, had: readonly number[], sums: Sums): void {
  const { views, width } = sums;
  reserveSums(sums, had.length);
  copyRows(earlier.done, had, sums.done, views);
  copyRows(earlier.rows, had, sums.rows, views * width);
}
