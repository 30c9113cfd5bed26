import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Imported } from '../pages/imported.ts';
import type { PageThread } from '../pages/reader.ts';

/** Memory that a page may take, in MB. */
const MEMORY = 1024;

/**
 * Sends the bytes of a saved page to a new thread.
 *
 * @param path of the thread's program: `pages.js` beside the bundles
 */
export function pageThread(path: string, bytes: Uint8Array): PageThread {
  const worker = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
  const answered: Promise<readonly Imported[]> = once(worker, 'message');
  worker.postMessage(bytes);
  return {
    answer: answered.then(([imported]): Imported => imported ?? { kind: 'refused', why: 'unreadable' }),
    end: () => void worker.terminate(),
  };
}
