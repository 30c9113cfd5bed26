// Cleaning a folder and taking it back, as a person does: VS Code shows no dialog while a suite runs in it.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { runCommand } from './looks.ts';

/** How long an edit of many files may take to reach the disk, in milliseconds. */
const LIMIT = 20_000;

/** Nothing more is saved when nothing was for so long, in milliseconds. */
const STILL = 3_000;

/** What is typed and not saved before the folder is cleaned. */
const TYPED = 'Nobody wept for it.';

/**
 * Takes the noise out of a folder, one article of which has unsaved work, then takes that back by one key.
 *
 * @param article is shown when this begins and when it ends; a line is added to it
 */
export async function checkCleaning(page: Page, folder: string, article: string): Promise<void> {
  const before = await read(folder);
  const editor = page.locator('.editor-instance .view-lines').first();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(TYPED);
  await runCommand(page, 'Marginalia: Remove Noise of the Folder…');
  const apply = page.getByRole('button', { name: 'Apply' }).first();
  await apply.waitFor({ timeout: LIMIT });
  assert.deepEqual(await read(folder), before, 'a preview changes nothing');
  await apply.click();
  // VS Code saves one after the other: what is taken back before that is saved once more.
  let cleaned = 0;
  let since = performance.now();
  await until('the articles are cleaned', async () => {
    const last = cleaned;
    cleaned = changed(before, await read(folder));
    if (cleaned !== last) since = performance.now();
    return cleaned > 5 && performance.now() - since > STILL;
  });
  await page.getByRole('tab', { name: article }).first().click();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+z');
  // VS Code asks nothing, shows all articles as they were, and leaves it to the reader to save them.
  await editor.getByText('Advertisement').first().waitFor({ timeout: LIMIT });
  const expected = new Map(before).set(article, before.get(article) + TYPED);
  await until('all is as it was, with what was typed', async () => {
    // What VS Code is still at when everything is saved is saved by the next time.
    await runCommand(page, 'File: Save All Files');
    return changed(expected, await read(folder)) === 0;
  });
  await runCommand(page, 'View: Close Other Editors in Group');
}

async function read(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  return [...before].filter(([name, text]) => after.get(name) !== text).length;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + LIMIT; performance.now() < end; await new Promise((go) => setTimeout(go, 100)))
    if (await holds()) return;
  assert.fail(what);
}
