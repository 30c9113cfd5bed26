import type { Line, Span } from '../model.ts';
import { classOf, SPACE } from './characters.ts';

/**
 * Splits text into lines at `\n`, `\r\n` and `\r`, as the Language Server Protocol counts them.
 * There is always at least one line; breaks belong to no line.
 */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  // The engine looks for a character faster than a loop does.
  let feed = nextOf('\n', text, 0);
  let carriageReturn = nextOf('\r', text, 0);
  for (;;) {
    const end = Math.min(feed, carriageReturn);
    lines.push({ start, end });
    if (end === text.length) return lines;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (feed < start) feed = nextOf('\n', text, start);
    if (carriageReturn < start) carriageReturn = nextOf('\r', text, start);
  }
}

/** Where a character stands next, or the end of the text. */
function nextOf(character: string, text: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length : at;
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
