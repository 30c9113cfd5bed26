import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gold } from './gold.ts';
import { spanOf } from './pairs.ts';
import { scoreNoise } from './score-noise.ts';

const text = 'Share this\nThe harbour opened.\n\nTags: port\nSee you.';

/** Precision and recall of noise lines, and of the text kept. */
function check(
  gold: readonly string[],
  system: readonly string[],
  expected: readonly number[],
  more: Partial<Gold> = {},
): void {
  const spans = (words: readonly string[]) => words.map((line) => spanOf(text, line));
  const scores = scoreNoise(
    [{ gold: { id: 'a', text, noise: spans(gold), ...more }, system: { noise: spans(system) } }],
    new Map(),
  );
  assert.ok(scores !== undefined);
  const { lines, kept } = scores;
  assert.deepEqual([lines.precision, lines.recall, kept.precision, kept.recall].map(Math.round), expected);
}

test('lines are right or wrong as a whole', () => {
  check(['Share this', 'Tags: port'], ['Share this', 'Tags: port'], [100, 100, 100, 100]);
  check(['Share this', 'Tags: port'], ['Share this'], [100, 50, 73, 100]);
  check(['Share this'], ['Share this', 'See you.'], [50, 100, 100, 78]);
});

test('a line counts as marked where half of it is', () => {
  check(['Share this'], ['Share'], [100, 100, 100, 100]);
  check(['Share this'], ['Shar'], [0, 0, 79, 100]);
});

test('lines that gold is undecided about do not count', () => {
  check(['Share this'], ['Share this', 'Tags: port'], [100, 100, 100, 100], {
    undecided: [spanOf(text, 'Tags: port')],
  });
});

test('an article whose noise nobody marked is not scored', () => {
  assert.equal(scoreNoise([{ gold: { id: 'a', text }, system: {} }], new Map()), undefined);
});
