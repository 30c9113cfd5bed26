import { Position, Range } from 'vscode';
import type { Position as ProtocolPosition, Range as ProtocolRange } from 'vscode-languageclient';

/** A position of the protocol as the editor has them. */
export function placeOf({ line, character }: ProtocolPosition): Position {
  return new Position(line, character);
}

/** A range of the protocol as the editor has them. */
export function rangeOf({ start, end }: ProtocolRange): Range {
  return new Range(placeOf(start), placeOf(end));
}
