import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ModelFiles, readModels } from '../analysis/models.ts';
import type { Host } from '../lsp/host.ts';
import { memoryStore } from '../store/memory.ts';
import { decode } from './decode.ts';
import { listArticles, statFile } from './files.ts';
import { createGitIgnores } from './git-ignore.ts';
import { createIndexer } from './indexer.ts';

const WINDOWS_1252 =
  'This file is not valid UTF-8 and was read as Windows-1252. To see it so, reopen it with that encoding; to mend it, save it as UTF-8.';

/** The platform that Node is: files, clock and threads. */
export function nodeHost(modelFiles: ModelFiles): Host {
  const models = readModels(modelFiles);
  const ignores = createGitIgnores();
  const indexer = createIndexer({ modelFiles, models: () => models });
  return {
    models,
    now: () => performance.now(),
    pause: () => setImmediate(),
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    list: listArticles,
    async *index(files, options, signal) {
      const tasks = files.map(({ uri }) => {
        const { keep, rules } = options(uri);
        return { uri, ...(keep !== undefined && { keep }), ...(rules !== undefined && { rules }) };
      });
      for await (const outcome of indexer.run(tasks, signal)) {
        const { uri } = outcome;
        if (outcome.kind === 'refused') yield { uri, problem: outcome.reason };
        else if (outcome.kind === 'analysed' && outcome.file !== undefined) {
          const { digest, file: state, encoding } = outcome;
          yield { uri, digest, state, ...(encoding === 'windows-1252' && { remark: WINDOWS_1252 }) };
        }
      }
    },
    async stat(uri, folders) {
      const found = await statFile(uri);
      if (found === undefined) return undefined;
      const path = fileURLToPath(uri);
      for (const folder of folders) {
        if (folder.startsWith('file:') && (await ignores.isIgnored(fileURLToPath(folder), path))) return undefined;
      }
      return found;
    },
    async read(uri) {
      try {
        const decoded = decode(await readFile(fileURLToPath(uri)));
        return decoded.kind === 'text' ? decoded.text : undefined;
      } catch {
        // It is not there, or not on this machine.
        return undefined;
      }
    },
    openStore: () => memoryStore(),
    dispose: indexer.close,
  };
}
