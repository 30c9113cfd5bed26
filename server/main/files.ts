import { type Dirent, stat as statThen } from 'node:fs';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chooser, folderExcluder } from '../lsp/choice.ts';
import type { Choice, Found } from '../lsp/host.ts';
import { createGitIgnores, type IgnoreFiles, lookedForOnce } from './git-ignore.ts';
import { reasonOf } from './reason.ts';

/** Files that the disks are asked about at a time. */
const AT_ONCE = 64;

/** Takes half as long of the thread that asks as the one that `node:fs/promises` has. */
const stat = promisify(statThen);

/** `.gitignore` files on this machine's disks, by their paths. */
export const IGNORE_FILES: IgnoreFiles = {
  steps(root, path) {
    const names = relative(root, path).split(sep);
    return names[0] === '..' || names[0] === '' ? [] : names;
  },
  join,
  async find(path) {
    const { mtimeMs } = await stat(path);
    return { state: String(mtimeMs), text: () => readFile(path, 'utf8') };
  },
};

/**
 * Walks a folder for articles, in the order of their names. Links are followed once, so that a circle ends; what cannot be
 * read is told and passed over.
 *
 * @param folder a `file:` address
 */
export async function* listArticles(
  folder: string,
  choice: Choice,
  signal: AbortSignal,
  problem: (message: string) => void,
): AsyncGenerator<Found> {
  const isChosen = chooser(choice);
  const isExcluded = folderExcluder(choice);
  const ignores = createGitIgnores(lookedForOnce(IGNORE_FILES));
  const root = fileURLToPath(folder);
  const seen = new Set<string>();
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined && !signal.aborted; path = waiting.pop()) {
    let entries: Dirent[];
    try {
      const real = await realpath(path);
      if (seen.has(real)) continue;
      seen.add(real);
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      problem(`${path} cannot be read: ${reasonOf(error)}`);
      continue;
    }
    entries.sort((a, b) => (a.name < b.name ? 1 : -1));
    const isIgnored = await ignores.ignoredIn(root, path);
    const files = entries
      .toReversed()
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map(({ name }) => ({ name, path: join(path, name) }))
      .map((file) => ({ ...file, uri: pathToFileURL(file.path).href }))
      .filter(({ name, uri }) => isChosen(uri) && !isIgnored(name));
    for (let from = 0; from < files.length; from += AT_ONCE) {
      for (const found of await Promise.all(
        files.slice(from, from + AT_ONCE).map(({ uri, path }) => statFile(uri, path)),
      )) {
        if (signal.aborted) return;
        if (found !== undefined) yield found;
      }
    }
    for (const entry of entries) {
      if (!entry.isDirectory() && !entry.isSymbolicLink()) continue;
      const below = join(path, entry.name);
      if (isExcluded(pathToFileURL(below).href)) continue;
      const leadsOn = entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(below)));
      if (leadsOn && !isIgnored(`${entry.name}/`)) waiting.push(below);
    }
  }
}

/**
 * How a file stands now; undefined where it is gone, no file, or not on this machine.
 *
 * @param path where it is known: the path of the address
 */
export async function statFile(uri: string, path?: string): Promise<Found | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const found = await stat(path ?? fileURLToPath(uri));
    return found.isFile() ? { uri, size: found.size, modified: Math.round(found.mtimeMs) } : undefined;
  } catch {
    return undefined;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // A link that leads nowhere.
    return false;
  }
}
