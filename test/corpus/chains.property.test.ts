import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createChains } from '../../server/corpus/chains.ts';
import { runs } from '../runs.ts';

/** More keys and entries than there is room for at first, many of them taken out again. */
const CHANGES = 4_000;
const KEYS = 2_000;
/** So far apart that they reach to 2^32. */
const APART = 2_147_483;

test('whatever is added and taken out, a key has the values that a map of lists would have', () => {
  fc.assert(
    fc.property(fc.uint32Array({ minLength: CHANGES, maxLength: CHANGES }), (changes) => {
      const chains = createChains();
      const expected = new Map<number, number[]>();
      for (const change of changes) {
        const key = (change % KEYS) * APART;
        const value = (change >>> 16) % 3;
        const values = expected.get(key) ?? [];
        if ((change >>> 24) % 3 === 0) {
          chains.remove(key, value);
          if (values.includes(value)) values.splice(values.indexOf(value), 1);
        } else {
          chains.add(key, value);
          values.push(value);
        }
        expected.set(key, values);
      }
      for (const [key, values] of expected) {
        assert.deepEqual(chains.of(key, CHANGES)?.toSorted(), values.toSorted());
        if (values.length > 1) assert.equal(chains.of(key, values.length - 1), undefined);
      }
    }),
    runs(5),
  );
});
