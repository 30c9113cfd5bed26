import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Errors } from './gold.ts';
import { pairOf } from './pairs.ts';
import { scoreEntities } from './score-entities.ts';

/** Precision and recall of B-cubed over all mentions and over those in other articles; every pair is an article. */
function check(
  articles: readonly (readonly [string, string])[],
  all: readonly number[],
  others: readonly number[],
): void {
  const pairs = articles.map(([gold, system], index) => pairOf(gold, system, { id: String(index) }));
  const scores = scoreEntities(pairs, new Map());
  assert.ok(scores !== undefined);
  assert.deepEqual([scores.all.precision, scores.all.recall].map(Math.round), all);
  assert.deepEqual([scores.otherArticles.precision, scores.otherArticles.recall].map(Math.round), others);
}

test('ids may be any, as long as the same mentions share them', () => {
  check(
    [
      ['[Jana|person|a] [Halvern|place|b]', '[Jana|person|x] [Halvern|place|y]'],
      ['[Novotna|person|a]', '[Novotna|person|x]'],
    ],
    [100, 100],
    [100, 100],
  );
});

test('what should be one and is not costs recall', () => {
  check(
    [
      ['[Jana|person|a]', '[Jana|person|x]'],
      ['[Novotna|person|a]', '[Novotna|person|y]'],
    ],
    [100, 50],
    [0, 0],
  );
});

test('what is one and should not be costs precision', () => {
  check(
    [
      ['[Novotna|person|a]', '[Novotna|person|x]'],
      ['[Novotna|person|b]', '[Novotna|person|x]'],
    ],
    [50, 100],
    [0, 0],
  );
});

test('a mention that was not found stands alone', () => {
  check([['[Jana|person|a] and [Jana|person|a]', '[Jana|person|x] and Jana']], [100, 50], [0, 0]);
  const scores = scoreEntities([pairOf('[Jana|person|a] and [Jana|person|a]', '[Jana|person|x] and Jana')], new Map());
  assert.equal(scores?.found, 50);
  assert.equal(scores?.ofFound.f1, 100);
});

test('without entities in gold there is nothing to score', () => {
  assert.equal(scoreEntities([pairOf('[Jana|person]', '[Jana|person|x]')], new Map()), undefined);
});

test('what was joined or split wrongly is told', () => {
  const errors: Errors = new Map();
  scoreEntities(
    [pairOf('[Jana|person|a] [Ivo|person|b] [Ivo|person|b]', '[Jana|person|x] [Ivo|person|x] [Ivo|person|y]')],
    errors,
  );
  assert.deepEqual(
    [...errors],
    [
      ['taken for one', ['x = a (1: Jana), b (1: Ivo)']],
      ['taken for several', ['b = x (1: Ivo), y (1: Ivo)']],
    ],
  );
});
