import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BIAS, classify } from '../../../server/analysis/learning/classifier.ts';
import { emptyFeatures } from '../../../server/analysis/learning/hashing.ts';
import { addWeights } from '../../../server/analysis/learning/weights.ts';
import {
  argumentFeatures,
  lookAtCue,
  noCue,
  nothingBetween,
} from '../../../server/analysis/quotations/argument-features.ts';
import { makeTextSums, scoreArguments } from '../../../server/analysis/quotations/argument-scores.ts';
import { windowOf, wordsFor } from '../../../server/analysis/quotations/attributions.ts';
import { contextOf } from '../../../server/analysis/quotations/context.ts';
import { cueFeatures } from '../../../server/analysis/quotations/cue-features.ts';
import { cueOdds } from '../../../server/analysis/quotations/cue-odds.ts';
import { findMarked } from '../../../server/analysis/quotations/marks.ts';
import { reserveSums } from '../../../server/analysis/quotations/sums.ts';
import { unitsOf } from '../../../server/analysis/quotations/units.ts';
import { layOut } from '../../../server/training/lay-out.ts';
import { models } from '../../models.ts';

const TEXT = `Mayor Anna Berg said on Monday that “nobody has won,” but her deputy, who spoke later, denied it. “We have,” he said.

According to the council, the vote was fair. “It was,” it added, “and it will be.” The press asked why nobody had told them so.`;

const { attributor } = models.quotations;
const words = wordsFor(attributor);
const { blocks, tokens, sentences } = layOut(TEXT);
const units = unitsOf(TEXT, words, tokens, sentences, findMarked(TEXT, blocks));
const context = contextOf(units, words.facts);

test('what is summed once and kept is what each feature says by itself: of arguments', () => {
  const { scorer, tagger } = attributor;
  const { weights } = tagger;
  const features = emptyFeatures();
  const sums = makeTextSums(units);
  for (let i = 0; i < units.length; i++) {
    const { first, end } = windowOf(units, i);
    const length = (end - first) * weights.width;
    const fast = new Int32Array(length);
    lookAtCue(words.facts, units, i, first, end, 0.7, scorer.cue);
    scoreArguments(scorer, words, sums, units, context, first, end, fast);
    const slow = new Int32Array(length);
    const cue = noCue();
    lookAtCue(words.facts, units, i, first, end, 0.7, cue);
    for (let unit = first; unit < end; unit++) {
      argumentFeatures(words.facts, units, context, cue, unit, nothingBetween(), features);
      for (const hash of features.hashes.subarray(0, features.length)) {
        addWeights(weights, hash, slow, (unit - first) * weights.width);
      }
    }
    for (let at = 0; at < length; at += weights.width) {
      for (let label = 1; label < weights.width; label++) {
        assert.equal(fast[at + label]! - fast[at]!, slow[at + label]! - slow[at]!);
      }
    }
  }
});

test('what is summed once and kept is what each feature says by itself: of cues', () => {
  const { cues } = attributor;
  const features = emptyFeatures();
  const probabilities = new Float64Array(2);
  let looked = 0;
  reserveSums(words.ownCueSums, words.count);
  reserveSums(words.cueSums, words.count);
  for (let i = 0; i < units.length; i++) {
    const odds = cueOdds(cues, features, words, units, context, i);
    if (odds === Number.NEGATIVE_INFINITY) continue;
    looked += 1;
    cueFeatures(words.facts, units, context, i, features);
    assert.ok(!features.hashes.subarray(0, features.length).includes(BIAS));
    classify(cues, features, probabilities);
    assert.ok(Math.abs(odds - Math.log(probabilities[1]! / probabilities[0]!)) < 1e-6);
  }
  assert.ok(looked > 4);
});
