// Builds what ships into dist/: a bundle for each place that code runs in, and the models beside them.
//   --watch   builds again whenever a source changes; source maps, no minification
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { argv, exit } from 'node:process';
import * as esbuild from 'esbuild';
import { noticesOf } from './notices.mjs';

const KILOBYTE = 1024;

/** What each bundle may weigh, minified, in kilobytes: a reader downloads it, and an editor parses it at every start. */
const BUNDLES = [
  { name: 'client.cjs', entry: 'client/node.ts', platform: 'node', format: 'cjs', budget: 515 },
  { name: 'server.js', entry: 'server/main/node.ts', platform: 'node', format: 'esm', budget: 860 },
  { name: 'worker.js', entry: 'server/main/worker.ts', platform: 'node', format: 'esm', budget: 360 },
  { name: 'pictures.js', entry: 'client/pictures/page.ts', platform: 'browser', format: 'iife', budget: 66 },
  { name: 'cli.js', entry: 'server/main/cli.ts', platform: 'node', format: 'esm', budget: 610 },
  { name: 'pages.js', entry: 'server/main/page-worker.ts', platform: 'node', format: 'esm', budget: 330 },
  { name: 'client-web.cjs', entry: 'client/browser.ts', platform: 'browser', format: 'cjs', budget: 485 },
  { name: 'server-web.js', entry: 'server/browser/server.ts', platform: 'browser', format: 'iife', budget: 722 },
  { name: 'pages-web.js', entry: 'server/browser/page-worker.ts', platform: 'browser', format: 'iife', budget: 330 },
];

// Libraries of the CommonJS kind ask for Node's modules in their own way.
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

const INSTEAD = {
  // A library of ours would draw with this one where it happens to be installed: it gets what it does without.
  canvas: resolve('node_modules/linkedom/commonjs/canvas-shim.cjs'),
  // The same library as ES modules: what is not used is left out.
  yaml: resolve('node_modules/yaml/browser/index.js'),
};

const watch = argv.includes('--watch');
await rm('dist', { recursive: true, force: true });
await cp('client/pictures/pictures.css', 'dist/pictures.css');
await cp('server/models', 'dist/models', { recursive: true, filter: (path) => !/\.(?:md|gitkeep)$/.test(path) });

// For the browser, which cannot look into a folder.
await writeFile('dist/models.json', JSON.stringify((await readdir('dist/models')).sort()));

const samples = (await readdir('corpus')).filter((name) => name.endsWith('.article.txt')).sort();
const texts = await Promise.all(samples.map(async (name) => [name, await readFile(`corpus/${name}`, 'utf8')]));
await writeFile('dist/samples.json', JSON.stringify(Object.fromEntries(texts)));

// The package's page shows one picture of each: vsce makes only the addresses of these absolute, not of those for light themes.
const page = await readFile('README.md', 'utf8');
await writeFile('dist/README.md', page.replace(/<\/?picture>\n?|^ *<source [^>]*>\n/gm, ''));

let tooLarge = false;
const inputs = new Set();
for (const { name, entry, platform, format, budget } of BUNDLES) {
  const options = {
    entryPoints: [entry],
    outfile: `dist/${name}`,
    bundle: true,
    platform,
    target: platform === 'node' ? 'node20' : 'es2022',
    format,
    external: ['vscode'],
    alias: INSTEAD,
    minify: !watch,
    charset: 'utf8',
    sourcemap: watch,
    metafile: true,
    legalComments: 'none',
    // The packages' ES modules where they have them: what is not used is left out.
    mainFields: platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
    banner: format === 'esm' ? { js: REQUIRE } : {},
    logLevel: 'warning',
  };
  if (watch) {
    await (await esbuild.context(options)).watch();
    continue;
  }
  const { metafile } = await esbuild.build(options);
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
  const [{ bytes }] = Object.values(metafile.outputs);
  console.log(`${name.padEnd(15)} ${(bytes / KILOBYTE).toFixed(0).padStart(5)} KB of ${budget}`);
  if (bytes > budget * KILOBYTE) tooLarge = true;
}
await writeFile('dist/NOTICES.txt', await noticesOf(inputs));
if (tooLarge) {
  console.error('A bundle is larger than it may be: see BUNDLES in esbuild.mjs.');
  exit(1);
}
