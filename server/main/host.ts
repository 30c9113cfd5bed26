import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { analyze } from '../analysis/analyze.ts';
import type { Models } from '../analysis/models.ts';
import { digestOf } from '../corpus/digest.ts';
import type { Host } from '../lsp/host.ts';
import { memoryStore } from '../store/memory.ts';
import { listArticles, reasonOf, statFile } from './files.ts';

/** The platform that Node is: files, clock and threads. */
export function nodeHost(models: Models): Host {
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
      for (const { uri, size, modified } of files) {
        if (signal.aborted) return;
        try {
          const bytes = await readFile(fileURLToPath(uri));
          const text = new TextDecoder().decode(bytes);
          const digest = digestOf(analyze(text, models, options), text);
          const hash = createHash('sha256').update(bytes).digest('base64url');
          yield { uri, digest, state: { size, modified, hash } };
        } catch (error) {
          yield { uri, problem: reasonOf(error) };
        }
      }
    },
    stat: statFile,
    openStore: () => memoryStore(),
    dispose: async () => {},
  };
}
