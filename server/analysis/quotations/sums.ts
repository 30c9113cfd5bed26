import { copyRows, roomFor } from '../learning/room.ts';

/**
 * What words say to a model, summed once for every word and place it is seen from, and kept: in the inner loop of whoever looks at
 * texts a word then costs an addition. Row `word * views + view` holds `width` numbers.
 */
export interface Sums {
  readonly views: number;
  readonly width: number;
  /** What stands in a row that is not yet summed. */
  readonly none: number;
  rows: Int32Array;
}

/** Stands for what a word says as long as nobody asked: no sum is as low. */
export const NOT_SUMMED = -(2 ** 31);

export function makeSums(views: number, width: number, none = 0): Sums {
  return { views, width, none, rows: new Int32Array(0) };
}

/** Makes room for so many words. */
export function reserveSums(sums: Sums, words: number): void {
  const row = sums.views * sums.width;
  if (sums.rows.length >= words * row) return;
  const rows = new Int32Array(roomFor(words) * row);
  rows.fill(sums.none, sums.rows.length);
  rows.set(sums.rows);
  sums.rows = rows;
}

/** Keeps the sums of some words, which get other numbers: those that they `had` stand in the order of the new ones. */
export function keepSums(earlier: Sums, had: readonly number[], sums: Sums): void {
  const { views, width } = sums;
  reserveSums(sums, had.length);
  copyRows(earlier.rows, had, sums.rows, views * width);
}
