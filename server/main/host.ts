import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { type ModelFiles, readModels } from '../analysis/models.ts';
import type { Host } from '../lsp/host.ts';
import { memoryStore } from '../store/memory.ts';
import { listArticles, statFile } from './files.ts';
import { createIndexer } from './indexer.ts';

/** The platform that Node is: files, clock and threads. */
export function nodeHost(modelFiles: ModelFiles): Host {
  const models = readModels(modelFiles);
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
    async *index(files, { keep }, signal) {
      const tasks = files.map(({ uri }) => ({ uri, ...(keep === undefined ? {} : { keep }) }));
      for await (const outcome of indexer.run(tasks, signal)) {
        const { uri } = outcome;
        if (outcome.kind === 'refused') yield { uri, problem: outcome.reason };
        else if (outcome.kind === 'analysed' && outcome.file !== undefined) {
          yield { uri, digest: outcome.digest, state: outcome.file };
        }
      }
    },
    stat: statFile,
    openStore: () => memoryStore(),
    dispose: indexer.close,
  };
}
