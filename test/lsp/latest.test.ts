import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createLatest } from '../../server/lsp/latest.ts';

test('a newer run stops the one before and waits for its end; of those that wait only the newest begins', async () => {
  const told: string[] = [];
  let begun = 0;
  const latest = createLatest(async ({ signal }) => {
    begun += 1;
    const name = begun;
    told.push(`${name} begins`);
    for (let step = 0; step < 3 && !signal.aborted; step++) await setImmediate();
    told.push(`${name} ${signal.aborted ? 'is stopped' : 'ends'}`);
  });
  void latest.run();
  await setImmediate();
  await Promise.all([latest.run(), latest.run(), latest.run()]);
  assert.deepEqual(told, ['1 begins', '1 is stopped', '2 begins', '2 ends']);
});

test('what is stopped has ended, and may be run again', async () => {
  const told: string[] = [];
  const latest = createLatest(async ({ signal }) => {
    await setImmediate();
    told.push(signal.aborted ? 'stopped' : 'ended');
  });
  void latest.run();
  // It has not begun to wait for anything yet.
  await setImmediate();
  await latest.stop();
  await latest.run();
  assert.equal(told.at(-1), 'ended');
});
