import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ArticleRule } from '../../server/analysis/corrections/rules.ts';
import { createCorpus } from '../../server/corpus/corpus.ts';
import type { Found, Host, Indexed } from '../../server/lsp/host.ts';
import { createLibrary } from '../../server/lsp/library.ts';
import { readingOrder } from '../../server/lsp/reading-order.ts';
import { DEFAULTS, type Settings } from '../../server/lsp/settings.ts';
import { nodeHost } from '../../server/main/host.ts';
import { shippedModels } from '../../server/main/read-models.ts';
import { models } from '../models.ts';

const host = nodeHost(shippedModels());
after(() => host.dispose());

/** A folder of articles, read by one session after another that keep what they know in one place. */
interface Sessions {
  write(name: string, text: string | Uint8Array, modified?: number): void;
  remove(name: string): void;
  /** One session from its start to its end: what became of which file, the entities found, what was told. */
  session(given?: { readonly settings?: Partial<Settings>; readonly rules?: Rules }): Promise<Report>;
  readonly storage: string;
}
type Rules = Readonly<Record<string, readonly ArticleRule[]>>;
interface Report {
  readonly read: readonly string[];
  readonly entities: readonly string[];
  readonly remarks: readonly string[];
  readonly told: readonly string[];
}

async function withSessions(run: (sessions: Sessions) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'marginalia-library-'));
  const folder = pathToFileURL(join(root, 'articles')).href;
  const storage = join(root, 'storage');
  const nameOf = (uri: string): string => uri.slice(folder.length + 1);
  const sessions: Sessions = {
    storage,
    write(name, text, modified = 1_700_000_000) {
      writeFileSync(join(root, 'articles', name), text);
      utimesSync(join(root, 'articles', name), modified, modified);
    },
    remove: (name) => rmSync(join(root, 'articles', name)),
    async session({ settings = {}, rules = {} } = {}) {
      const read: string[] = [];
      const told: string[] = [];
      const watched: Host = {
        ...host,
        async *index(files, signal) {
          for await (const result of host.index(files, signal)) {
            read.push(`${nameOf(result.uri)} ${whatBecame(result)}`);
            yield result;
          }
        },
        dispose: async () => {},
      };
      const corpus = createCorpus(models.givenNames);
      const library = createLibrary(watched, corpus, {
        open: { isOpen: () => false, uris: () => [] },
        tell: (message) => void told.push(message),
        corrections: { rules: (uri) => rules[nameOf(uri)] ?? [] },
        storage: () => storage,
      });
      const progress = { report() {}, signal: new AbortController().signal };
      await library.index([folder], { ...DEFAULTS, ...settings }, progress);
      const remarks = corpus.articles().flatMap(({ uri }) => library.remark(uri)?.slice(0, 12) ?? []);
      const entities = corpus.entities().map(({ name, mentions }) => `${name}: ${mentions}`);
      await library.close();
      return { read, entities, remarks, told };
    },
  };
  try {
    mkdirSync(join(root, 'articles'));
    await run(sessions);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function whatBecame(result: Indexed): string {
  return 'problem' in result ? result.problem : 'unchanged' in result ? 'unchanged' : 'analysed';
}

const HARBOUR = 'Mayor Jana Novotna opened the harbour on Friday. “It is done,” Ms. Novotna said.\n';
const HARVEST = 'The harvest of Ann Field failed, Ms. Field told reporters in Budapest.\n';

test('what was read is known at the next start, as it was', () =>
  withSessions(async ({ write, session, storage }) => {
    write('harbour.article', HARBOUR);
    write('latin.article', Buffer.from('President José Núñez spoke in Lima on Monday.\n', 'latin1'));
    const cold = await session();
    assert.deepEqual(cold.read, ['harbour.article analysed', 'latin.article analysed']);
    assert.ok(cold.entities.includes('Jana Novotna: 2'), cold.entities.join());
    assert.deepEqual(cold.remarks, ['This file is']);
    const warm = await session();
    assert.deepEqual([warm.read, warm.told], [[], []]);
    assert.deepEqual([warm.entities, warm.remarks], [cold.entities, cold.remarks]);
    assert.equal(readdirSync(storage).filter((name) => name.endsWith('.sqlite')).length, 1);
  }));

test('files that came, changed and went while nobody looked are noticed by size and time, then content', () =>
  withSessions(async ({ write, remove, session }) => {
    write('harbour.article', HARBOUR);
    write('harvest.article', HARVEST);
    write('gone.article', 'Benjamin Hill resigned in Lima.\n');
    await session();
    remove('gone.article');
    write('harbour.article', HARBOUR, 1_800_000_000);
    write('harvest.article', `${HARVEST}Karl Brandt bought it.\n`);
    write('new.article', 'Ngozi Okafor arrived in Lima.\n');
    const { read, entities } = await session();
    assert.deepEqual(read, ['harbour.article unchanged', 'harvest.article analysed', 'new.article analysed']);
    const names = entities.map((entity) => entity.replace(/:.*/, ''));
    assert.deepEqual(
      ['Karl Brandt', 'Ngozi Okafor', 'Jana Novotna', 'Benjamin Hill'].map((name) => names.includes(name)),
      [true, true, true, false],
    );
    assert.deepEqual((await session()).read, []);
  }));

test('an article is read again when it was read with other corrections or settings, and only then', () =>
  withSessions(async ({ write, session }) => {
    write('harbour.article', HARBOUR);
    write('harvest.article', HARVEST);
    await session();
    const rules: Rules = { 'harvest.article': [{ rule: 'never', words: 'Budapest' }] };
    assert.deepEqual((await session({ rules })).read, ['harvest.article analysed']);
    assert.deepEqual((await session({ rules })).read, []);
    assert.deepEqual((await session()).read, ['harvest.article analysed']);
    const settings = { 'noise.keep': ['Sign up'] };
    assert.deepEqual((await session({ settings })).read, ['harbour.article analysed', 'harvest.article analysed']);
    assert.deepEqual((await session({ settings })).read, []);
  }));

test('what is open is read first, then what lies beside it, wherever a reader goes', () => {
  const files = ['a/1', 'a/2', 'b/1', 'b/2', 'c/1', 'c/2'].map((uri): Found => ({ uri, size: 1, modified: 1 }));
  let opened = ['b/2'];
  const order: string[] = [];
  for (const { uri } of readingOrder(files, () => opened)) {
    order.push(uri);
    if (uri === 'b/2') opened = ['b/2', 'c/2'];
  }
  assert.deepEqual(order, ['b/2', 'c/2', 'b/1', 'c/1', 'a/1', 'a/2']);
});

test('a folder that is renamed keeps its articles, under their new addresses', async () => {
  const root = mkdtempSync(join(tmpdir(), 'marginalia-folder-'));
  try {
    const at = (name: string): string => pathToFileURL(join(root, name)).href;
    mkdirSync(join(root, 'autumn'));
    writeFileSync(join(root, 'autumn', 'harbour.article'), HARBOUR);
    writeFileSync(join(root, 'harvest.article'), HARVEST);
    const corpus = createCorpus(models.givenNames);
    const library = createLibrary({ ...host, dispose: async () => {} }, corpus, {
      open: { isOpen: () => false, uris: () => [] },
      tell: assert.fail,
      corrections: { rules: () => [] },
      storage: () => undefined,
    });
    await library.index([at('')], DEFAULTS, { report() {}, signal: new AbortController().signal });
    assert.deepEqual(corpus.uris(), [at('autumn/harbour.article'), at('harvest.article')]);
    renameSync(join(root, 'autumn'), join(root, 'winter'));
    library.removed([at('autumn')]);
    await library.changed([at('winter')], DEFAULTS);
    assert.deepEqual(corpus.uris(), [at('harvest.article'), at('winter/harbour.article')]);
    await library.close();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
