// Builds what ships into dist/: the command line and the worker thread, with the models beside them.
import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'server/main/cli.ts', worker: 'server/main/worker.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  // Libraries of the CommonJS kind ask for Node's modules in their own way.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  logLevel: 'info',
});
await cp('server/models', 'dist/models', { recursive: true, filter: (path) => !path.endsWith('.md') });
