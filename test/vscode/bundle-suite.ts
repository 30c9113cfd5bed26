import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the suite into one CommonJS module, as VS Code loads it; returns where it is.
 *
 * @param only finds the names of the checks that are to run: a regular expression
 */
export async function bundleSuite(folder: string, only = ''): Promise<string> {
  const outfile = join(folder, 'suite.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'suite', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    define: { MARGINALIA_CHECKS: JSON.stringify(only) },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

/** Bundles the suite's part for a browser, beside an extension that holds the sample articles in memory; returns their folder. */
export async function bundleWebSuite(results: string, corpus: string, only = ''): Promise<string> {
  const folder = join(results, 'web');
  await mkdir(folder, { recursive: true });
  const files: Record<string, string> = {};
  for (const name of await readdir(corpus)) {
    if (name.endsWith('.article.txt')) files[`corpus/${name}`] = await readFile(join(corpus, name), 'utf8');
  }
  await writeFile(join(folder, 'files.json'), JSON.stringify(files));
  const manifest = {
    ...{ name: 'memory-folder', publisher: 'marginalia-tests', version: '0.0.0', engines: { vscode: '^1.101.0' } },
    browser: './memory-folder.js',
    activationEvents: ['onFileSystem:memory'],
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'package.nls.json'), '{}');
  await build({
    entryPoints: {
      suite: join(import.meta.dirname, 'suite', 'browser.ts'),
      'memory-folder': join(import.meta.dirname, 'memory-folder.ts'),
    },
    outdir: folder,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    define: { MARGINALIA_CHECKS: JSON.stringify(only) },
    alias: { 'node:assert/strict': join(import.meta.dirname, 'browser-assert.ts') },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return folder;
}
