import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonLine, jsonLines } from '../../server/main/json-lines.ts';
import { characters } from '../arbitrary.ts';
import { runs } from '../runs.ts';

async function check(chunks: readonly Uint8Array[], expected: readonly JsonLine[]): Promise<void> {
  const lines: JsonLine[] = [];
  for await (const line of jsonLines(chunks)) lines.push(line);
  assert.deepEqual(lines, expected);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('every line is a value, with or without a break after the last', async () => {
  await check(
    [bytesOf('{"a":1}\n"b"\r\n3')],
    [
      { number: 1, value: { a: 1 } },
      { number: 2, value: 'b' },
      { number: 3, value: 3 },
    ],
  );
  await check([bytesOf('1\n')], [{ number: 1, value: 1 }]);
  await check([], []);
});

test('blank lines are passed over, and counted', async () => {
  await check([bytesOf('\n \n1\n\n')], [{ number: 3, value: 1 }]);
});

test('a line that is no JSON has no value', async () => {
  await check(
    [bytesOf('{\n1')],
    [
      { number: 1, value: undefined },
      { number: 2, value: 1 },
    ],
  );
});

test('a byte order mark is no part of the first line', async () => {
  await check([bytesOf('\uFEFF{}')], [{ number: 1, value: {} }]);
});

test('other line breaks of Unicode may stand within a line', async () => {
  await check([bytesOf('"a\u2028b\u0085c"')], [{ number: 1, value: 'a\u2028b\u0085c' }]);
});

test('it does not matter where the pieces are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(characters), fc.integer({ min: 1, max: 7 }), async (texts, size) => {
      const bytes = bytesOf(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
      const chunks = [];
      for (let i = 0; i < bytes.length; i += size) chunks.push(bytes.subarray(i, i + size));
      await check(
        chunks,
        texts.map((value, index) => ({ number: index + 1, value })),
      );
    }),
    runs(30),
  );
});
