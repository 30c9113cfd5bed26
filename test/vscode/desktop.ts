// Runs the suite in the desktop's VS Code, which is downloaded where it is not there yet: npm run test:desktop
// On Linux without a screen: xvfb-run -a npm run test:desktop
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuite } from './bundle-suite.ts';

const root = join(import.meta.dirname, '..', '..');
const { VSCODE_VERSION = 'stable' } = process.env;
const folder = await mkdtemp(join(tmpdir(), 'marginalia-'));
try {
  const articles = join(folder, 'workspace');
  await cp(join(root, 'corpus'), join(articles, 'corpus'), { recursive: true });
  await runTests({
    version: VSCODE_VERSION,
    cachePath: join(root, '.cache', 'vscode-desktop'),
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite(join(root, 'test-results')),
    launchArgs: [
      articles,
      '--user-data-dir',
      join(folder, 'data'),
      '--disable-extensions',
      '--disable-workspace-trust',
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
