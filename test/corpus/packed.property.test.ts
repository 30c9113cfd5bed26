import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../server/analysis/analyze.ts';
import { type Digest, excerptOf } from '../../server/corpus/digest.ts';
import { digestOf } from '../../server/corpus/digesting.ts';
import { glanceOf } from '../../server/corpus/glance.ts';
import { linesIn, packDigest, unpackDigest, unpackExcerpt, unpackLook } from '../../server/corpus/packed.ts';
import { text } from '../arbitrary.ts';
import { models } from '../models.ts';
import { runs } from '../runs.ts';

test('a digest that was packed and unpacked is the digest, and so are its glance and its excerpts', () => {
  fc.assert(
    fc.property(text, (source) => {
      const digest = digestOf(analyze(source, models), source);
      // Copied, for what is read part by part.
      const packed = packDigest(digest);
      const copy: Digest = { ...unpackDigest(JSON.parse(JSON.stringify(packed))) };
      assert.deepEqual(copy, digest);
      assert.deepEqual({ ...unpackLook(packed) }, { ...glanceOf(digest) });
      assert.deepEqual(linesIn(packed), digest.lines);
      digest.contexts.forEach((_, local) => {
        assert.deepEqual(unpackExcerpt(packed.contexts, local), excerptOf(digest, local));
      });
    }),
    runs(20),
  );
});
