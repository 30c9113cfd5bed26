// Side views and pictures as a person sees them: opened, read, used by keyboard, and judged by axe.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';

/** A view that takes the focus while it loads closes the palette; it is opened so many times. */
const TRIES = 5;

/** Runs a command of the palette by its title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input[type=text]').first();
  // The first row may be a command whose title only resembles this one.
  const isTitle = page.locator('.label-name').getByText(title, { exact: true });
  const row = page.locator('.quick-input-list .monaco-list-row', { has: isTitle }).first();
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('F1');
    try {
      await input.fill(`>${title}`, { timeout: 2000 });
      return await row.click({ timeout: 5000 });
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** The page of the picture whose heading this is. */
async function pictureIn(page: Page, heading: RegExp): Promise<Frame> {
  const others = new Set<string>();
  for (const end = performance.now() + 20_000; performance.now() < end; await page.waitForTimeout(100)) {
    for (const frame of page.frames()) {
      const title = await frame
        .locator('main h1')
        .first()
        .textContent({ timeout: 200 })
        .catch(() => null);
      if (title !== null && heading.test(title)) return frame;
      if (title !== null) others.add(title);
    }
  }
  throw new Error(`no picture is called ${heading}, but ${[...others].join(' | ') || 'there is none'}`);
}

/** Opens the side bar with the views, and waits until the entities are there. */
export async function openViews(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Marginalia' }).first().click();
  await rowOf(page, /^People/).waitFor({ timeout: 30_000 });
}

/** Rows of trees by the beginning of what they say. */
export function rowsOf(page: Page, words: RegExp): Locator {
  return page.locator('.sidebar .monaco-list-row').filter({ has: page.getByText(words) });
}

export function rowOf(page: Page, words: RegExp): Locator {
  return rowsOf(page, words).first();
}

/** What opens each picture, and its heading. */
export const PICTURES = [
  { name: 'network', heading: /^Who Appears with Whom$/ },
  { name: 'timeline', heading: /^The Articles over Time/ },
  { name: 'profile', heading: /Lindt$/ },
  { name: 'comparison', heading: /^Two Articles Compared$/ },
] as const;

/** Opens a picture as a person does who has an article before them. */
export async function openPicture(
  page: Page,
  name: (typeof PICTURES)[number]['name'],
  article: string,
): Promise<Frame> {
  await page.getByRole('tab', { name: article }).first().click();
  switch (name) {
    case 'network':
      await runCommand(page, 'Marginalia: Show Who Appears with Whom');
      break;
    case 'timeline':
      await runCommand(page, 'Marginalia: Show Timeline');
      break;
    case 'profile':
      await runCommand(page, 'Marginalia: Show Profile of an Entity…');
      await page.getByPlaceholder('Type a name').fill('wojcik');
      // As fast hands do: before what was typed is found.
      await page.keyboard.press('Enter');
      break;
    case 'comparison':
      await runCommand(page, 'Marginalia: Compare Articles…');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Deputy minister' }).first().click();
      break;
  }
  return pictureIn(page, PICTURES.find((picture) => picture.name === name)!.heading);
}

/** What axe finds wrong with a page: a line for each rule that is broken. */
async function findingsIn(frame: Frame): Promise<readonly string[]> {
  const script = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Put in from outside: the page itself may run no script but its own.
  await frame.evaluate(script);
  const results: AxeResults = await frame.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map(({ html }) => html)
        .join(' ')
        .slice(0, 300)})`,
  );
}

/** Uses what was opened, and says what must hold. */
export async function checkPicture(
  page: Page,
  name: (typeof PICTURES)[number]['name'],
  article: string,
): Promise<void> {
  const frame = await openPicture(page, name, article);
  await frame.locator('svg[role=group]').first().waitFor();
  assert.deepEqual(await findingsIn(frame), [], `${name}: the picture`);
  // One stop of the Tab key, arrows go on from there.
  const stop = frame.locator('svg [role=button][tabindex="0"]').first();
  await stop.focus();
  const before = await frame.evaluate('document.activeElement.querySelector("title").textContent');
  await page.keyboard.press('ArrowRight');
  const after = await frame.evaluate('document.activeElement.querySelector("title").textContent');
  assert.ok(typeof after === 'string' && after !== before, `${name}: arrows go from ${before} to ${after}`);
  await frame.getByRole('button', { name: 'Show as Table' }).click();
  assert.ok((await frame.locator('#text table tbody tr').count()) > 0, `${name}: there is a table`);
  assert.ok(await frame.locator('.figure').first().isHidden());
  assert.deepEqual(await findingsIn(frame), [], `${name}: the table`);
  await frame.getByRole('button', { name: 'Show as Table' }).click();
}
