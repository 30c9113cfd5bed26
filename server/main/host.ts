import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Host, Reading } from '../lsp/host.ts';
import { memoryStore } from '../store/memory.ts';
import { sqliteStore } from '../store/sqlite.ts';
import { analyserOf } from './analyser.ts';
import { decode } from './decode.ts';
import { IGNORE_FILES, listArticles, statFile } from './files.ts';
import { createGitIgnores } from './git-ignore.ts';
import { createIndexer } from './indexer.ts';
import { keepsakeIn } from './keepsake.ts';
import { onceAnalysed, WHILE_ANALYSING } from './node-arguments.ts';
import type { ModelSource } from './read-models.ts';
import { WINDOWS_1252 } from './reading.ts';
import type { FileTask } from './task.ts';

/** The platform that Node is: files, clock and threads. */
export function nodeHost(source: ModelSource): Host {
  const models = source.models();
  const ignores = createGitIgnores(IGNORE_FILES);
  const indexer = createIndexer(source);
  let analyser: string | undefined;
  /** How many index runs are under way. */
  let running = 0;
  return {
    models,
    now: () => performance.now(),
    pause: () => setImmediate(),
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    list: listArticles,
    async *index(files, signal) {
      if (running === 0) setFlagsFromString(WHILE_ANALYSING);
      running += 1;
      try {
        for await (const outcome of indexer.run(tasksOf(files), signal)) {
          const { uri } = outcome;
          if (outcome.kind === 'refused') yield { uri, problem: outcome.reason };
          else if (outcome.kind === 'unchanged') yield { uri, unchanged: outcome.file };
          else if (outcome.file !== undefined) {
            const { digest, file: state, encoding } = outcome;
            yield { uri, digest, state, ...(encoding === 'windows-1252' && { remark: WINDOWS_1252 }) };
          }
        }
      } finally {
        running -= 1;
        if (running === 0) setFlagsFromString(onceAnalysed(process.memoryUsage().heapUsed));
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
    openStore(folder, storage, texts, tell) {
      if (storage === undefined) return memoryStore();
      analyser ??= analyserOf(source.modelFiles);
      const name = createHash('sha256').update(folder).digest('base64url').slice(0, 22);
      return sqliteStore(join(storage, name), { analyser, texts, tell });
    },
    keepsake: keepsakeIn,
    async exchange() {
      const { exchangeOn } = await import('./exchange.ts');
      return exchangeOn(indexer, models.givenNames);
    },
    dispose: indexer.close,
  };
}

function* tasksOf(files: Iterable<Reading>): Generator<FileTask> {
  for (const { uri, known, options } of files) {
    const { keep, rules } = options;
    yield {
      uri,
      ...(known !== undefined && { known }),
      ...(keep !== undefined && { keep }),
      ...(rules !== undefined && { rules }),
    };
  }
}
