import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { gistOf } from '../../server/corpus/gist.ts';
import { createTexts } from '../../server/corpus/texts.ts';
import { sqliteStore } from '../../server/store/sqlite.ts';
import { BATCH, batchOf } from './batches.ts';

/** How often a writer is killed: `npm test` does it two hundred times. */
const { MARGINALIA_KILLS = '4' } = process.env;

// A writer in one file starts in a tenth of the time. It is made while others are tried.
const inOneFile = build({
  entryPoints: [join(import.meta.dirname, 'writer.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
});

/** Lets a writer write for some milliseconds, kills it, and tells the last batch that it said was kept. */
async function killAfter(milliseconds: number, writer: string, path: string, first: number): Promise<number> {
  const child = spawn(process.execPath, ['--no-warnings', writer, path, `${first}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let last = first - 1;
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  createInterface(child.stdout).on('line', (line) => {
    assert.match(line, /^\d+$/);
    last = Number(line);
    begin();
  });
  await Promise.race([begun, ended]);
  await setTimeout(milliseconds);
  child.kill('SIGKILL');
  await ended;
  return last;
}

test('killed at any moment, a store opens again with every batch that was kept, and no part of one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-kill-'));
  try {
    const path = join(folder, 'store');
    const writer = join(folder, 'writer.mjs');
    writeFileSync(writer, (await inOneFile).outputFiles[0]!.contents);
    let kept = -1;
    for (let kill = 0; kill < Number(MARGINALIA_KILLS); kill++) {
      kept = await killAfter(Math.random() * 30, writer, path, kept + 1);
      const texts = createTexts();
      const store = sqliteStore(path, { analyser: '1', texts, tell: assert.fail });
      const articles = new Map(
        [...store.load()].flatMap((article) => (article === undefined ? [] : [[article.uri, article]])),
      );
      // The last batch may have been kept before it could be said.
      const batches = articles.size / BATCH;
      assert.ok(batches === kept + 1 || batches === kept + 2, `${articles.size} articles after batch ${kept}`);
      kept = batches - 1;
      for (const batch of [0, kept - 1, kept].filter((number) => number >= 0)) {
        for (const { uri, digest, ...state } of batchOf(batch)) {
          const { gist, ...foundState } = articles.get(uri)!;
          assert.deepEqual({ ...foundState, digest: { ...store.read(uri) } }, { uri, ...state, digest });
          assert.deepEqual(gist, gistOf(digest, texts));
        }
      }
      store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
