import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addFeature } from '../../server/analysis/learning/hashing.ts';
import {
  addBatch,
  addFeatures,
  begins,
  emptyBatch,
  isBegun,
  LANES,
  lanesOf,
  place,
  spread,
  writeSums,
} from '../../server/analysis/learning/lanes.ts';
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

test('what is looked up together is added to the sums that it is for', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(hash, { maxLength: 40 }),
      fc.array(fc.array(hash, { maxLength: 8 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 15 }),
      (known, groups, width) => {
        const lanes = lanesOf(weightsOf(known, width, [3, -127, 0, 127]));
        const sums = new Int32Array(groups.length * LANES);
        const batch = emptyBatch();
        const alone = new Int32Array(groups.length * LANES);
        groups.forEach((group, index) => {
          for (const feature of group) addFeature(batch.features, feature);
          place(batch, index * LANES);
          addFeatures(lanes, { hashes: Int32Array.from(group), length: group.length }, alone, index * LANES);
        });
        addBatch(lanes, batch, sums);
        assert.deepEqual(sums, alone);
        addBatch(lanes, batch, sums);
        assert.deepEqual(sums, alone, 'nothing is left in the batch');
      },
    ),
    runs(20),
  );
});

test('a sum begins once, and that changes no label', () => {
  for (const width of [15, 31]) {
    const { room } = lanesOf(weightsOf([1], width, [1]));
    const sums = new Int32Array(2 * room);
    assert.equal(isBegun(sums, room, room), false);
    assert.deepEqual([begins(sums, room, room), begins(sums, room, room)], [true, false]);
    assert.deepEqual([isBegun(sums, 0, room), isBegun(sums, room, room)], [false, true]);
    const scores = new Int32Array(width);
    spread(sums, room, scores, 0, width);
    assert.deepEqual(scores, new Int32Array(width));
  }
});

test('more than 31 labels are refused', () => {
  assert.throws(() => lanesOf(weightsOf([1], 32, [1])), /32 labels are too many/);
});
