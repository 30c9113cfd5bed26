import assert from 'node:assert/strict';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCorpus } from '../../server/corpus/corpus.ts';
import { gistOf } from '../../server/corpus/gist.ts';
import { createTexts } from '../../server/corpus/texts.ts';
import { type SqliteOptions, sqliteStore } from '../../server/store/sqlite.ts';
import type { KnownArticle, Store, StoredArticle } from '../../server/store/store.ts';
import { digest, pleading, quoting } from '../corpus/digests.ts';
import { finish } from '../features/corpora.ts';
import { models } from '../models.ts';

/** A store in a folder of its own, and what it told. */
function withStores(
  run: (open: (options?: Partial<SqliteOptions>) => Store, file: string, told: string[]) => void,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-store-'));
  const told: string[] = [];
  try {
    run(
      (options) =>
        sqliteStore(join(folder, 'store'), {
          analyser: '1',
          texts: createTexts(),
          tell: (message) => told.push(message),
          ...options,
        }),
      join(folder, 'store.sqlite'),
      told,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function article(number: number, name = `Ann Field ${number}`): StoredArticle {
  const uri = `file:///${number}.article`;
  return {
    uri,
    size: number,
    modified: 1.5 * number,
    hash: `${number}`,
    analysedWith: `settings ${number % 2}`,
    ...(number % 3 === 0 && { remark: 'read as Windows-1252' }),
    digest: digest('2025-02-01', [['person', name]]),
  };
}

function articlesIn(store: Store): KnownArticle[] {
  return [...store.load()].filter((article) => article !== undefined);
}

function loaded(store: Store): string[] {
  return articlesIn(store).map(({ uri, size, modified, hash, analysedWith, remark }) =>
    [uri, size, modified, hash, analysedWith, remark ?? 'as it is', store.read(uri)?.entities[0]?.name].join(' '),
  );
}

const shown = (number: number, name = `Ann Field ${number}`): string =>
  [
    `file:///${number}.article ${number} ${1.5 * number} ${number} settings ${number % 2}`,
    number % 3 === 0 ? 'read as Windows-1252' : 'as it is',
    name,
  ].join(' ');

test('what was put is there at the next start, what was removed is not', () => {
  withStores((open, _, told) => {
    const store = open();
    store.put([article(1), article(2), article(3)]);
    store.put([article(2, 'Benjamin Hill')]);
    store.remove(['file:///1.article', 'file:///9.article']);
    store.close();
    const again = open();
    assert.deepEqual(loaded(again).sort(), [shown(2, 'Benjamin Hill'), shown(3)]);
    again.close();
    assert.deepEqual(told, []);
  });
});

test('a file that was written again with the same content is known by its new time', () => {
  withStores((open) => {
    const store = open();
    store.put([article(1), article(2)]);
    store.touch([
      { uri: 'file:///2.article', size: 2, modified: 77, hash: '2', analysedWith: '' },
      { ...article(9), modified: 5 },
    ]);
    assert.deepEqual(
      articlesIn(store)
        .map(({ uri, modified }) => `${uri} ${modified}`)
        .sort(),
      ['file:///1.article 1.5', 'file:///2.article 77'],
    );
    store.close();
  });
});

test('what another analyser made is thrown away', () => {
  withStores((open) => {
    const store = open();
    store.put([article(1)]);
    store.close();
    const other = open({ analyser: '2' });
    assert.deepEqual(loaded(other), []);
    other.close();
  });
});

test('a second session at the same time has a store of its own', () => {
  withStores((open, _, told) => {
    const first = open();
    first.put([article(1)]);
    const second = open();
    assert.deepEqual(loaded(second), []);
    second.put([article(2)]);
    second.close();
    assert.deepEqual(loaded(first), [shown(1)]);
    first.close();
    assert.match(
      told.join(),
      /^[^,]*store\.sqlite is in use by another session; this one keeps its articles beside it\.$/,
    );
  });
});

test('a file that is none of ours is set aside with a word', () => {
  withStores((open, file, told) => {
    writeFileSync(file, 'this was never a database, however long one looks at it '.repeat(100));
    const store = open();
    store.put([article(1)]);
    assert.deepEqual(loaded(store), [shown(1)]);
    store.close();
    assert.match(told.join(), /damaged .*set aside as .*store\.sqlite\.damaged; the articles are read again\.$/);
    assert.ok(readdirSync(join(file, '..')).includes('store.sqlite.damaged'));
  });
});

test('a file that lost its end gives what is whole, and goes on', () => {
  withStores((open, file) => {
    const store = open();
    store.put(Array.from({ length: 600 }, (_, number) => article(number)));
    store.close();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const again = open();
    const before = loaded(again);
    assert.ok(before.every((line) => /^file:\/\/\/(\d+)\.article \1 [\d.]+ \1 settings .* Ann Field \1$/.test(line)));
    again.put([article(1000)]);
    assert.ok(loaded(again).includes(shown(1000)));
    again.close();
  });
});

test('what a gist tells is what the digest of the article tells, whatever else the corpus has read', () => {
  withStores((open) => {
    const store = open();
    const kept = pleading(
      quoting(
        digest('2025-02-01', [
          ['person', 'Łukasz Żak'],
          ['place', 'Kyiv', 'Kiev'],
        ]),
        'It is done, said nobody who was there that day.',
      ),
      1,
    );
    store.put([article(1), { ...article(2), digest: { ...kept, source: 'Daily Post' } }]);
    store.close();
    const texts = createTexts();
    texts.numberOf('Kiev');
    const again = open({ texts });
    const [, found] = articlesIn(again);
    assert.deepEqual(found?.gist, gistOf({ ...kept, source: 'Daily Post' }, texts));
    again.close();
  });
});

test('a glance and an excerpt are read by themselves, or nothing where they are not what was written', () => {
  withStores((open, file) => {
    const store = open();
    store.put([
      { ...article(1), digest: { ...article(1).digest, title: 'A harbour' } },
      { ...article(2), digest: { ...article(2).digest, title: 'A bridge' } },
    ]);
    store.close();
    overwrite(file, '"A bridge",[0', 'U');
    overwrite(file, '"A bridge",[[', 'U');
    const again = open();
    assert.equal(again.glimpse('file:///1.article')?.title, 'A harbour');
    assert.equal(again.glimpse('file:///2.article'), undefined);
    assert.equal(again.excerpt('file:///1.article', 0)?.title, 'A harbour');
    assert.equal(again.excerpt('file:///2.article', 0), undefined);
    again.close();
  });
});

test('an article of which a byte has changed is not there', () => {
  withStores((open, file, told) => {
    const store = open();
    store.put([article(1, 'Ann Field'), article(2, 'Benjamin Hill')]);
    store.close();
    overwrite(file, '"Benjamin Hill",', 'J');
    const again = open();
    assert.equal(again.read('file:///2.article'), undefined);
    assert.equal(again.read('file:///1.article')?.entities[0]?.name, 'Ann Field');
    assert.deepEqual(again.mentions('file:///1.article'), article(1, 'Ann Field').digest.mentions);
    again.close();
    assert.deepEqual(told, []);
  });
});

test('a snapshot is there at the next start, with what is kept as it was when it was taken', () => {
  withStores((open, file, told) => {
    const corpus = createCorpus(models.givenNames);
    const all = [article(1, 'Ann Field'), article(2, 'Benjamin Hill'), article(3, 'Łukasz Żak')];
    const first = open({ texts: corpus.texts });
    first.put(all);
    for (const { uri, digest } of all) {
      corpus.put(uri, digest);
      if (uri !== all[2]!.uri) corpus.putAway(uri, corpus.digest(uri)!, first);
    }
    finish(first.keep(finish(corpus.snapshot(first))!));
    first.put([article(1, 'Ann Lee')]);
    first.close();

    const next = createCorpus(models.givenNames);
    next.texts.numberOf('Benjamin Hill');
    const again = open({ texts: next.texts });
    const { snapshot, current } = finish(again.snapshot())!;
    // What was in memory only may be otherwise than what is kept.
    assert.deepEqual([...current], [all[1]!.uri]);
    assert.equal(finish(next.adopt(snapshot, (uri) => current.has(uri), again)), true);
    assert.deepEqual(
      next.entities().map(({ name }) => name),
      ['Benjamin Hill'],
    );
    assert.deepEqual(
      [...again.load(current)].flatMap((article) => article?.gist ?? []).map((gist) => gist.entities.length),
      [8, 8],
    );
    again.close();

    overwrite(file, '"benjamin hill"', 'J');
    const damaged = open({ texts: createTexts() });
    assert.equal(finish(damaged.snapshot()), undefined);
    assert.equal(articlesIn(damaged).length, 3);
    damaged.close();
    assert.deepEqual(told, []);
  });
});

test('where a byte of the texts has changed, all is made anew', () => {
  withStores((open, file, told) => {
    const store = open();
    store.put([article(1, 'Ann Field'), article(2, 'Benjamin Hill')]);
    store.close();
    overwrite(file, '"Benjamin Hill"]', 'J');
    const again = open();
    assert.deepEqual(loaded(again), []);
    again.close();
    assert.match(told.join(), /damaged .*set aside/);
  });
});

test('on a full disk the session goes on, told once', () => {
  withStores((open, _, told) => {
    const store = open({ pages: 20 });
    for (let number = 0; number < 100; number++) {
      store.put(Array.from({ length: 10 }, (_, index) => article(10 * number + index)));
    }
    assert.equal(told.length, 1);
    assert.match(told[0]!, /cannot be written: .*full.*goes on without it/);
    // Whole transactions only.
    assert.equal(loaded(store).length % 10, 0);
    store.close();
  });
});

test('where nothing can be written, the session goes on without a store', () => {
  withStores((open, file, told) => {
    // A folder stands where the file should.
    writeFileSync(join(file, '..', 'blocked'), '');
    const store = sqliteStore(join(file, '..', 'blocked', 'store'), {
      analyser: '1',
      texts: createTexts(),
      tell: (message) => told.push(message),
    });
    assert.equal(store.put([article(1)]), false);
    assert.deepEqual(loaded(store), []);
    store.close();
    assert.match(told.join(), /Nothing can be kept in/);
    open().close();
  });
});

/** Writes another byte over the second of a text that stands in a file. */
function overwrite(file: string, text: string, byte: string): void {
  const place = readFileSync(file).indexOf(text);
  assert.ok(place > 0);
  const bytes = openSync(file, 'r+');
  writeSync(bytes, byte, place + 1);
  closeSync(bytes);
}
