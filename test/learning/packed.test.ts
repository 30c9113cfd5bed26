import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addPacked, packWeights, unpackSums } from '../../server/analysis/learning/packed.ts';
import { readSections, writeSections } from '../../server/analysis/learning/sections.ts';
import { addWeights, hashSetSections, makeHashSet, readWeights } from '../../server/analysis/learning/weights.ts';

const hash = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer());

test('packed weights add up to what plain ones do', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(hash, { maxLength: 40 }),
      fc.array(hash, { maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 1, maxLength: 50 }),
      (known, asked, width, numbers) => {
        const { set } = makeHashSet(known);
        const rows = Int8Array.from({ length: known.length * width }, (_, i) => numbers[i % numbers.length]!);
        const file = writeSections({ ...hashSetSections(set, 'weights'), 'weights.rows': rows }, {});
        const weights = readWeights(readSections(file), 'weights', width, 1);
        const features = Int32Array.from([...asked, ...known.slice(0, 20)]);
        const plain = new Int32Array(width);
        for (const feature of features) addWeights(weights, feature, plain, 0);
        const packed = packWeights(weights);
        const sums = new Int32Array(packed.room);
        addPacked(packed, features, features.length, sums);
        const unpacked = new Int32Array(width);
        unpackSums(packed, sums, unpacked, 0);
        assert.deepEqual(unpacked, plain);
      },
    ),
  );
});
