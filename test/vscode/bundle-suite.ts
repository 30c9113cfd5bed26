import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the suite into one CommonJS module, as VS Code loads it; returns where it is. */
export async function bundleSuite(folder: string): Promise<string> {
  const outfile = join(folder, 'suite.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'suite', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
