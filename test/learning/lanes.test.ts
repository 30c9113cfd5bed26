import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addFeatures, isNoSum, LANES, lanesOf, spread, writeSums } from '../../server/analysis/learning/lanes.ts';
import { readSections, writeSections } from '../../server/analysis/learning/sections.ts';
import {
  addWeights,
  hashSetSections,
  makeHashSet,
  readWeights,
  type Weights,
} from '../../server/analysis/learning/weights.ts';
import { runs } from '../runs.ts';

const hash = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer());

function weightsOf(known: readonly number[], width: number, numbers: readonly number[]): Weights {
  const { set } = makeHashSet(known);
  const rows = Int8Array.from({ length: known.length * width }, (_, i) => numbers[i % numbers.length]!);
  const file = writeSections({ ...hashSetSections(set, 'weights'), 'weights.rows': rows }, {});
  return readWeights(readSections(file), 'weights', width, 1);
}

test('weights that are added several at a time differ between labels as plain ones do', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(hash, { maxLength: 40 }),
      fc.array(hash, { maxLength: 60 }),
      fc.integer({ min: 1, max: 31 }),
      fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 1, maxLength: 50 }),
      fc.nat(20),
      (known, asked, width, numbers, split) => {
        const weights = weightsOf(known, width, numbers);
        const features = [...asked, ...known.slice(0, 20)];
        const plain = new Int32Array(width);
        for (const feature of features) addWeights(weights, feature, plain, 0);
        // Some are summed by themselves, and that sum is added.
        const lanes = lanesOf(weights);
        const sums = new Int32Array(2 * lanes.room);
        const [some, others] = [features.slice(0, split), features.slice(split)];
        addFeatures(lanes, { hashes: Int32Array.from(some), length: some.length }, sums, 0);
        addFeatures(lanes, { hashes: Int32Array.from(others), length: others.length }, sums, lanes.room);
        assert.equal(isNoSum(sums, 0, lanes.room), !some.some((feature) => known.includes(feature)));
        const both = Int32Array.of(0, lanes.room);
        for (let part = 0; part < lanes.room; part += LANES) writeSums(sums, both, 2, part, sums, lanes.room + part);
        const scores = new Int32Array(width);
        spread(sums, lanes.room, scores, 0, width);
        const surplus = scores[0]! - plain[0]!;
        assert.deepEqual(
          scores.map((score) => score - surplus),
          plain,
        );
      },
    ),
    runs(20),
  );
});

test('more than 31 labels are refused', () => {
  assert.throws(() => lanesOf(weightsOf([1], 32, [1])), /32 labels are too many/);
});
