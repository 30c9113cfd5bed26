import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { type ModelFiles, readModels } from '../analysis/models.ts';
import { finished } from '../corpus/steps.ts';
import { type PackedOutcome, packed, perform, type Task } from './task.ts';

// The entry point of a worker thread, which `indexer.ts` starts: it makes models of its own from bytes that all threads share,
// and analyses articles in batches.

const files: ModelFiles = workerData;
const models = readModels(files);

function performAll(tasks: readonly Task[]): readonly PackedOutcome[] {
  return tasks.map((task) => packed(finished(perform(task, models))));
}

export type PerformAll = typeof performAll;

workerpool.worker({ performAll });
