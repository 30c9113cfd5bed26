// Started by threads.ts: analyses the articles that it is sent with as many threads as it may use processors, and answers when they
// are done.
import { availableParallelism } from 'node:os';
import { createIndexer } from '../../server/main/indexer.ts';
import { shippedModels } from '../../server/main/read-models.ts';
import type { Task } from '../../server/main/task.ts';

const indexer = createIndexer({ ...shippedModels(), threads: availableParallelism() });

process.on('message', async (tasks: readonly Task[]) => {
  for await (const _ of indexer.run(tasks));
  process.send?.('done');
});
process.send?.('ready');
