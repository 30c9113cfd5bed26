import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createIndexer, type Indexer } from '../../server/main/indexer.ts';
import { shippedModels } from '../../server/main/read-models.ts';
import type { Outcome, Task } from '../../server/main/task.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-test-'));
const here = createIndexer({ ...shippedModels(), threads: 0 });
const threads = createIndexer({ ...shippedModels(), threads: 2, rest: 100 });

after(async () => {
  await threads.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return pathToFileURL(path).href;
}

async function outcomes(
  indexer: Indexer,
  tasks: Iterable<Task> | AsyncIterable<Task>,
  signal?: AbortSignal,
): Promise<Outcome[]> {
  const all: Outcome[] = [];
  for await (const outcome of indexer.run(tasks, signal)) all.push(outcome);
  return all;
}

// More batches than two threads have under way.
const texts = Array.from({ length: 100 }, (_, i) => ({
  uri: `text:${i}`,
  text: `Mayor Jana Novotna spoke on day ${i}.`,
}));

test('outcomes come in the order of the tasks, and are the same from threads as from here', async () => {
  const expected = await outcomes(here, texts);
  assert.deepEqual(
    expected.map(({ uri }) => uri),
    texts.map(({ uri }) => uri),
  );
  assert.deepEqual(await outcomes(threads, texts), expected);
});

test('tasks are taken only as fast as outcomes are', async () => {
  let taken = 0;
  async function* endless(): AsyncGenerator<Task> {
    for (;;) {
      taken += 1;
      yield { uri: `text:${taken}`, text: 'Jana Novotna spoke.' };
    }
  }
  let seen = 0;
  for await (const _ of threads.run(endless())) {
    seen += 1;
    if (seen === 30) break;
  }
  assert.ok(taken < 200, `${taken} tasks were taken`);
});

/** Checks that a run ends early when it is cancelled, and that the next one runs. */
async function cancel(indexer: Indexer): Promise<void> {
  const stop = new AbortController();
  let seen = 0;
  for await (const _ of indexer.run(texts, stop.signal)) {
    seen += 1;
    if (seen === 5) stop.abort();
  }
  assert.equal(seen, 5);
  assert.equal((await outcomes(indexer, texts.slice(0, 40))).length, 40);
}

// All that needs threads stands together: those that rest for long are ended, and new ones would make their models anew.
test('a run in threads that is cancelled ends early, and the next one runs', () => cancel(threads));

test('a run that nobody listens to any more keeps no thread, whatever was under way', { timeout: 10_000 }, async () => {
  const [first, behind] = [texts.slice(0, 24), texts.slice(24, 64)];
  // At work for longer than threads wait for more.
  const long = behind.map(({ uri, text }) => ({ uri, text: `${text} `.repeat(100) }));
  for await (const _ of threads.run([...first, ...long])) break;
  while (ports() > 0) await setTimeout(10);
});

/** How many threads are there: each has a port. */
function ports(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
}

test('so does a run in this thread', () => cancel(here));

test('a file that is not there or holds no text is refused and costs no other', async () => {
  const tasks = [
    { uri: file('good.txt', 'Jana Novotna spoke.') },
    { uri: pathToFileURL(join(folder, 'gone.txt')).href },
    { uri: file('binary.txt', Uint8Array.of(1, 0, 2)) },
    { uri: pathToFileURL(folder).href },
    { uri: file('old.txt', Uint8Array.of(0x93, 0x4e, 0x6f, 0x94)) },
  ];
  const told = (await outcomes(here, tasks)).map((outcome) =>
    outcome.kind === 'refused' ? outcome.reason : outcome.kind === 'analysed' ? outcome.encoding : outcome.kind,
  );
  assert.deepEqual(told, [
    'utf-8',
    'it is not there (any more)',
    'it holds NUL bytes, so it is no text: save it as plain text first',
    'it is no file',
    'windows-1252',
  ]);
});

test('a file that was known is not analysed again', async () => {
  const uri = file('known.txt', 'Jana Novotna spoke.');
  const [first] = await outcomes(here, [{ uri }]);
  assert.ok(first?.kind === 'analysed' && first.file !== undefined);
  const [sameTime] = await outcomes(here, [{ uri, known: first.file }]);
  assert.equal(sameTime?.kind, 'unchanged');
  // Touched, with the same content.
  const [sameContent] = await outcomes(here, [{ uri, known: { ...first.file, modified: 1 } }]);
  assert.deepEqual(sameContent, { kind: 'unchanged', uri, file: first.file });
  file('known.txt', 'Jana Novotna is silent.');
  const [changed] = await outcomes(here, [{ uri, known: first.file }]);
  assert.equal(changed?.kind, 'analysed');
});
