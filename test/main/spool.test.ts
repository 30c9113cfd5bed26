import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSpool } from '../../server/main/spool.ts';

async function check(values: readonly string[], inMemory: number): Promise<void> {
  const spool = createSpool<string>(inMemory);
  for (const value of values) spool.add(value);
  const back: string[] = [];
  for await (const value of spool.values()) back.push(value);
  spool.close();
  assert.deepEqual(back, values);
}

const values = Array.from({ length: 3000 }, (_, i) => `${i} — “čtyři” \n `.repeat(i % 40));

test('what is added comes back in its order', async () => {
  await check([], 100);
  await check(['one', 'two'], 100);
});

test('what is too much for memory goes through a file', async () => {
  await check(values, 1000);
});

test('lone surrogates survive the file', async () => {
  await check(['a\uD83D', '\uDE00b'], 1);
});
