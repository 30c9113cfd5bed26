import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as pause } from 'node:timers/promises';
import { analyze } from '../../server/analysis/analyze.ts';
import { createOpenArticles } from '../../server/lsp/open-articles.ts';
import { models } from '../models.ts';

/** Opens articles, waits for one of them, and tells in which order their analyses ended. */
async function order(uris: readonly string[], awaited: string): Promise<readonly string[]> {
  const ended: string[] = [];
  let time = 0;
  const open = createOpenArticles({
    *analyze(text) {
      for (let step = 0; step < 5; step++) yield;
      return analyze(text, models);
    },
    // Every step takes a slice.
    now: () => (time += 10),
    pause,
    analysed: ({ uri }) => ended.push(uri),
    failed: assert.fail,
  });
  for (const uri of uris) open.changed(uri, 1, 'Tarvik');
  assert.equal((await open.current(awaited))?.uri, awaited);
  for (const uri of uris) await open.current(uri);
  return ended;
}

test('the article that somebody waits for is analysed first, and the others after it', async () => {
  assert.deepEqual(await order(['a', 'b', 'c'], 'a'), ['a', 'b', 'c']);
  assert.deepEqual(await order(['a', 'b', 'c'], 'c'), ['c', 'a', 'b']);
});
