// Takes the pictures of the README from the running product: npm run screenshots
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { install } from './install.ts';
import { homeIn, linkExtension, startServer } from './server.ts';
import { untilAsked } from './stopping.ts';
import { workbenchAddress } from './workbench.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'corpus');
const pictures = join(root, 'pictures');
const article = 'harbour-strike-01-port-herald.article.txt';

const THEMES = { dark: 'Dark Modern', light: 'Light Modern', contrast: 'Default High Contrast' } as const;

const stopped = untilAsked();
const installation = await install(stopped);
const browser = await launchBrowser(installation);
stopped.addEventListener('abort', () => void browser.close());
await mkdir(pictures, { recursive: true });
try {
  for (const [name, theme] of Object.entries(THEMES)) await takeAll(name, theme);
} finally {
  await browser.close();
}

/** All pictures in one theme, on a workbench of its own. */
async function takeAll(name: string, theme: string): Promise<void> {
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
  const take = async (what: string): Promise<void> => {
    await page.screenshot({ path: join(pictures, `${what}-${name}.png`), animations: 'disabled' });
    console.log(`pictures/${what}-${name}.png`);
  };
  try {
    await page.goto(workbenchAddress(server.port, { folder, file: join(folder, article) }));
    const person = nameOf(page, 'Katarzyna', 'Wójcik-Lindt');
    await person.waitFor({ timeout: 60_000 });
    // The lens names related articles when the whole folder has been read.
    await page
      .getByText(/related articles?/)
      .first()
      .waitFor({ timeout: 60_000 });

    // Away from the first word, whose other places would be marked.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await person.hover();
    await page.locator('.monaco-hover:visible', { hasText: 'mentions in' }).first().waitFor();
    await take('hover');
    if (name === 'contrast') return;

    await page.keyboard.press('Escape');
    await person.click();
    await page.keyboard.press('Shift+F12');
    await page.locator('.reference-zone-widget .ref-tree .monaco-list-row').nth(3).waitFor();
    await take('references');

    await page.keyboard.press('Escape');
    await person.click();
    await page.keyboard.press('Alt+m');
    await page.keyboard.press('s');
    const choices = page.locator('.quick-input-widget:visible .monaco-list-row');
    await choices.first().waitFor();
    await page.keyboard.type('hru');
    await choices.getByText(/Hru/).first().waitFor();
    await take('correcting');

    await page.keyboard.press('Escape');
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
  } finally {
    await page.close();
    await server.stop();
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A coloured name in the text; the editor shows spaces as no-break spaces. */
function nameOf(page: Page, ...words: readonly string[]): Locator {
  return page
    .locator('.view-lines span > span')
    .getByText(new RegExp(`^${words.join('\\s')}$`))
    .first();
}
