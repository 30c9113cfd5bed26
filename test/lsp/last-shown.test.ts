import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLastShown, type LastShown } from '../../server/lsp/last-shown.ts';

/** A session that keeps what it showed at the end. */
function session(files: Map<string, string>): { shown: LastShown; end(): Promise<void> } {
  const written = Promise.resolve();
  const waiting: (() => void)[] = [];
  const host = {
    after(_: number, action: () => void) {
      waiting.push(action);
      return () => {};
    },
    keepsake: (storage: string, name: string) => ({
      read: async () => files.get(storage + name),
      write(text: string) {
        files.set(storage + name, text);
        return written;
      },
    }),
  };
  return {
    shown: createLastShown(host, () => ({ folders: ['b', 'a'], storage: '/s' })),
    async end() {
      for (const action of waiting) action();
      await new Promise(setImmediate);
      await written;
    },
  };
}

test('an answer is found in the next session, and not before; of very many only the last', async () => {
  const files = new Map<string, string>();
  const first = session(files);
  for (let i = 0; i < 100; i++) first.shown.note('view', { page: i }, [i]);
  first.shown.note('view', { page: 99 }, ['last']);
  assert.equal(await first.shown.find('view', { page: 99 }), undefined);
  await first.end();
  const second = session(files);
  assert.deepEqual(await second.shown.find('view', { page: 99 }), ['last']);
  assert.equal(await second.shown.find('view', { page: 1 }), undefined);
  assert.equal(await second.shown.find('other', { page: 99 }), undefined);
  second.shown.note('view', { page: 1 }, 'new');
  await second.end();
  const third = session(files);
  assert.deepEqual(await third.shown.find('view', { page: 99 }), ['last']);
  assert.equal(await third.shown.find('view', { page: 1 }), 'new');
});

test('a file that is none of ours, or damaged, counts for nothing', async () => {
  for (const text of ['', '{', 'null', '[]', '{"format":0,"answers":[]}', '{"format":1,"answers":[1,["view {}"]]}']) {
    const { shown } = session(new Map([['/sa\nb', text]]));
    assert.equal(await shown.find('view', {}), undefined);
  }
});
