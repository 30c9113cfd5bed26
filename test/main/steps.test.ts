import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finish, finishInTurns } from '../../server/main/steps.ts';

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
  assert.equal(finish(slow(3)), 'done');
  assert.equal(await finishInTurns(slow(3)), 'done');
});

test('others get their turn while many steps are run', async () => {
  let turns = 0;
  const count = (): void => {
    turns += 1;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  await finishInTurns(slow(60));
  clearImmediate(next);
  assert.ok(turns >= 3, `${turns} turns`);
});

test('steps that are cancelled end early', async () => {
  let asked = 0;
  assert.equal(await finishInTurns(slow(1000), () => ++asked > 5), undefined);
});
