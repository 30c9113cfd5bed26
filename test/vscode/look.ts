// Looks at side views and pictures in a real VS Code, in three themes and as a web site, and has axe judge them:
//   npm run test:looks [-- PATTERN]   only where the regular expression finds the name of the theme, “cleaning” or “browser”
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { bundleWebSuite } from './bundle-suite.ts';
import { install } from './install.ts';
import { checkCleaning } from './look-cleaning.ts';
import { checkPicture, openViews, PICTURES, rowOf, rowsOf } from './looks.ts';
import { homeIn, linkExtension, startServer } from './server.ts';
import { untilAsked } from './stopping.ts';
import { serveWeb } from './web-server.ts';
import { workbenchAddress } from './workbench.ts';

const root = join(import.meta.dirname, '..', '..');
const ARTICLE = 'harbour-strike-01-port-herald.article.txt';
const THEMES = ['Dark Modern', 'Light Modern', 'Default High Contrast'] as const;

const stopped = untilAsked();
const installation = await install(stopped);
const browser = await launchBrowser(installation);
stopped.addEventListener('abort', () => void browser.close());
const isAsked = new RegExp(process.argv[2] ?? '');
let passed = 0;
let failed = 0;
try {
  for (const theme of THEMES) if (isAsked.test(theme)) await lookIn(theme);
  if (isAsked.test('cleaning')) await lookIn(THEMES[0], true);
  if (isAsked.test('browser')) await lookInBrowser();
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** @param isCleaned whether the folder is cleaned: a window of its own, since that leaves other tabs and other articles */
async function lookIn(theme: string, isCleaned = false): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'marginalia-'));
  const folder = join(temporary, 'corpus');
  await cp(join(root, 'corpus'), folder, { recursive: true });
  const home = homeIn(temporary);
  await linkExtension(home, root);
  const server = await startServer(installation, home, ['--port', '0', '--without-connection-token'], {
    'workbench.colorTheme': theme,
    'workbench.reduceMotion': 'on',
    // As on the desktop: in a browser files are saved as they are typed.
    'files.autoSave': 'off',
  });
  try {
    const address = workbenchAddress(server.port, { folder, file: join(folder, ARTICLE) });
    await lookAt(theme, address, isCleaned ? (page) => lookAtCleaning(page, folder) : lookAtAll);
  } finally {
    await server.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The same where extension, language server and articles are all in the browser. */
async function lookInBrowser(): Promise<void> {
  const tests = await bundleWebSuite(join(root, 'test-results'), join(root, 'corpus'));
  const server = await serveWeb(installation, root, tests, {
    runs: 'nothing',
    file: `/corpus/${ARTICLE}`,
    theme: THEMES[0],
  });
  try {
    await lookAt('the browser', server.address);
  } finally {
    server.stop();
  }
}

async function lookAt(what: string, address: string, look = lookAtAll): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  console.log(`▶ ${what}`);
  try {
    await page.goto(address);
    await page
      .getByText(/related articles?/)
      .first()
      .waitFor({ timeout: 60_000 });
    await look(page);
  } finally {
    if (failed > 0) await page.screenshot({ path: join(root, 'test-results', 'looks.png') }).catch(() => {});
    await page.close();
  }
}

async function lookAtAll(page: Page): Promise<void> {
  await check('the side views show people, speakers and related articles', () => checkViews(page));
  for (const { name } of PICTURES) {
    await check(`the ${name} is drawn, told as a table, and reached by keyboard; axe finds nothing`, () =>
      checkPicture(page, name, ARTICLE),
    );
  }
}

async function lookAtCleaning(page: Page, folder: string): Promise<void> {
  await check('the noise of a folder goes after a preview, and one undo brings it back in every article', () =>
    checkCleaning(page, folder, ARTICLE),
  );
}

async function checkViews(page: Page): Promise<void> {
  await openViews(page);
  await rowOf(page, /^Sergei Belinsky$/).waitFor();
  await rowOf(page, /^Operator “ready to sell”/).waitFor();
  await rowOf(page, /^People/).click();
  await page.keyboard.press('ArrowRight');
  // Named among the people too, not only among those who are quoted.
  await rowsOf(page, /^Grace Whitaker$/)
    .nth(1)
    .waitFor();
}

async function check(name: string, body: () => Promise<void>): Promise<void> {
  const start = performance.now();
  try {
    await body();
    passed += 1;
    console.log(`✔ ${name} (${Math.round(performance.now() - start)} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`✖ ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}
