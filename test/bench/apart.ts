// Started by threads.ts: analyses the articles that it is sent, in a process of its own, and answers when they are done.
import { finished } from '../../server/corpus/steps.ts';
import { shippedModels } from '../../server/main/read-models.ts';
import { packed, perform, type Task } from '../../server/main/task.ts';

const models = shippedModels().models();

process.on('message', (tasks: readonly Task[]) => {
  for (const task of tasks) packed(finished(perform(task, models)));
  process.send?.('done');
});
process.send?.('ready');
