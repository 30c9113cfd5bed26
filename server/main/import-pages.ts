import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Refusal } from '../pages/imported.ts';
import { pageReader } from '../pages/reader.ts';
import type { Listener } from './annotate.ts';
import { makeFolder } from './make-folder.ts';
import { pageThread } from './page-thread.ts';
import { reasonOf } from './reason.ts';

/** What a thread runs: `pages.js` beside the bundle, `page-worker.ts` among the sources. */
const PROGRAM = fileURLToPath(import.meta.url).replace(/[^/\\]+\.(\w+)$/, (_, ending: string) =>
  ending === 'ts' ? 'page-worker.ts' : `pages.${ending}`,
);

/** Is it the name of a saved web page? */
function isPage(path: string): boolean {
  return /\.x?html?$/i.test(path);
}

/**
 * Makes articles of saved web pages. Of a folder those that lie right in it are read. No file is ever replaced.
 *
 * @param out the folder that they are written to; where there is none, `show` is given them
 * @returns how many were made
 */
export async function importPages(
  path: string,
  out: string | undefined,
  show: (text: string) => void,
  { passedOver, note }: Pick<Listener, 'passedOver' | 'note'>,
): Promise<number> {
  const isFolder = (await stat(path)).isDirectory();
  const pages = isFolder ? (await readdir(path)).sort().map((name) => join(path, name)) : [path];
  if (!pages.some(isPage)) passedOver(`${path}: no web page (*.html); what another tool wrote needs --format`);
  let made = 0;
  const reader = pageReader(() => pageThread(PROGRAM));
  for (const page of pages.filter(isPage)) {
    try {
      const imported = await reader.read(await readFile(page));
      if (imported.kind === 'refused') {
        passedOver(`${page}: ${REASONS[imported.why]}`);
        continue;
      }
      if (out === undefined) show(imported.text);
      else note(`${page} → ${await writeNew(out, imported.name, imported.text)}`);
      made += 1;
    } catch (error) {
      passedOver(`${page}: ${reasonOf(error)}`);
    }
  }
  reader.end();
  return made;
}

const REASONS: Readonly<Record<Refusal, string>> = {
  large: 'it is too large for an article',
  deep: 'its elements stand within each other more than 512 deep',
  empty: 'no article was found in it',
  unreadable: 'it cannot be read, or not in twenty seconds',
};

/** Writes an article under its name, or under that name and a number where a file is there already. */
async function writeNew(folder: string, name: string, text: string): Promise<string> {
  await makeFolder(folder);
  for (let number = 1; ; number++) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.article.txt`);
    try {
      await writeFile(path, text, { flag: 'wx' });
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
