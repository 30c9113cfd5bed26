import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from '../../../server/analysis/text/lines.ts';
import { runs } from '../../runs.ts';

test('lines end at breaks of every kind, which belong to none', () => {
  const pieces = fc.array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', '\u2028', '\ud83d'));
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const lines = linesOf(text).map(({ start, end }) => text.slice(start, end));
      assert.deepEqual(lines, text.split(/\r\n|\r|\n/));
    }),
    runs(100),
  );
});
