// Takes the pictures of the README from the running product: npm run screenshots [-- text | looks]
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { install } from './install.ts';
import { openPicture, openViews, PICTURES, rowOf, rowsOf, runCommand } from './looks.ts';
import { homeIn, linkExtension, startServer } from './server.ts';
import { untilAsked } from './stopping.ts';
import { workbenchAddress } from './workbench.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'corpus');
const pictures = join(root, 'pictures');
const article = 'harbour-strike-01-port-herald.article.txt';

const THEMES = { dark: 'Dark Modern', light: 'Light Modern', contrast: 'Default High Contrast' } as const;

/** The text with what stands at it, large enough to be read beside a step of the walkthrough. */
const TEXT: Part = { x: 355, y: 70, width: 1075, height: 600 };
const FOOT: Part = { x: 355, y: 340, width: 800, height: 500 };

const stopped = untilAsked();
const installation = await install(stopped);
const browser = await launchBrowser(installation);
stopped.addEventListener('abort', () => void browser.close());
await mkdir(pictures, { recursive: true });
try {
  const [, , only] = process.argv;
  await drawIcon();
  for (const [name, theme] of Object.entries(THEMES)) {
    if (only !== 'looks') await takeIn(name, theme, takeText);
    if (only !== 'text') await takeIn(name, theme, takeLooks);
  }
} finally {
  await browser.close();
}

/** The extension's icon, from its drawing. */
async function drawIcon(): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  const drawing = await readFile(join(pictures, 'icon.svg'), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: join(pictures, 'icon.png'), omitBackground: true });
  await page.close();
  console.log('pictures/icon.png');
}

type Take = (what: string, part?: Part) => Promise<void>;

/** A part of the window. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures in one theme, on a workbench of its own. */
async function takeIn(
  name: string,
  theme: string,
  takeAll: (page: Page, take: Take, isContrast: boolean) => Promise<void>,
): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'marginalia-'));
  const home = homeIn(temporary);
  await linkExtension(home, root);
  const words = ['--port', '0', '--without-connection-token'];
  const server = await startServer(installation, home, words, {
    'workbench.colorTheme': theme,
    'workbench.reduceMotion': 'on',
    'editor.minimap.enabled': false,
    'files.exclude': { '**/*.gold.json': true, '**/.vscode': true },
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const take: Take = async (what, clip) => {
    const path = join(pictures, `${what}-${name}.png`);
    await page.screenshot({ path, animations: 'disabled', ...(clip && { clip }) });
    console.log(`pictures/${what}-${name}.png`);
  };
  try {
    await page.goto(workbenchAddress(server.port, { folder, file: join(folder, article) }));
    // The lens names related articles when the whole folder has been read.
    await page
      .getByText(/related articles?/)
      .first()
      .waitFor({ timeout: 60_000 });
    await takeAll(page, take, name === 'contrast');
  } finally {
    await page.close();
    await server.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The text and what stands at it. */
async function takeText(page: Page, take: Take, isContrast: boolean): Promise<void> {
  const person = nameOf(page, 'Katarzyna', 'Wójcik-Lindt');
  await person.waitFor({ timeout: 60_000 });
  // Away from the first word, whose other places would be marked.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await person.hover();
  await page.locator('.monaco-hover:visible', { hasText: 'mentions in' }).first().waitFor();
  await take('hover');
  if (isContrast) return;
  await take('step-hover', TEXT);

  await page.keyboard.press('Escape');
  await person.click();
  await page.keyboard.press('Shift+F12');
  await page.locator('.reference-zone-widget .ref-tree .monaco-list-row').nth(3).waitFor();
  await take('step-references', TEXT);

  await page.keyboard.press('Escape');
  // The cursor is on the name still; another click would scroll it into view once more.
  await page.keyboard.press('Alt+m');
  await page.keyboard.press('s');
  const choices = page.locator('.quick-input-widget:visible .monaco-list-row');
  await choices.first().waitFor();
  await page.keyboard.type('hru');
  await choices.getByText(/Hru/).first().waitFor();
  await take('correcting');
  await take('step-correcting', { ...TEXT, y: 0 });

  await page.keyboard.press('Escape');
  // Keys are the text's again when the list is gone.
  await choices.first().waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Control+.');
  await page
    .locator('.action-widget')
    .getByText(/Remove/)
    .first()
    .waitFor();
  await take('noise');
  await take('step-noise', FOOT);
}

/** Side views, and each picture with the whole window for itself; of high contrast the README shows the network. */
async function takeLooks(page: Page, take: Take, isContrast: boolean): Promise<void> {
  if (!isContrast) await takeViews(page, take);
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  for (const { name } of PICTURES) {
    if (isContrast && name !== 'network') continue;
    const frame = await openPicture(page, name, article);
    await frame.locator('svg[role=group]').first().waitFor();
    await runCommand(page, 'View: Toggle Maximize Editor Group');
    await page.waitForTimeout(600);
    await take(name);
    // With its only editor the group goes, and the others come back.
    await runCommand(page, 'View: Close Editor');
    await page.getByRole('tab', { name: article }).first().waitFor();
  }
}

async function takeViews(page: Page, take: Take): Promise<void> {
  await openViews(page);
  await rowOf(page, /^People/).click();
  await page.keyboard.press('ArrowRight');
  // Named among the people too, not only among those who are quoted.
  await rowsOf(page, /^Grace Whitaker$/)
    .nth(1)
    .waitFor();
  await take('views');
}

/** A coloured name in the text; the editor shows spaces as no-break spaces. */
function nameOf(page: Page, ...words: readonly string[]): Locator {
  return page
    .locator('.view-lines span > span')
    .getByText(new RegExp(`^${words.join('\\s')}$`))
    .first();
}
