import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import workerpool, { type Pool } from 'workerpool';
import { inTurns, LONGEST_TURN, type Turns } from '../lsp/turns.ts';
import type { ModelSource } from './read-models.ts';
import { reasonOf } from './reason.ts';
import { type Outcome, type PackedOutcome, perform, type Task, unpacked } from './task.ts';
import type { PerformAll } from './worker.ts';

/** So few articles are analysed where they are: starting threads would take longer. */
const FEW = 12;

/** Articles that a thread is sent at a time, and about how many code units or bytes they may have together. */
const BATCH = 24;
const BATCH_SIZE = 160_000;

/** Batches under way for each thread: one at work, one that waits. */
const BATCHES_A_THREAD = 2;

/** How long threads rest before they are ended, in milliseconds: new ones make their models anew, which takes a second or more. */
const REST = 10_000;

/** The same after a run of so many batches: what its threads hold is wanted for the snapshot that follows it. */
const REST_AFTER_LONG = 300;
const LONG_RUN = 50;

/** A thread that is at work when it is ended is ended in the middle after so long, in milliseconds: nobody waits for what it does. */
const LAST_WORDS = 50;

/** What a thread may take for what it is about to throw away, in MB: more takes memory and saves no time. */
const YOUNG = 8;

/** A file is taken to be so long, in bytes, before it is read. */
const USUAL_FILE = 6_000;

/** The threads make models of their own from the files; those of this thread are asked for only where articles are analysed in it. */
export interface IndexerOptions extends ModelSource {
  /** How many worker threads; 0 analyses everything in this thread. As many as there are processors when it is not given. */
  readonly threads?: number;
  /** Threads that had nothing to do for so long are ended, in milliseconds. */
  readonly rest?: number;
}

export type Outcomes = AsyncGenerator<Outcome, void, undefined>;

/** Analyses articles, many at a time. */
export interface Indexer {
  /**
   * Analyses articles in worker threads and yields what became of each, in the order of the tasks. Tasks are taken only as fast
   * as they are worked on and their outcomes are taken, so memory is bounded however many there are. The tasks may be chosen
   * while the work goes on: what is yielded next is begun next.
   *
   * Ends early, without an error, once `signal` is aborted: what was under way then is given up.
   */
  run(tasks: Iterable<Task> | AsyncIterable<Task>, signal?: AbortSignal): Outcomes;
  /** Ends the threads; runs that are under way end early. */
  close(): Promise<void>;
}

const TURNS: Turns = { now: () => performance.now(), pause: () => setImmediate() };

/** What a thread runs: `worker.js` beside the bundle, `worker.ts` among the sources. */
const WORKER = fileURLToPath(import.meta.url).replace(/[^/\\]+(\.\w+)$/, 'worker$1');

/** An indexer that begins its threads when there is work for them, and makes models in this thread only where it analyses here. */
export function createIndexer({ modelFiles, models, threads, rest = REST }: IndexerOptions): Indexer {
  const most = threads ?? availableParallelism();
  let pool: Pool | undefined;
  let running = 0;
  let idle: NodeJS.Timeout | undefined;
  let untilEnd = rest;
  const closed = new AbortController();

  async function performAll(batch: readonly Task[]): Promise<readonly PackedOutcome[]> {
    pool ??= workerpool.pool(WORKER, {
      workerType: 'thread',
      maxWorkers: most,
      workerTerminateTimeout: LAST_WORDS,
      workerThreadOpts: { workerData: modelFiles, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } },
    });
    return pool.exec<PerformAll>('performAll', [batch]);
  }

  /** A thread that dies takes its batch with it: the batch is tried again one by one, to tell the article that it died of. */
  async function performSurely(batch: readonly Task[], cancelled: () => boolean): Promise<readonly PackedOutcome[]> {
    // Nobody would end the threads that are begun for a run that is over.
    if (cancelled()) return [];
    try {
      return await performAll(batch);
    } catch (error) {
      const [only] = batch;
      if (cancelled() || only === undefined) return [];
      if (batch.length === 1) return [{ kind: 'refused', uri: only.uri, reason: reasonOf(error) }];
      const outcomes: PackedOutcome[] = [];
      for (const task of batch) outcomes.push(...(await performSurely([task], cancelled)));
      return outcomes;
    }
  }

  async function* inThreads(first: Batch, batches: AsyncGenerator<Batch>, cancelled: () => boolean): Outcomes {
    let begun = 1;
    const underWay = [performSurely(first.tasks, cancelled)];
    let { last } = first;
    for (;;) {
      while (!last && underWay.length < most * BATCHES_A_THREAD && !cancelled()) {
        const next = await batches.next();
        if (next.done === true) break;
        last = next.value.last;
        begun += 1;
        if (begun === LONG_RUN) untilEnd = Math.min(rest, REST_AFTER_LONG);
        underWay.push(performSurely(next.value.tasks, cancelled));
      }
      const outcomes = await underWay.shift();
      if (outcomes === undefined) return;
      // Messages from threads come in bursts, and whoever takes what is in them works on it: others are let in between.
      let since = Number.NEGATIVE_INFINITY;
      for (const outcome of outcomes) {
        if (performance.now() - since > LONGEST_TURN) {
          await setImmediate();
          since = performance.now();
        }
        if (cancelled()) return;
        yield unpacked(outcome);
      }
    }
  }

  async function* inThisThread(first: Batch, batches: AsyncGenerator<Batch>, cancelled: () => boolean): Outcomes {
    let batch = first;
    for (;;) {
      for (const task of batch.tasks) {
        const outcome = await inTurns(TURNS, perform(task, models()), cancelled);
        if (outcome === undefined) return;
        yield outcome;
      }
      const next = await batches.next();
      if (next.done === true) return;
      batch = next.value;
    }
  }

  async function* run(tasks: Iterable<Task> | AsyncIterable<Task>, signal?: AbortSignal): Outcomes {
    let isOver = false;
    const cancelled = () => isOver || closed.signal.aborted || signal?.aborted === true;
    clearTimeout(idle);
    if (running === 0) untilEnd = rest;
    running += 1;
    try {
      const batches = batched(tasks);
      const first = await batches.next();
      if (first.done === true) return;
      const { value } = first;
      if (most > 0 && (!value.last || value.tasks.length > FEW)) yield* inThreads(value, batches, cancelled);
      else yield* inThisThread(value, batches, cancelled);
    } finally {
      isOver = true;
      running -= 1;
      if (running === 0) idle = setTimeout(() => void end(), untilEnd).unref();
    }
  }

  async function end(): Promise<void> {
    const ended = pool;
    pool = undefined;
    await ended?.terminate(true);
  }

  return {
    run,
    async close() {
      closed.abort();
      clearTimeout(idle);
      await end();
    },
  };
}

interface Batch {
  readonly tasks: readonly Task[];
  /** No other comes after it. */
  readonly last: boolean;
}

/** Cuts tasks into batches that keep a thread busy for some tens of milliseconds; never yields an empty one. */
async function* batched(tasks: Iterable<Task> | AsyncIterable<Task>): AsyncGenerator<Batch, void, undefined> {
  let batch: Task[] = [];
  let size = 0;
  for await (const task of tasks) {
    if (batch.length === BATCH || size >= BATCH_SIZE) {
      yield { tasks: batch, last: false };
      batch = [];
      size = 0;
    }
    batch.push(task);
    size += 'text' in task ? task.text.length : USUAL_FILE;
  }
  if (batch.length > 0) yield { tasks: batch, last: true };
}
