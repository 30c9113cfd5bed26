/** Room for so many things and some more: the next power of two, so that room that grows is never much more than twice what is used. */
export function roomFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, count)));
}

/** A table with room for so many rows: the same one, or a larger one that begins with what it holds. */
export function withRoom(table: Int32Array, rows: number, width: number): Int32Array {
  if (rows * width <= table.length) return table;
  const larger = new Int32Array(roomFor(rows) * width);
  larger.set(table);
  return larger;
}

/**
 * Copies the rows of some things into a table where these have other numbers.
 *
 * @param had the number that each of them had; those beyond the end of the table had nothing in it
 * @param width how many numbers a row has
 */
export function copyRows(from: Int32Array, had: readonly number[], to: Int32Array, width: number): void {
  for (let number = 0; number < had.length; number++) {
    const source = had[number]! * width;
    if (source + width > from.length) continue;
    const target = number * width;
    for (let i = 0; i < width; i++) to[target + i] = from[source + i]!;
  }
}

/** The same into a table of its own, with room for some more. */
export function keptRows(from: Int32Array, had: readonly number[], width: number): Int32Array {
  const rows = new Int32Array(roomFor(had.length) * width);
  copyRows(from, had, rows, width);
  return rows;
}
