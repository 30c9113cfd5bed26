// How WebAnno TSV escapes what would end a value or a line.

const RESERVED = /->|[\\[\]|_;\t\n*]/g;

/** A feature's value as it stands in a cell. */
export function escapeValue(value: string): string {
  return value
    .toWellFormed()
    .replace(/\r/g, ' ')
    .replace(RESERVED, (character) => (character === '\t' ? '\\t' : character === '\n' ? '\\n' : `\\${character}`));
}

const NAMED = new Map([
  ['\t', 't'],
  ['\n', 'n'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\b', 'b'],
  ['\\', '\\'],
]);

const MEANT = new Map(Array.from(NAMED, ([character, name]) => [name, character]));

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const UNPRINTABLE = /[\u0000-\u0008\t\f\r\u000e-\u001f\\]/g;

/** A line of text as it stands after `#Text=`. */
export function escapeText(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\${NAMED.get(character) ?? character}`);
}

export function unescapeText(text: string): string {
  return text.replace(/\\(.)/gs, (_, name: string) => MEANT.get(name) ?? name);
}

export interface Cell {
  /** Undefined where the feature has none. */
  readonly value: string | undefined;
  /** What stands in brackets behind it. */
  readonly mark: string;
}

/** The stacked values of a cell, unescaped; none where no annotation stands there. */
export function cellsOf(cell: string): readonly Cell[] {
  if (cell === '_' || cell === '') return [];
  const cells: Cell[] = [];
  let value = '';
  let mark = '';
  let inMark = false;
  let isEmpty = false;
  const finish = (): void => {
    cells.push({ value: isEmpty ? undefined : value, mark });
    value = '';
    mark = '';
    isEmpty = false;
  };
  for (let i = 0; i < cell.length; i++) {
    const character = cell[i]!;
    if (inMark) {
      if (character === ']') inMark = false;
      else mark += character;
    } else if (character === '\\' && i + 1 < cell.length) {
      i += 1;
      const next = cell[i]!;
      value += next === 't' ? '\t' : next === 'n' ? '\n' : next;
    } else if (character === '[') inMark = true;
    else if (character === '|') finish();
    else if (character === '*' && value === '') isEmpty = true;
    else value += character;
  }
  finish();
  return cells;
}
