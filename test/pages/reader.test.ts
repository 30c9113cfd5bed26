import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Imported } from '../../server/pages/imported.ts';
import { type PageThread, pageReader } from '../../server/pages/reader.ts';

const ARTICLE: Imported = { kind: 'article', name: 'a', text: 'A' };
const UNREADABLE: Imported = { kind: 'refused', why: 'unreadable' };

const answers: Readonly<Record<string, () => Promise<Imported>>> = {
  read: async () => ARTICLE,
  fail: () => Promise.reject(new Error('no memory')),
  'never answer': () => new Promise(() => {}),
};

/** What becomes of pages, each told by what its thread does with it, and how many threads were begun and ended for them. */
async function check(pages: readonly string[], imported: readonly Imported[], threads: number): Promise<void> {
  let [begun, ended] = [0, 0];
  const begin = (): PageThread => {
    begun += 1;
    return {
      read: (bytes) => answers[Buffer.from(bytes).toString()]!(),
      end() {
        ended += 1;
      },
    };
  };
  const reader = pageReader(begin, 20);
  const found: Imported[] = [];
  for (const page of pages) found.push(await reader.read(Buffer.from(page)));
  reader.end();
  assert.deepEqual({ found, begun, ended }, { found: imported, begun: threads, ended: threads });
}

test('one thread reads all pages, and is ended with the reader', async () => {
  await check(['read', 'read', 'read'], [ARTICLE, ARTICLE, ARTICLE], 1);
  await check([], [], 0);
});

test('a thread that fails or takes too long is ended, and the next page gets another', async () => {
  await check(['fail', 'read'], [UNREADABLE, ARTICLE], 2);
  await check(['read', 'never answer', 'read', 'read'], [ARTICLE, UNREADABLE, ARTICLE, ARTICLE], 2);
  await check(['never answer'], [UNREADABLE], 1);
});
