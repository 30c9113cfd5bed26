import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

interface Inputs {
  /** Sources of this repository, from its root. */
  readonly own: readonly string[];
  readonly packages: ReadonlySet<string>;
}

/**
 * What a bundle of an entry point would consist of.
 *
 * @throws when something in it asks for a module of Node and the platform is a browser
 */
async function inputsOf(entry: string, platform: 'node' | 'browser'): Promise<Inputs> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform,
    format: 'esm',
    external: ['vscode'],
    logLevel: 'silent',
  });
  const used = Object.keys(Object.values(metafile.outputs)[0]!.inputs);
  return {
    own: used.filter((path) => !path.includes('node_modules/')),
    packages: new Set(used.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])),
  };
}

test('the client takes from the server only what they agree on', async () => {
  const { own } = await inputsOf('client/node.ts', 'node');
  assert.deepEqual(own.filter((path) => !path.startsWith('client/')).sort(), [
    'server/lsp/choice.ts',
    'server/lsp/extensions.ts',
  ]);
});

test('analysis, corpus and features need neither Node nor an editor', async () => {
  for (const entry of [
    'server/analysis/analyze.ts',
    'server/corpus/corpus.ts',
    'server/features/hover.ts',
    'server/features/code-actions.ts',
    'server/features/semantic-tokens.ts',
  ]) {
    const { own, packages } = await inputsOf(entry, 'browser');
    assert.ok(![...packages].some((name) => name.startsWith('vscode')), entry);
    assert.deepEqual(
      own.filter((path) => !/^server\/(?:analysis|corpus|features)\//.test(path)),
      [],
      entry,
    );
  }
});

test('the language server knows its platform by its host alone', async () => {
  const { own, packages } = await inputsOf('server/lsp/server.ts', 'browser');
  assert.ok(!own.some((path) => path.startsWith('server/main/')));
  assert.ok(packages.has('vscode-languageserver'));
});

test('a worker thread carries no protocol', async () => {
  const { packages } = await inputsOf('server/main/worker.ts', 'node');
  assert.ok(![...packages].some((name) => name.startsWith('vscode')), [...packages].join());
});

test('the command line carries no protocol', async () => {
  const { packages } = await inputsOf('server/main/cli.ts', 'node');
  assert.ok(![...packages].some((name) => name.startsWith('vscode')), [...packages].join());
});
