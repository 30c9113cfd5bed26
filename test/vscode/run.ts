// Runs the suite in a real VS Code: on the development folder, then on the packaged extension. Wants both to be built.
//   node test/vscode/run.ts PATTERN   only checks whose name the regular expression finds, on the development folder alone
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { bundleSuite } from './bundle-suite.ts';
import { exists, install } from './install.ts';
import { type Home, homeIn, installExtension, startServer } from './server.ts';
import { untilAsked } from './stopping.ts';
import { runSuite, workbenchAddress } from './workbench.ts';

const root = join(import.meta.dirname, '..', '..');
const results = join(root, 'test-results');

/** How long one run of the suite may take, in milliseconds. */
const LIMIT = 180_000;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const stopped = untilAsked();
const installation = await install(stopped);
const [only = ''] = process.argv.slice(2);
const suite = await bundleSuite(results, only);
const browser = await launchBrowser(installation);
stopped.addEventListener('abort', () => void browser.close());
try {
  const development = await runIn('the development folder', async () => root);
  const packaged = only === '' ? await runPackaged() : { passed: 0, failed: 0 };
  const passed = development.passed + packaged.passed;
  const failed = development.failed + packaged.failed;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} finally {
  await browser.close();
}

function runPackaged(): Promise<Outcome> {
  return runIn('the packaged extension', async (home, folder) => {
    await installExtension(installation, home, join(root, 'marginalia.vsix'));
    return emptyExtension(folder);
  });
}

/**
 * Runs the suite in a server and on a folder of its own, and says how it went.
 *
 * @param prepare makes ready what VS Code is to load, and tells which extension is under development
 */
async function runIn(what: string, prepare: (home: Home, folder: string) => Promise<string>): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-'));
  const home = homeIn(folder);
  const articles = join(folder, 'workspace');
  await cp(join(root, 'corpus'), join(articles, 'corpus'), { recursive: true });
  const extension = await prepare(home, folder);
  const server = await startServer(installation, home, [
    ...['--port', '0', '--without-connection-token', '--enable-smoke-test-driver'],
  ]);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  console.log(`▶ ${what}`);
  const lines: string[] = [];
  let code = 1;
  try {
    const address = workbenchAddress(server.port, { folder: articles, extension, tests: suite });
    code = await runSuite(page, address, (line) => lines.push(line), LIMIT);
  } catch (error) {
    console.log(String(error));
  }
  const ours = lines.filter((line) => /^[✔✖]|^\d+ passed/.test(line));
  console.log(ours.join('\n'));
  const [, passed = 0, failed = 0] = (/^(\d+) passed, (\d+) failed$/m.exec(ours.at(-1) ?? '') ?? []).map(Number);
  const outcome: Outcome = { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  if (outcome.failed > 0) await keepTraces(what, page, home, lines);
  await page.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  return outcome;
}

/** An extension that does nothing: VS Code runs a suite only while some extension is under development. */
async function emptyExtension(folder: string): Promise<string> {
  const extension = join(folder, 'empty-extension');
  const manifest = { name: 'empty', publisher: 'marginalia', version: '0.0.0', engines: { vscode: '*' } };
  await mkdir(extension);
  await writeFile(join(extension, 'package.json'), JSON.stringify(manifest));
  return extension;
}

/** What helps to find out why: a picture of the screen, all lines, and VS Code's logs. */
async function keepTraces(what: string, page: Page, home: Home, lines: readonly string[]): Promise<void> {
  const folder = join(results, what.replaceAll(' ', '-'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, 'screen.png') }).catch(() => {});
  await writeFile(join(folder, 'suite.log'), lines.join('\n'));
  await cp(home.log, join(folder, 'server.log'));
  const logs = join(home.data, 'data', 'logs');
  if (await exists(logs)) await cp(logs, join(folder, 'logs'), { recursive: true });
  console.log(`What may tell why is in ${folder}`);
}
