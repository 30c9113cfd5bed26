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
