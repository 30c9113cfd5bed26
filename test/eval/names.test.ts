import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Errors, Gold } from './gold.ts';
import { pairOf } from './pairs.ts';
import { scoreNames } from './score-names.ts';

/** Precision and recall of all names. */
function check(gold: string, system: string, expected: readonly [number, number], more: Partial<Gold> = {}): void {
  const scores = scoreNames([pairOf(gold, system, more)], new Map());
  assert.ok(scores !== undefined);
  assert.deepEqual([Math.round(scores.all.precision), Math.round(scores.all.recall)], expected);
}

test('a name counts where extent and type are right', () => {
  check('[Jana Novotna|person] in [Halvern|place]', '[Jana Novotna|person] in [Halvern|place]', [100, 100]);
  check('[Jana Novotna|person] in [Halvern|place]', '[Jana Novotna|person] in Halvern', [100, 50]);
  check('[Jana Novotna|person] in Halvern', 'Jana [Novotna|person] in Halvern', [0, 0]);
  check('[Jana Novotna|person] in Halvern', '[Jana Novotna|organization] in Halvern', [0, 0]);
});

test('a facility is a place', () => {
  check('[Pier Nine|facility]', '[Pier Nine|place]', [100, 100]);
});

test('types that gold does not have are left out', () => {
  check('[Jana|person] on Monday', '[Jana|person] on [Monday|date]', [100, 100]);
  check('[Jana|person] on [Monday|date]', '[Jana|person] on Monday', [100, 50], { types: ['person', 'date'] });
  check('[Jana|person]', '[Jana|person]', [0, 0], { types: ['place'] });
});

test('what gold is undecided about is scored for nobody', () => {
  check('[Jana|person] of Halvern', '[Jana|person] of [Halvern|place]', [100, 100], {
    undecided: [{ start: 8, end: 15 }],
  });
});

test('an article without mentions is not scored; one that has none is', () => {
  const noNames = { id: 'a', text: 'x', mentions: [] };
  assert.equal(scoreNames([{ gold: { id: 'a', text: 'x' }, system: {} }], new Map()), undefined);
  assert.equal(scoreNames([{ gold: noNames, system: {} }], new Map())?.all.f1, 0);
});

test('errors are told in their context', () => {
  const errors: Errors = new Map();
  scoreNames([pairOf('Mayor [Jana Novotna|person]\nspoke', 'Mayor Jana [Novotna|person] spoke')], errors);
  assert.deepEqual(
    [...errors],
    [
      ['missed person', ['a: …Mayor [[Jana Novotna]] spoke…']],
      ['invented person', ['a: …Mayor Jana [[Novotna]] spoke…']],
    ],
  );
});
