import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../analysis/model.ts';
import { type Correction, RULES } from './correction.ts';
import type { Problem } from './problem.ts';
import { type Field, readCorrection } from './read.ts';

/** An item of the file. */
export interface Item extends Span {
  /** Nothing where it could not be understood. */
  readonly correction: Correction | undefined;
}

export interface Parsed {
  /** In the order of the file; spans go from the dash to the end of the last value, without a comment behind it. */
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
  /** The file is no list, or a merge has left its marks: nothing may be written to it before somebody has looked. */
  readonly unreadable: boolean;
}

/** What an item says; all offsets count from its dash. */
interface ItemRead {
  readonly end: number;
  readonly correction: Correction | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads `.marginalia/corrections.yaml`: a YAML list with one correction an item. Each item is read by itself, so that a mistake
 * costs only the item it stands in.
 */
export function parseCorrections(text: string): Parsed {
  return createParser().parse(text);
}

/**
 * The same for a file that changes: an item that stood in the text before is not read again, and its correction is the same object.
 * A new item costs what it is long, however many there are.
 */
export interface Parser {
  parse(text: string): Parsed;
  /** Tells of an item, from its dash on, that is about to be written: where the next text has it, it need not be read. */
  expect(item: string, correction: Correction): void;
}

export function createParser(): Parser {
  const expected = new Map<string, ItemRead>();
  let before: ReadonlyMap<string, ItemRead> = new Map();
  return {
    parse(text) {
      const now = new Map<string, ItemRead>();
      const parsed = parse(text, (part) => {
        const read = now.get(part) ?? before.get(part) ?? expected.get(part) ?? readItem(part);
        now.set(part, read);
        return read;
      });
      before = now;
      expected.clear();
      return parsed;
    },
    expect(item, correction) {
      expected.set(item, { end: item.length, correction, problems: [] });
    },
  };
}

function parse(text: string, read: (part: string) => ItemRead): Parsed {
  const problems: Problem[] = [];
  const items: Item[] = [];
  let unreadable = false;
  const isMerged = MERGE.test(text);
  for (const { start, end, isItem } of partsOf(text)) {
    const part = text.slice(start, end);
    if (!isItem) {
      const stray = /^(?!\s*(?:#|$|---\s*$|\.\.\.\s*$))[^\r\n]*\S/m.exec(part);
      if (stray === null || (items.length === 0 && part.trim() === '[]')) continue;
      unreadable = true;
      const isMerge = /^[<=>|]{7}/.test(stray[0]);
      problems.push({
        start: start + stray.index,
        end: start + stray.index + stray[0].length,
        message: isMerge
          ? 'A merge left its marks here: keep one side, or both as items of the list.'
          : 'Only a list of corrections belongs here, each beginning with a dash.',
      });
      continue;
    }
    const merge = isMerged ? MERGE.exec(part) : null;
    if (merge !== null) {
      unreadable = true;
      problems.push({
        start: start + merge.index,
        end: start + merge.index + merge[0].length,
        message: 'A merge left its marks here: keep one side, or both as items of the list.',
      });
    }
    const body = merge === null ? part : part.slice(0, merge.index);
    const { end: length, correction, problems: mistakes } = read(body.trimEnd());
    items.push({ start, end: start + length, correction });
    for (const { start: from, end: to, message } of mistakes) {
      problems.push({ start: start + from, end: start + to, message });
    }
  }
  return { items, problems: problems.sort((a, b) => a.start - b.start), unreadable };
}

/** What a merge leaves. */
const MERGE = /^[<=>|]{7}.*/m;

/** Cuts the file into items, and what stands before the first. Comments before an item belong to the one above, or to the head. */
function partsOf(text: string): (Span & { readonly isItem: boolean })[] {
  const dash = /^( *)-(?=[ \t\r\n]|$)/m.exec(text);
  if (dash === null) return [{ start: 0, end: text.length, isItem: false }];
  const indent = dash[1]!;
  const starts = Array.from(text.matchAll(new RegExp(`^${indent}-(?=[ \\t\\r\\n]|$)`, 'gm')), ({ index }) => index);
  const parts = starts.map((start, index) => {
    const next = starts[index + 1] ?? text.length;
    return { start: start + indent.length, end: next, isItem: true };
  });
  return [{ start: 0, end: dash.index, isItem: false }, ...parts];
}

function readItem(part: string): ItemRead {
  const document = parseDocument(part, { prettyErrors: false });
  const [error] = document.errors;
  const whole = { start: 0, end: firstLine(part) };
  const unread = (problem: Problem): ItemRead => ({ end: part.length, correction: undefined, problems: [problem] });
  if (error !== undefined) {
    const [start] = error.pos;
    const place = start < whole.end ? { start, end: whole.end } : whole;
    return unread({ ...place, message: `This is no YAML: ${error.message}` });
  }
  const list = document.contents;
  const map = isSeq(list) ? list.items[0] : undefined;
  if (!isMap(map)) {
    const message = `A correction says what it is: ${RULES.map((rule) => `“${rule}:”`).join(', ')}.`;
    return unread({ ...whole, message });
  }
  const problems: Problem[] = [];
  const fields = fieldsOf(map);
  const end = Math.max(1, ...Array.from(fields.values(), (field) => field.end));
  const correction = readCorrection(fields, whole, (problem) => problems.push(problem));
  return { end, correction, problems };
}

function firstLine(part: string): number {
  const end = part.search(/[\r\n]/);
  return end < 0 ? part.length : end;
}

function fieldsOf(map: YAMLMap): ReadonlyMap<string, Field> {
  return new Map(
    map.items.flatMap(({ key, value }: Pair): [string, Field][] => {
      if (!isScalar(key) || typeof key.value !== 'string') return [];
      const node = isScalar(value) || isSeq(value) || isMap(value) ? value : key;
      const [start, end] = node.range ?? [0, 0];
      const plain: unknown = node === key ? null : node.toJSON();
      return [[key.value, { value: plain, start, end: Math.max(end, start + 1) }]];
    }),
  );
}
