// Between offsets, which analysis speaks, and positions, which the protocol speaks: this is the only place that converts.
import type { Position, Range } from 'vscode-languageserver';
import type { Line, Span } from '../analysis/model.ts';
import { lineAt } from '../analysis/text/lines.ts';

/** The position of an offset; one beyond the text is its end, one within a line break the end of its line. */
export function positionAt(lines: readonly Line[], offset: number): Position {
  const line = lineAt(lines, offset);
  const { start, end } = lines[line]!;
  return { line, character: Math.max(0, Math.min(offset, end) - start) };
}

/** The offset of a position; one beyond a line's end is that end, one beyond the last line the text's end. */
export function offsetAt(lines: readonly Line[], position: Position): number {
  const line = lines[position.line];
  if (line === undefined) return position.line < 0 ? 0 : lines.at(-1)!.end;
  return Math.min(line.start + Math.max(0, position.character), line.end);
}

export function rangeOf(lines: readonly Line[], span: Span): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

export function spanOf(lines: readonly Line[], range: Range): Span {
  return { start: offsetAt(lines, range.start), end: offsetAt(lines, range.end) };
}
