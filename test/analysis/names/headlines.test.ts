import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headlinesOf } from '../../../server/training/headlines.ts';

/** Many sentences, so that some are written as headlines. */
const SENTENCE = 'The mayor of Halvern says she will not go to Bonn.';
const article = { id: 'a', text: `${SENTENCE} `.repeat(100).trim() };

test('some sentences are written as headlines too, and nothing is learned from the others twice', () => {
  const copy = headlinesOf(article, 1);
  assert.equal(copy?.text.length, article.text.length);
  const left = new Set(copy?.noise?.map(({ start }) => start));
  for (let start = 0; start < article.text.length; start += SENTENCE.length + 1) {
    const expected = left.has(start) ? SENTENCE : 'The Mayor of Halvern Says She Will Not Go to Bonn.';
    assert.equal(copy?.text.slice(start, start + SENTENCE.length), expected);
  }
  assert.ok(left.size > 80 && left.size < 100, `${left.size} of 100 are left`);
});

test('the same number tells the same sentences', () => {
  assert.deepEqual(headlinesOf(article, 7), headlinesOf(article, 7));
  assert.notDeepEqual(headlinesOf(article, 7), headlinesOf(article, 8));
});
