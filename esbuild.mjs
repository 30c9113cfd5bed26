// Builds what ships into dist/: a bundle for each place that code runs in, and the models beside them.
//   --watch   builds again whenever a source changes; source maps, no minification
import { cp, rm } from 'node:fs/promises';
import { argv, exit } from 'node:process';
import * as esbuild from 'esbuild';

const KILOBYTE = 1024;

/** What each bundle may weigh, minified, in bytes: a reader downloads it, and an editor parses it at every start. */
const BUNDLES = [
  { name: 'client.cjs', entry: 'client/node.ts', format: 'cjs', external: ['vscode'], budget: 520 * KILOBYTE },
  { name: 'server.js', entry: 'server/main/node.ts', format: 'esm', external: [], budget: 780 * KILOBYTE },
  { name: 'worker.js', entry: 'server/main/worker.ts', format: 'esm', external: [], budget: 500 * KILOBYTE },
  { name: 'pictures.js', entry: 'client/pictures/page.ts', format: 'iife', external: [], budget: 72 * KILOBYTE },
  { name: 'cli.js', entry: 'server/main/cli.ts', format: 'esm', external: [], budget: 600 * KILOBYTE },
];

// Libraries of the CommonJS kind ask for Node's modules in their own way.
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

const watch = argv.includes('--watch');
await rm('dist', { recursive: true, force: true });
await cp('client/pictures/pictures.css', 'dist/pictures.css');
await cp('server/models', 'dist/models', { recursive: true, filter: (path) => !/\.(?:md|gitkeep)$/.test(path) });

let tooLarge = false;
for (const { name, entry, format, external, budget } of BUNDLES) {
  const options = {
    entryPoints: [entry],
    outfile: `dist/${name}`,
    bundle: true,
    platform: format === 'iife' ? 'browser' : 'node',
    target: format === 'iife' ? 'es2022' : 'node20',
    format,
    external,
    minify: !watch,
    sourcemap: watch,
    metafile: true,
    legalComments: 'none',
    // The packages' ES modules where they have them: what is not used is left out.
    mainFields: ['module', 'main'],
    banner: format === 'esm' ? { js: REQUIRE } : {},
    logLevel: 'warning',
  };
  if (watch) {
    await (await esbuild.context(options)).watch();
    continue;
  }
  const { metafile } = await esbuild.build(options);
  const [{ bytes }] = Object.values(metafile.outputs);
  console.log(`${name.padEnd(12)} ${(bytes / KILOBYTE).toFixed(0).padStart(5)} KB of ${budget / KILOBYTE}`);
  if (bytes > budget) tooLarge = true;
}
if (tooLarge) {
  console.error('A bundle is larger than it may be: see BUNDLES in esbuild.mjs.');
  exit(1);
}
