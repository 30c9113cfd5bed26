import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PageThread } from '../pages/reader.ts';

/** Memory that a page may take, in MB. */
const MEMORY = 1024;

/**
 * Begins a thread that reads saved pages.
 *
 * @param path of the thread's program: `pages.js` beside the bundles
 */
export function pageThread(path: string): PageThread {
  const worker = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
  // Whoever waits for an answer is told; a thread that fails while nobody waits must not end the program.
  worker.on('error', () => {});
  return {
    async read(bytes) {
      const answered = once(worker, 'message');
      worker.postMessage(bytes);
      const [imported] = await answered;
      return imported;
    },
    end: () => void worker.terminate(),
  };
}
