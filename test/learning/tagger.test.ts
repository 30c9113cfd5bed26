import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode, makeDecoder } from '../../server/analysis/learning/decode.ts';
import { combine, hashText } from '../../server/analysis/learning/hashing.ts';
import { kindOf, labelCount, labelOf, OUTSIDE, placeOf } from '../../server/analysis/learning/labels.ts';
import {
  beginProbability,
  computeLabels,
  computeMarginals,
  makeMarginals,
  spanProbability,
} from '../../server/analysis/learning/marginals.ts';
import { probabilityOf } from '../../server/analysis/learning/one-label.ts';
import { ALWAYS, bestSpans, makeWorkspace, readTagger, reserve } from '../../server/analysis/learning/tagger.ts';
import { addWeights } from '../../server/analysis/learning/weights.ts';
import { type Sequence, trainTagger, writeTagger } from '../../server/training/train-tagger.ts';
import { runs } from '../runs.ts';

const kinds = ['animal', 'colour'];
const width = labelCount(kinds.length);

/** A sentence whose spans are marked as in "the [dark red:colour] [fox:animal]". */
function sequenceOf(marked: string): Sequence & { readonly words: readonly string[] } {
  const words: string[] = [];
  const allowed: number[] = [];
  for (const [, span, kind, word] of marked.matchAll(/\[(.+?):(\w+)\]|(\S+)/g)) {
    const inside = span?.split(' ') ?? [];
    inside.forEach((_, i) => {
      const place = inside.length === 1 ? 3 : i === 0 ? 0 : i === inside.length - 1 ? 2 : 1;
      allowed.push(1 << labelOf(kinds.indexOf(kind ?? ''), place));
    });
    words.push(...inside);
    if (word !== undefined) {
      words.push(word);
      allowed.push(1);
    }
  }
  const features = words.flatMap((_, i) => featuresAt(words, i));
  return {
    words,
    features: Int32Array.from(features),
    ends: Uint32Array.from(words, (_, i) => (features.length / words.length) * (i + 1)),
    allowed: Uint32Array.from(allowed),
    inside: new Uint8Array(words.length).fill(1),
    weight: 1,
  };
}

function featuresAt(words: readonly string[], i: number): number[] {
  const hashed = [words[i], words[i - 1] ?? '', words[i + 1] ?? ''];
  return [...hashed.map((word, place) => combine(place, hashText(word ?? ''))), ALWAYS];
}

const sentences = [
  'the [dark red:colour] [fox:animal] saw a [hen:animal]',
  'a [red:colour] coat and a [dark blue:colour] one',
  'the [hen:animal] saw the [fox:animal]',
  'he saw the [pale blue:colour] [sea lion:animal]',
  'a [sea lion:animal] in the [dark:colour]',
  'the coat he saw',
].map(sequenceOf);

const settings = { kinds: kinds.length, seed: 3, epochs: 12, rate: 0.2, dropout: 0, rarest: 1 };
const file = writeTagger(trainTagger(sentences, settings), kinds, 1000);

function check(text: string, ...expected: string[]): void {
  checkWith(file, text, ...expected);
}

function checkWith(model: Uint8Array, text: string, ...expected: string[]): void {
  const words = text.split(' ');
  const tagger = readTagger(model);
  const inside = new Uint8Array(words.length).fill(1);
  const workspace = makeWorkspace(kinds.length);
  reserve(workspace, words.length);
  for (let i = 0; i < words.length; i++) {
    for (const hash of featuresAt(words, i)) addWeights(tagger.weights, hash, workspace.scores, i * width);
  }
  const spans = bestSpans(tagger, workspace, inside, words.length);
  const shown = spans.map(({ kind, first, end }) => `${kinds[kind]}: ${words.slice(first, end).join(' ')}`);
  assert.deepEqual(shown, expected);
  for (const { probability } of spans) assert.ok(probability > 0 && probability <= 1);
}

test('a tagger finds spans of one word and of several', () => {
  check('a fox saw the dark red hen', 'animal: fox', 'colour: dark red', 'animal: hen');
  check('the pale blue sea lion', 'colour: pale blue', 'animal: sea lion');
  check('he saw the coat');
});

test('training twice gives the same bytes', () => {
  assert.deepEqual(writeTagger(trainTagger(sentences, settings), kinds, 1000), file);
});

