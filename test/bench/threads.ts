import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NODE_ARGUMENTS } from '../../server/main/node-arguments.ts';
import type { Task } from '../../server/main/task.ts';
import { type BenchArticle, writeArticles } from './articles.ts';
import type { Row } from './report.ts';

/** So many articles are analysed before the time is taken. */
const WARM = 200;

/** Everything is measured so often, in turns, and the best time counts: the machine may have others to serve. */
const ROUNDS = 2;

const PROGRAM = join(import.meta.dirname, 'indexing-process.ts');

/** On which cores the same program runs: util-linux’ `taskset` holds it, and the threads of its engine, on one of them. */
const ON = {
  one: ['taskset', '-c', '0', process.execPath],
  all: [process.execPath],
} as const;

/**
 * How much faster articles, read from files, are analysed with all cores of the machine than with one: by a thread for each core
 * there is. The engine collects and compiles beside them in threads of its own, which one core has to serve as well.
 */
export async function threadRows(articles: readonly BenchArticle[]): Promise<Row[]> {
  if (spawnSync('taskset', ['--version']).status !== 0) return [];
  const folder = await writeArticles(articles);
  const tasks = folder.files.map((path) => ({ uri: pathToFileURL(path).href }));
  const best = { one: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const cores of ['one', 'all'] as const) {
        const started = await start(ON[cores]);
        await analyse(started, tasks.slice(0, WARM));
        const begun = performance.now();
        await analyse(started, tasks);
        best[cores] = Math.min(best[cores], performance.now() - begun);
        started.kill();
      }
    }
    const what = `all cores beside one, ${articles.length.toLocaleString('en')} articles`;
    return [{ what, figure: best.one / best.all, unit: 'times', goal: { least: 1.7 } }];
  } finally {
    await rm(folder.path, { recursive: true });
  }
}

async function start([command, ...given]: readonly [string, ...string[]]): Promise<ChildProcess> {
  const started = spawn(command, [...given, ...NODE_ARGUMENTS, '--no-warnings', PROGRAM], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(started, 'message');
  return started;
}

async function analyse(started: ChildProcess, tasks: readonly Task[]): Promise<void> {
  started.send(tasks);
  await once(started, 'message');
}
