import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Imported } from '../../server/pages/imported.ts';
import { readWithin } from '../../server/pages/reader.ts';

const ARTICLE: Imported = { kind: 'article', name: 'a', text: 'A' };

test('a thread is ended when it has answered, when it fails, and when it takes too long', async () => {
  const cases: readonly (readonly [Promise<Imported>, Imported])[] = [
    [Promise.resolve(ARTICLE), ARTICLE],
    [Promise.reject(new Error('no memory')), { kind: 'refused', why: 'unreadable' }],
    [new Promise(() => {}), { kind: 'refused', why: 'unreadable' }],
  ];
  for (const [answer, expected] of cases) {
    let ended = 0;
    assert.deepEqual(await readWithin(20, { answer, end: () => (ended += 1) }), expected);
    assert.equal(ended, 1);
  }
});
