import { renumbered } from './gist.ts';

/**
 * What a corpus has joined of its articles, in columns: what takes longest to work out from the articles one by one, and a moment to
 * take over as it is. Columns by their names; numbers of texts are from the `Texts` of the corpus.
 */
export type Snapshot = ReadonlyMap<string, Column>;

export type NamedColumn = readonly [name: string, column: Column];

/** Rows are those of articles as they have them: the longest column by far need not be there twice. */
export type Column = Piece | readonly Int32Array[];

export type Piece = Int32Array | Float64Array | readonly string[];

/** Changes whenever the same columns would mean something else. */
export const SNAPSHOT_FORMAT = 4;

/** Columns of numbers of texts, −1 where there is none. */
const OF_TEXTS: ReadonlySet<string> = new Set(['dates', 'sources', 'homes']);

/** Columns of texts with the count of each. */
const OF_COUNTED_TEXTS: ReadonlySet<string> = new Set(['spellings']);

/** Columns of entities, one behind the other. */
const OF_ENTITIES: ReadonlySet<string> = new Set(['entities']);

/** Numbers or texts in a piece of a column, about. */
const NUMBERS = 1 << 16;
const STRINGS = 1 << 12;

/** A column in pieces that take some milliseconds to write or read each; a row is never cut. */
export function* piecesOf(column: Column): Generator<Piece, void, undefined> {
  if (isOfRows(column)) {
    let some: Int32Array[] = [];
    let length = 0;
    for (const row of column) {
      some.push(row);
      length += row.length;
      if (length < NUMBERS) continue;
      yield joined(some);
      some = [];
      length = 0;
    }
    if (length > 0) yield joined(some);
  } else if (ArrayBuffer.isView(column)) {
    for (let from = 0; from < column.length; from += NUMBERS) yield column.subarray(from, from + NUMBERS);
  } else for (let from = 0; from < column.length; from += STRINGS) yield column.slice(from, from + STRINGS);
}

/**
 * A piece of a column with the numbers of texts taken for others.
 *
 * @param numberOf is not asked for texts that are not there
 */
export function renumberedPiece(name: string, column: Piece, numberOf: (text: number) => number): Piece {
  if (!(column instanceof Int32Array)) return column;
  if (OF_ENTITIES.has(name)) return renumbered(column, numberOf);
  if (OF_TEXTS.has(name)) return column.map((text) => (text < 0 ? text : numberOf(text)));
  return OF_COUNTED_TEXTS.has(name) ? column.map((number, i) => (i % 2 === 0 ? numberOf(number) : number)) : column;
}

export function integers(snapshot: Snapshot, column: string): Int32Array {
  const found = snapshot.get(column) ?? [];
  if (found instanceof Int32Array) return found;
  return isOfRows(found) ? joined(found) : NO_INTEGERS;
}

export function doubles(snapshot: Snapshot, column: string): Float64Array {
  const found = snapshot.get(column);
  return found instanceof Float64Array ? found : NO_DOUBLES;
}

export function strings(snapshot: Snapshot, column: string): readonly string[] {
  const found = snapshot.get(column);
  return found === undefined || ArrayBuffer.isView(found) || isOfRows(found) ? [] : found;
}

/** A row of a column of rows one behind the other, of each of which it is known where it ends. */
export function rowAt<T extends { subarray(from: number, to?: number): T }>(
  column: T,
  ends: Int32Array,
  row: number,
): T {
  return column.subarray(ends[row - 1] ?? 0, ends[row]);
}

function isOfRows(column: Column): column is readonly Int32Array[] {
  return !ArrayBuffer.isView(column) && column[0] instanceof Int32Array;
}

function joined(rows: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(rows.reduce((length, row) => length + row.length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all;
}

const NO_INTEGERS = new Int32Array();
const NO_DOUBLES = new Float64Array();

/** A column that grows. */
export interface Growing<T> {
  push(number: number): void;
  pushAll(numbers: Iterable<number>): void;
  readonly length: number;
  /** What was pushed. */
  done(): T;
}

export function growingIntegers(): Growing<Int32Array> {
  return growing(
    (size) => new Int32Array(size),
    (numbers, length) => numbers.subarray(0, length),
  );
}

export function growingDoubles(): Growing<Float64Array> {
  return growing(
    (size) => new Float64Array(size),
    (numbers, length) => numbers.subarray(0, length),
  );
}

function growing<T extends Int32Array | Float64Array>(
  made: (size: number) => T,
  cut: (numbers: T, length: number) => T,
): Growing<T> {
  let numbers = made(1024);
  let length = 0;
  function push(number: number): void {
    if (length === numbers.length) {
      const more = made(2 * length);
      more.set(numbers);
      numbers = more;
    }
    numbers[length++] = number;
  }
  return {
    push,
    pushAll(all) {
      for (const number of all) push(number);
    },
    get length() {
      return length;
    },
    done: () => cut(numbers, length),
  };
}
