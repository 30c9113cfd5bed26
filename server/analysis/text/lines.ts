import type { Line, Span } from '../model.ts';
import { classOf, SPACE } from './characters.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Splits text into lines at `\n`, `\r\n` and `\r`, as the Language Server Protocol counts them.
 * There is always at least one line; breaks belong to no line.
 */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    lines.push({ start, end: i });
    if (code === CARRIAGE_RETURN && text.charCodeAt(i + 1) === LINE_FEED) i += 1;
    start = i + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** The index of the line that holds `offset`; an offset within a line break belongs to the line before it. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The part of a line that is not white space, or nothing when all of it is. */
export function inkOf(text: string, line: Line): Span | undefined {
  let start = line.start;
  while (start < line.end && classOf(text.charCodeAt(start)) === SPACE) start += 1;
  if (start === line.end) return undefined;
  let end = line.end;
  while (classOf(text.charCodeAt(end - 1)) === SPACE) end -= 1;
  return { start, end };
}
