import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pack, unpack } from '../../server/analysis/learning/packing.ts';
import { readSections, writeSections } from '../../server/analysis/learning/sections.ts';
import { hashSetSections, makeHashSet } from '../../server/analysis/learning/weights.ts';
import { runs } from '../runs.ts';

const hashes = fc.uniqueArray(fc.oneof(fc.integer(), fc.constantFrom(0, -1, 0xffff, 0x10000)), { maxLength: 60 });
const weights = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: -127, max: 127 })));

test('a model that was packed is the same when it is unpacked', () => {
  fc.assert(
    fc.property(hashes, hashes, weights, (known, others, rows) => {
      const within = writeSections({ ...hashSetSections(makeHashSet(others).set, 'weights') }, { labels: ['a', 'b'] });
      const file = writeSections(
        {
          ...hashSetSections(makeHashSet(known).set, 'weights'),
          'weights.rows': Int8Array.from(rows),
          transitions: Float32Array.of(0.5, -2),
          'second.model': within,
          'third.model': new Uint8Array(0),
        },
        { kinds: ['person'], scale: 0.25 },
      );
      assert.deepEqual(unpack(pack(file)), file);
    }),
    runs(30),
  );
});

test('buckets and zeros are not written', () => {
  const { set } = makeHashSet([7, 0x10007, -1]);
  const file = writeSections(
    { ...hashSetSections(set, 'weights'), 'weights.rows': Int8Array.of(0, 0, -5, 0, 0, 0, 0, 0, 0, 9) },
    { scale: 1 },
  );
  const { names, bytes } = readSections(pack(file));
  assert.deepEqual(names, ['weights.gaps', 'weights.rows.bits', 'weights.rows.bytes']);
  // From 0 to 7, from there to the same place of the next bucket, and on to the last hash there is: the lowest bytes first.
  assert.deepEqual([...bytes('weights.gaps')], [7, 0, 0xf8, 0, 0, 0xff, 0, 1, 0xfe, 0, 0, 0xff]);
  assert.deepEqual([...bytes('weights.rows.bits')], [0b00000100, 0b00000010]);
  assert.deepEqual([...bytes('weights.rows.bytes')], [-5 & 0xff, 9]);
});

test('a model that was not packed is not taken for one that was', () => {
  assert.throws(() => unpack(writeSections({ transitions: Float32Array.of(1) }, { scale: 1 })), /not packed/);
});
