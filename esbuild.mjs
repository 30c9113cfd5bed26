// Builds what ships into dist/: a program for each place that code runs in, and the models beside them.
//   --watch   builds again whenever a source changes; source maps, no minification
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parse, resolve } from 'node:path';
import { argv, exit } from 'node:process';
import * as esbuild from 'esbuild';
import { noticesOf } from './notices.mjs';

const KILOBYTE = 1024;

/**
 * What each program may weigh, minified, in kilobytes: with all that it loads when it starts, as a reader downloads it, and an
 * editor parses it at every start. Those that stand together share files for what several of them need.
 */
const PROGRAMS = [
  [{ name: 'client.cjs', entry: 'client/node.ts', platform: 'node', format: 'cjs', budget: 510 }],
  [
    { name: 'server.js', entry: 'server/main/node.ts', platform: 'node', format: 'esm', budget: 880 },
    { name: 'worker.js', entry: 'server/main/worker.ts', platform: 'node', format: 'esm', budget: 461 },
    { name: 'cli.js', entry: 'server/main/cli.ts', platform: 'node', format: 'esm', budget: 627 },
  ],
  [{ name: 'pages.js', entry: 'server/main/page-worker.ts', platform: 'node', format: 'esm', budget: 318 }],
  [{ name: 'pictures.js', entry: 'client/pictures/page.ts', platform: 'browser', format: 'iife', budget: 66 }],
  [{ name: 'client-web.cjs', entry: 'client/browser.ts', platform: 'browser', format: 'cjs', budget: 476 }],
  [{ name: 'server-web.js', entry: 'server/browser/server.ts', platform: 'browser', format: 'iife', budget: 817 }],
  [{ name: 'pages-web.js', entry: 'server/browser/page-worker.ts', platform: 'browser', format: 'iife', budget: 318 }],
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

/** Of a file that was built, and of all that it loads at once, the bytes. */
function weightOf(path, outputs, seen = new Set()) {
  if (seen.has(path)) return 0;
  seen.add(path);
  const { bytes, imports } = outputs[path];
  const loaded = imports.filter(({ kind, external }) => kind === 'import-statement' && external !== true);
  return loaded.reduce((sum, other) => sum + weightOf(other.path, outputs, seen), bytes);
}

let tooLarge = false;
const inputs = new Set();
for (const programs of PROGRAMS) {
  const [{ name, platform, format }] = programs;
  const options = {
    entryPoints: programs.map(({ name, entry }) => ({ in: entry, out: parse(name).name })),
    outdir: 'dist',
    outExtension: { '.js': parse(name).ext },
    splitting: programs.length > 1,
    chunkNames: 'shared-[hash]',
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
  for (const { name, budget } of programs) {
    const bytes = weightOf(`dist/${name}`, metafile.outputs);
    console.log(`${name.padEnd(15)} ${(bytes / KILOBYTE).toFixed(0).padStart(5)} KB of ${budget}`);
    if (bytes > budget * KILOBYTE) tooLarge = true;
  }
}
await writeFile('dist/NOTICES.txt', await noticesOf(inputs));
if (tooLarge) {
  console.error('A program is larger than it may be: see PROGRAMS in esbuild.mjs.');
  exit(1);
}
