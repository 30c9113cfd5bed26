import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstOf } from '../../server/corpus/first.ts';
import { runs } from '../runs.ts';

test('the first of many are those that stand first when all are put in order', () => {
  const inOrder = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  const words = fc.array(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b') }), { maxLength: 60 });
  fc.assert(
    fc.property(words, fc.nat(12), (all, limit) => {
      assert.deepEqual(firstOf(all, limit, inOrder), all.toSorted(inOrder).slice(0, limit));
    }),
    runs(50),
  );
});
