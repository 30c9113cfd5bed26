import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keepsake } from '../lsp/host.ts';
import { makeFolder } from './make-folder.ts';

/** A text in a file of its own, which is replaced at once or not at all. */
export function keepsakeIn(storage: string, name: string): Keepsake {
  const path = join(storage, `${createHash('sha256').update(name).digest('base64url').slice(0, 22)}.json`);
  return {
    async read() {
      try {
        return await readFile(path, 'utf8');
      } catch {
        return undefined;
      }
    },
    async write(text) {
      const unfinished = `${path}-${process.pid}`;
      try {
        await makeFolder(storage);
        await writeFile(unfinished, text);
        await rename(unfinished, path);
      } catch {
        // It may not be written here: at the next start it is made anew.
      }
    },
  };
}