test('what a set leaves open is learned from the others', () => {
  const silent: Sequence = { ...sequenceOf('the hen saw a fox'), allowed: new Uint32Array(5).fill(31) };
  const trained = writeTagger(trainTagger([...sentences, silent], settings), kinds, 1000);
  checkWith(trained, 'the hen saw a fox', 'animal: hen', 'animal: fox');
});

// Small taggers can be tried out completely: every labelling, its score, and the sum over all.

const smallScores = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: width, maxLength: width * 4 });
const smallTransitions = fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 9, maxLength: 9 });

function* labellings(length: number, transitions: readonly number[], scores: readonly number[]) {
  const labels = new Uint8Array(length);
  function* from(
    i: number,
    ended: number,
    open: number,
    score: number,
  ): Generator<{ labels: Uint8Array; score: number }> {
    if (i === length) {
      if (open < 0) yield { labels: labels.slice(), score };
      return;
    }
    for (let label = 0; label < width; label++) {
      const place = label === OUTSIDE ? -1 : placeOf(label);
      const starts = label === OUTSIDE || place === 0 || place === 3;
      if (starts !== open < 0 || (!starts && kindOf(label) !== open)) continue;
      const state = label === OUTSIDE ? 0 : kindOf(label) + 1;
      labels[i] = label;
      const worth = scores[i * width + label]! + (starts ? transitions[ended * 3 + state]! : 0);
      yield* from(
        i + 1,
        place === 0 || place === 1 ? ended : state,
        place === 0 || place === 1 ? state - 1 : -1,
        score + worth,
      );
    }
  }
  yield* from(0, 0, -1, 0);
}

test('decode finds the best of all labellings, and the marginals add all of them up', () => {
  fc.assert(
    fc.property(smallScores, smallTransitions, (scores, transitions) => {
      const length = Math.floor(scores.length / width);
      const all = [...labellings(length, transitions, scores)];
      const labels = new Uint8Array(length);
      const inside = new Uint8Array(length).fill(1);
      const best = decode(
        makeDecoder(2),
        Int32Array.from(scores),
        Int32Array.from(transitions),
        inside,
        length,
        labels,
      );
      assert.equal(best, Math.max(...all.map(({ score }) => score)));
      assert.ok(
        all.some(({ labels: other, score }) => score === best && other.every((label, i) => label === labels[i])),
      );

      const scale = 0.1;
      const marginals = makeMarginals(2);
      const factors = Float64Array.from(transitions, (worth) => Math.exp(worth * scale));
      const any = new Uint32Array(length).fill(2 ** width - 1);
      const log = computeMarginals(marginals, Int32Array.from(scores), scale, factors, any, length);
      const total = all.reduce((sum, { score }) => sum + Math.exp(score * scale), 0);
      assert.ok(Math.abs(log - Math.log(total)) < 1e-6);
      const span = all.filter(({ labels: other }) => other[0] === labelOf(1, 3));
      const share = span.reduce((sum, { score }) => sum + Math.exp(score * scale), 0) / total;
      assert.ok(Math.abs(spanProbability(marginals, 1, 0, 1) - share) < 1e-9);
      computeLabels(marginals, length);
      assert.ok(Math.abs(marginals.labels[labelOf(1, 3)]! - share) < 1e-9);
      for (let token = 0; token < length; token++) {
        const beginning = [0, 1].flatMap((kind) => [labelOf(kind, 0), labelOf(kind, 3)]);
        const sum = beginning.reduce((sum, label) => sum + marginals.labels[token * width + label]!, 0);
        assert.ok(Math.abs(beginProbability(marginals, 2, token) - sum) < 1e-9);
      }
      for (let at = 0; at < length * width; at++) {
        const [token, label] = [Math.floor(at / width), at % width];
        const alone = probabilityOf(Int32Array.from(scores), scale, factors, 2, length, token, label);
        assert.ok(Math.abs(alone - marginals.labels[at]!) < 0.01);
      }
    }),
    runs(20),
  );
});

test('tokens that may not lie in a span do not', () => {
  const scores = new Int32Array(3 * width).fill(5);
  scores[0] = scores[width] = scores[2 * width] = -50;
  const labels = new Uint8Array(3);
  decode(makeDecoder(2), scores, new Int32Array(9), Uint8Array.of(1, 0, 1), 3, labels);
  assert.equal(labels[1], OUTSIDE);
  assert.notEqual(labels[0], OUTSIDE);
  assert.notEqual(labels[2], OUTSIDE);
});
