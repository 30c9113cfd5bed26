import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

/** What each room may import: other rooms, and packages. The compiler holds the first too; packages only this does. */
const ROOMS: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>> = {
  'server/analysis': { rooms: [], packages: ['yaml', 'chrono-node'] },
  'server/corpus': { rooms: ['server/analysis'], packages: [] },
  'server/store': { rooms: ['server/analysis', 'server/corpus'], packages: [] },
  'server/features': { rooms: ['server/analysis', 'server/corpus'], packages: [] },
  'server/exchange': { rooms: ['server/analysis'], packages: ['@rgrove'] },
  'server/corrections': {
    rooms: ['server/analysis', 'server/corpus', 'server/features', 'server/exchange'],
    packages: ['yaml'],
  },
  'server/lsp': {
    rooms: [
      'server/analysis',
      'server/corpus',
      'server/store',
      'server/features',
      'server/corrections',
      'server/exchange',
    ],
    packages: ['picomatch', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  },
  'server/pages': { rooms: [], packages: ['@mozilla', 'htmlparser2', 'linkedom', 'yaml'] },
  'client/pictures': { rooms: [], packages: ['d3-force', 'd3-scale'] },
  client: {
    rooms: [
      'server/lsp/extensions.ts',
      'server/lsp/views.ts',
      'server/lsp/pictures.ts',
      'server/lsp/choice.ts',
      'server/pages/reader.ts',
      'server/main/node-arguments.ts',
      'server/main/page-thread.ts',
    ],
    packages: ['vscode', 'vscode-languageclient', 'picomatch'],
  },
};

const ENTRIES = [
  'client/node.ts',
  'client/pictures/page.ts',
  'server/main/node.ts',
  'server/main/worker.ts',
  'server/main/cli.ts',
  'server/main/page-worker.ts',
];
const BROWSER_ENTRIES = [
  'client/browser.ts',
  'client/pictures/page.ts',
  'server/browser/server.ts',
  'server/browser/page-worker.ts',
];

// Begun as this file is read: they are made while others are tried.
const forNode = build({
  entryPoints: ENTRIES,
  outdir: 'dist',
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // What several of them need is written once.
  splitting: true,
  external: ['vscode'],
  logLevel: 'silent',
});
// esbuild refuses modules of Node on this platform.
const forBrowsers = build({
  entryPoints: BROWSER_ENTRIES,
  outdir: 'dist',
  bundle: true,
  write: false,
  metafile: true,
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  external: ['vscode'],
  logLevel: 'silent',
});

test('no room imports what it may not', async () => {
  const { metafile } = await forNode;
  const seen = new Set<string>();
  for (const [path, { imports }] of Object.entries(metafile.inputs)) {
    const room = Object.keys(ROOMS).find((name) => path.startsWith(`${name}/`));
    if (room === undefined) continue;
    seen.add(room);
    const allowed = ROOMS[room]!;
    for (const imported of imports) {
      if (imported.external === true) {
        const name = imported.path.split('/')[0]!;
        const isNode = imported.path.startsWith('node:');
        assert.ok(
          allowed.packages.includes(name) || (isNode && room === 'server/store'),
          `${path} imports ${imported.path}`,
        );
      } else {
        const isInside = [room, ...allowed.rooms].some(
          (other) => imported.path.startsWith(`${other}/`) || imported.path === other,
        );
        assert.ok(isInside, `${path} imports ${imported.path}`);
      }
    }
  }
  for (const room of [
    'server/analysis',
    'server/corpus',
    'server/features',
    'server/lsp',
    'server/pages',
    'client',
    'client/pictures',
  ]) {
    assert.ok(seen.has(room), `${room} was not looked at`);
  }
});

test('what runs in a browser asks for nothing of Node', async () => {
  const { metafile } = await forBrowsers;
  const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  assert.deepEqual(
    // A library asks whether there is a canvas, and does without; the build leaves the question out.
    outside.filter((path) => path !== 'vscode' && path !== 'canvas'),
    [],
  );
});
