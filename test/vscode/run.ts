// Runs the suite in a real VS Code: on the development folder, on the packaged extension, and in a browser that has no machine
// behind it. Wants the bundles and the package to be built.
//   node test/vscode/run.ts PATTERN   only checks whose name the regular expression finds, on the development folder alone
//   node test/vscode/run.ts --web [PATTERN]   the same in the browser alone
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { bundleSuite, bundleWebSuite } from './bundle-suite.ts';
import { exists, install } from './install.ts';
import { type Home, homeIn, installExtension, startServer } from './server.ts';
import { untilAsked } from './stopping.ts';
import { serveWeb } from './web-server.ts';
import { runSuite, workbenchAddress } from './workbench.ts';

const root = join(import.meta.dirname, '..', '..');
const results = join(root, 'test-results');

/** How long one run of the suite may take, in milliseconds. */
const LIMIT = 300_000;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const stopped = untilAsked();
const installation = await install(stopped);
const isWeb = process.argv.includes('--web');
const [only = ''] = process.argv.slice(2).filter((word) => word !== '--web');
const suite = await bundleSuite(results, only);
const browser = await launchBrowser(installation);
stopped.addEventListener('abort', () => void browser.close());
try {
  const runs = isWeb
    ? [await runInBrowser()]
    : only === ''
      ? [await runDevelopment(), await runPackaged(), await runInBrowser()]
      : [await runDevelopment()];
  const passed = runs.reduce((sum, run) => sum + run.passed, 0);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} finally {
  await browser.close();
}

function runDevelopment(): Promise<Outcome> {
  return runIn('the development folder', async () => root);
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
  const address = workbenchAddress(server.port, { folder: articles, extension, tests: suite });
  const outcome = await runAt(what, address, async (traces) => {
    await cp(home.log, join(traces, 'server.log'));
    const logs = join(home.data, 'data', 'logs');
    if (await exists(logs)) await cp(logs, join(traces, 'logs'), { recursive: true });
  });
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  return outcome;
}

/** Runs the suite in VS Code as a web site: extension, language server and articles are all in the browser. */
async function runInBrowser(): Promise<Outcome> {
  const tests = await bundleWebSuite(results, join(root, 'corpus'), only);
  const server = await serveWeb(installation, root, tests);
  const outcome = await runAt('the browser', server.address, async () => {});
  server.stop();
  return outcome;
}

/** @param keepLogs is called when something failed, with a folder for what may tell why */
async function runAt(what: string, address: string, keepLogs: (traces: string) => Promise<void>): Promise<Outcome> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  console.log(`▶ ${what}`);
  const lines: string[] = [];
  let code = 1;
  try {
    code = await runSuite(page, address, (line) => lines.push(line), LIMIT);
  } catch (error) {
    console.log(String(error));
  }
  const ours = lines.filter((line) => /^[✔✖]|^\d+ passed/.test(line));
  console.log(ours.join('\n'));
  const [, passed = 0, failed = 0] = (/^(\d+) passed, (\d+) failed$/m.exec(ours.at(-1) ?? '') ?? []).map(Number);
  const outcome: Outcome = { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  if (outcome.failed > 0) {
    const traces = await keepTraces(what, page, lines);
    await keepLogs(traces);
    console.log(`What may tell why is in ${traces}`);
  }
  await page.close();
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

/** What helps to find out why: a picture of the screen, what VS Code tells there, and all lines. */
async function keepTraces(what: string, page: Page, lines: readonly string[]): Promise<string> {
  const told = page.locator('.notification-list-item-message, .monaco-dialog-box');
  for (const words of await told.allInnerTexts().catch(() => [])) console.log(`On the screen: ${words}`);
  const folder = join(results, what.replaceAll(' ', '-'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, 'screen.png') }).catch(() => {});
  await writeFile(join(folder, 'suite.log'), lines.join('\n'));
  return folder;
}
