import { entityEnd, renumbered } from './gist.ts';

/**
 * What a corpus has joined of its articles, in columns: what takes longest to work out from the articles one by one, and a moment to
 * take over as it is. Columns by their names; numbers of texts are from the `Texts` of the corpus.
 */
export type Snapshot = ReadonlyMap<string, Column>;

export type NamedColumn = readonly [name: string, column: Column];

export type Column = Int32Array | Float64Array | readonly string[];

/** Changes whenever the same columns would mean something else. */
export const SNAPSHOT_FORMAT = 2;

/** Columns of numbers of texts, −1 where there is none. */
const OF_TEXTS: ReadonlySet<string> = new Set(['dates', 'sources', 'homes']);

/** Columns of texts with the count of each. */
const OF_COUNTED_TEXTS: ReadonlySet<string> = new Set(['spellings']);

/** Columns of entities, one behind the other. */
const OF_ENTITIES: ReadonlySet<string> = new Set(['entities']);

/** Numbers or texts in a piece of a column, about. */
const NUMBERS = 1 << 16;
const STRINGS = 1 << 12;

/** A column in pieces that take some milliseconds to write or read each; an entity is never cut. */
export function* piecesOf(name: string, column: Column): Generator<Column, void, undefined> {
  const isOfTexts = !ArrayBuffer.isView(column);
  for (let from = 0; from < column.length; ) {
    let to = Math.min(column.length, from + (isOfTexts ? STRINGS : NUMBERS));
    if (column instanceof Int32Array && OF_ENTITIES.has(name))
      for (let end = from; end < to; to = Math.max(to, end)) end = entityEnd(column, end);
    yield isOfTexts ? column.slice(from, to) : column.subarray(from, to);
    from = to;
  }
}

/**
 * A column, or a piece of one, with the numbers of texts taken for others.
 *
 * @param numberOf is not asked for texts that are not there
 */
export function renumberedColumn(name: string, column: Column, numberOf: (text: number) => number): Column {
  if (!(column instanceof Int32Array)) return column;
  if (OF_ENTITIES.has(name)) return renumbered(column, numberOf);
  if (OF_TEXTS.has(name)) return column.map((text) => (text < 0 ? text : numberOf(text)));
  return OF_COUNTED_TEXTS.has(name) ? column.map((number, i) => (i % 2 === 0 ? numberOf(number) : number)) : column;
}

export function integers(snapshot: Snapshot, column: string): Int32Array {
  const found = snapshot.get(column);
  return found instanceof Int32Array ? found : NO_INTEGERS;
}

export function doubles(snapshot: Snapshot, column: string): Float64Array {
  const found = snapshot.get(column);
  return found instanceof Float64Array ? found : NO_DOUBLES;
}

export function strings(snapshot: Snapshot, column: string): readonly string[] {
  const found = snapshot.get(column);
  return found === undefined || ArrayBuffer.isView(found) ? [] : found;
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
