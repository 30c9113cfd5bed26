import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import { finished } from '../../server/corpus/steps.ts';
import { inTurns } from '../../server/lsp/turns.ts';

const turns = { now: () => performance.now(), pause: () => pause() };

/** Steps of a millisecond each, and what they come to. */
function* slow(steps: number): Generator<void, string> {
  for (let i = 0; i < steps; i++) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    yield;
  }
  return 'done';
}

test('steps are run to their end', async () => {
  assert.equal(finished(slow(3)), 'done');
  assert.equal(await inTurns(turns, slow(3)), 'done');
});

test('others get their turn while many steps are run', async () => {
  let taken = 0;
  const count = (): void => {
    taken += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  await inTurns(turns, slow(60));
  clearImmediate(next);
  assert.ok(taken >= 3, `${taken} turns`);
});

test('steps that are cancelled end early', async () => {
  let asked = 0;
  assert.equal(await inTurns(turns, slow(1000), () => ++asked > 5), undefined);
});
