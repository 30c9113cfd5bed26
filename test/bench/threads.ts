import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createIndexer } from '../../server/main/indexer.ts';
import { shippedModels } from '../../server/main/read-models.ts';
import type { Task } from '../../server/main/task.ts';
import { type BenchArticle, writeArticles } from './articles.ts';
import type { Row } from './report.ts';

/** So many articles are analysed before the time is taken. */
const WARM = 200;

/** Everything is measured so often, in turns, and the best time counts: the machine may have others to serve. */
const ROUNDS = 2;

/** A way to analyse articles. */
interface Way {
  analyse(tasks: readonly Task[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * How much faster two threads analyse than one, and beside it two processes than one: these share nothing, so it is what the
 * machine allows. `articles` are read from files.
 */
export async function threadRows(articles: readonly BenchArticle[]): Promise<Row[]> {
  const folder = await writeArticles(articles);
  const tasks = folder.files.map((path) => ({ uri: pathToFileURL(path).href }));
  const ways = [() => threads(1), () => threads(2), () => processes(1), () => processes(2)];
  const best = ways.map(() => Number.POSITIVE_INFINITY);
  let busy = Number.NaN;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, start] of ways.entries()) {
        const { analyse, stop } = await start();
        await analyse(tasks.slice(0, WARM));
        const begun = performance.now();
        const used = process.cpuUsage();
        await analyse(tasks);
        const time = performance.now() - begun;
        if (i === 0 && time < best[i]!) busy = processorTime(used) / time;
        best[i] = Math.min(best[i]!, time);
        await stop();
      }
    }
    const [one, two, alone, both] = best;
    const name = `${articles.length.toLocaleString('en')} articles`;
    return [
      { what: `two threads beside one, ${name}`, figure: one! / two!, unit: 'times', goal: { least: 1.7 } },
      // The engine collects and compiles for it in threads of its own: two such threads have that much less to gain.
      { what: `processors that one thread keeps busy, ${name}`, figure: busy, unit: '' },
      { what: `two processes beside one, ${name}: what the machine allows`, figure: alone! / both!, unit: 'times' },
    ];
  } finally {
    await rm(folder.path, { recursive: true });
  }
}

/** Milliseconds that processors have worked for this process since then. */
function processorTime(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

async function threads(count: number): Promise<Way> {
  const indexer = createIndexer({ ...shippedModels(), threads: count });
  return {
    async analyse(tasks) {
      for await (const _ of indexer.run(tasks));
    },
    stop: indexer.close,
  };
}

async function processes(count: number): Promise<Way> {
  const started: ChildProcess[] = [];
  for (let i = 0; i < count; i++) started.push(fork(join(import.meta.dirname, 'apart.ts')));
  await Promise.all(started.map((one) => once(one, 'message')));
  return {
    async analyse(tasks) {
      await Promise.all(
        started.map((one, i) => {
          one.send(tasks.filter((_, task) => task % count === i));
          return once(one, 'message');
        }),
      );
    },
    async stop() {
      for (const one of started) one.kill();
    },
  };
}
