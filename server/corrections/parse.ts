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

/**
 * Reads `.marginalia/corrections.yaml`: a YAML list with one correction an item. Each item is read by itself, so that a mistake
 * costs only the item it stands in.
 */
export function parseCorrections(text: string): Parsed {
  const problems: Problem[] = [];
  const items: Item[] = [];
  let unreadable = false;
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
    const merge = /^[<=>|]{7}.*/m.exec(part);
    if (merge !== null) {
      unreadable = true;
      problems.push({
        start: start + merge.index,
        end: start + merge.index + merge[0].length,
        message: 'A merge left its marks here: keep one side, or both as items of the list.',
      });
    }
    const body = merge === null ? part : part.slice(0, merge.index);
    items.push(readItem(body.trimEnd(), start, problems));
  }
  return { items, problems: problems.sort((a, b) => a.start - b.start), unreadable };
}

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

function readItem(part: string, offset: number, problems: Problem[]): Item {
  const document = parseDocument(part, { prettyErrors: false });
  const [error] = document.errors;
  const whole = { start: offset, end: offset + firstLine(part) };
  if (error !== undefined) {
    const start = offset + error.pos[0];
    const place = start < whole.end ? { start, end: whole.end } : whole;
    problems.push({ ...place, message: `This is no YAML: ${error.message}` });
    return { start: offset, end: offset + part.length, correction: undefined };
  }
  const list = document.contents;
  const map = isSeq(list) ? list.items[0] : undefined;
  if (!isMap(map)) {
    problems.push({
      ...whole,
      message: `A correction says what it is: ${RULES.map((rule) => `“${rule}:”`).join(', ')}.`,
    });
    return { start: offset, end: offset + part.length, correction: undefined };
  }
  const fields = fieldsOf(map, offset);
  const end = Math.max(offset + 1, ...Array.from(fields.values(), (field) => field.end));
  const correction = readCorrection(fields, whole, (problem) => problems.push(problem));
  return { start: offset, end, correction };
}

function firstLine(part: string): number {
  const end = part.search(/[\r\n]/);
  return end < 0 ? part.length : end;
}

function fieldsOf(map: YAMLMap, offset: number): ReadonlyMap<string, Field> {
  return new Map(
    map.items.flatMap(({ key, value }: Pair): [string, Field][] => {
      if (!isScalar(key) || typeof key.value !== 'string') return [];
      const node = isScalar(value) || isSeq(value) || isMap(value) ? value : key;
      const [start, end] = node.range ?? [0, 0];
      const plain: unknown = node === key ? null : node.toJSON();
      return [[key.value, { value: plain, start: offset + start, end: offset + Math.max(end, start + 1) }]];
    }),
  );
}
