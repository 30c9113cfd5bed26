/** What a line of JSON Lines holds, and its number from 1. */
export interface JsonLine {
  readonly number: number;
  /** Undefined where the line is no JSON. */
  readonly value: unknown;
}

/**
 * Reads JSON Lines from bytes that come in pieces; blank lines are passed over. Lines end at line feeds only: JSON may hold every
 * other line break of Unicode. Costs what the input costs, however long a line is.
 */
export async function* jsonLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<JsonLine, void, undefined> {
  const decoder = new TextDecoder();
  let number = 0;
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      pieces.push(text.slice(start, end));
      start = end + 1;
      number += 1;
      yield* parsed(pieces.join(''), number);
      pieces = [];
    }
    pieces.push(text.slice(start));
  }
  pieces.push(decoder.decode());
  yield* parsed(pieces.join(''), number + 1);
}

function* parsed(line: string, number: number): Generator<JsonLine, void, undefined> {
  if (line.trim() === '') return;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  yield { number, value };
}
