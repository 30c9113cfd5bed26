import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify, readClassifier } from '../../server/analysis/learning/classifier.ts';
import { addFeature, combine, emptyFeatures, hashText } from '../../server/analysis/learning/hashing.ts';
import { type Example, trainClassifier } from '../../server/training/train-classifier.ts';

const labels = ['fruit', 'tool'];
const words: Readonly<Record<string, number>> = {
  'sweet red apple': 0,
  'sweet ripe pear': 0,
  'ripe red cherry': 0,
  'heavy iron hammer': 1,
  'sharp iron saw': 1,
  'heavy sharp axe': 1,
};

function featuresOf(text: string): Int32Array {
  return Int32Array.from(text.split(' '), (word) => combine(1, hashText(word)));
}

const examples: Example[] = Object.entries(words).map(([text, label]) => ({ features: featuresOf(text), label }));
const file = trainClassifier(examples, { labels, seed: 1, rarest: 1 });

function judge(text: string): { label: string | undefined; probability: number } {
  const features = emptyFeatures();
  for (const hash of featuresOf(text)) addFeature(features, hash);
  const probabilities = new Float64Array(labels.length);
  const best = classify(readClassifier(file), features, probabilities);
  assert.ok(Math.abs(probabilities.reduce((a, b) => a + b) - 1) < 1e-9);
  return { label: labels[best], probability: probabilities[best]! };
}

test('a classifier judges by the features it has seen', () => {
  assert.equal(judge('sweet ripe plum').label, 'fruit');
  assert.equal(judge('heavy iron tongs').label, 'tool');
  assert.ok(judge('sweet ripe plum').probability > judge('sweet iron plum').probability);
});

test('training twice gives the same bytes, wherever the file lies in memory', () => {
  assert.deepEqual(trainClassifier(examples, { labels, seed: 1, rarest: 1 }), file);
  const shifted = new Uint8Array(file.length + 3);
  shifted.set(file, 3);
  assert.deepEqual(readClassifier(shifted.subarray(3)).weights, readClassifier(file).weights);
});

test('a model keeps no more features than asked', () => {
  const small = readClassifier(trainClassifier(examples, { labels, seed: 1, rarest: 1, rows: 3 }));
  assert.equal(small.weights.known.lower.length, 3);
});

test('a file of another kind is refused', () => {
  assert.throws(() => readClassifier(new TextEncoder().encode('\u0002\u0000\u0000\u0000{}')), /no classifier/);
});
