// Runs the unit tests in as many processes as there are processors, each with the models loaded once: a process a file, as Node's
// test runner does by itself, would load them a hundred times. What was compiled, and how long each file took, is kept for the
// next run beside the packages.
//   --runs 10    tries every property ten times as often
//   --kills 200  kills the process that writes a store so often, instead of four times
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const FILES = ['test/!(vscode|bench)/**/*.test.ts', 'test/*.test.ts'];
const KEPT = join(import.meta.dirname, '../node_modules/.cache/marginalia-tests');

/**
 * What is soon thrown away may take some megabytes: it is looked through less often. And each process looks through its memory by itself:
 * there is one for each processor, and what the engine's other threads do for it takes a fifth of the processors' time.
 */
const MEMORY = ['--min-semi-space-size=32', '--max-semi-space-size=64', '--single-threaded-gc'];

const { runs, kills } = parseArgs({ options: { runs: { type: 'string' }, kills: { type: 'string' } } }).values;
/** A run of another size tells nothing of how long the next will take. */
const isUsual = runs === undefined && kills === undefined;

/** Where Linux keeps files in memory. */
const FILES_IN_MEMORY = '/dev/shm';

/** So many bytes are room enough for all that tests write. */
const ROOM = 1 << 30;

/** Where tests write: in memory where that has room, as nobody needs on a disk what is removed a moment later. */
function folderOfTests(): string {
  try {
    const { bavail, bsize } = statfsSync(FILES_IN_MEMORY);
    return bavail * bsize > ROOM ? FILES_IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** How long each file took, in milliseconds, from its path. */
type Times = Readonly<Record<string, number>>;

const timesOf = (which: number): string => join(KEPT, `times-${which}.json`);

/** What a process of the last run kept: nothing where there was none, or it was ended. */
function lastTimes(which: number): Times {
  try {
    return JSON.parse(readFileSync(timesOf(which), 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Parts files so that every process takes about as long, and those of a folder stay together: they load, and compile, what others of it
 * need as well.
 */
function parted(files: readonly string[], times: Times, processes: number): string[][] {
  const timeOf = (file: string): number => times[file] ?? 200;
  const share = files.reduce((sum, file) => sum + timeOf(file), 0) / processes;
  const parts = Array.from({ length: processes }, (): string[] => []);
  let before = 0;
  for (const file of files.toSorted()) {
    const time = timeOf(file);
    parts[Math.floor((before + time / 2) / share)]?.push(file);
    before += time;
  }
  return parts;
}

function run(files: readonly string[], which: number): Promise<number> {
  return new Promise((resolve) => {
    const keeping = isUsual ? ['./test/times.ts', timesOf(which)] : [];
    const reporters = ['spec', 'stdout', ...keeping].map((value, index) =>
      index % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
    );
    const options = [...MEMORY, '--test', '--test-isolation=none', ...reporters];
    const env = {
      ...process.env,
      NODE_COMPILE_CACHE: join(KEPT, 'compiled'),
      TMPDIR: folderOfTests(),
      // What bundles for some tests is a Go program of a second's life: it need not look for what it could throw away.
      GOGC: 'off',
      ...(runs !== undefined && { MARGINALIA_RUNS: runs }),
      ...(kills !== undefined && { MARGINALIA_KILLS: kills }),
    };
    spawn(process.execPath, [...options, ...files], { stdio: 'inherit', env }).on('close', (code) =>
      resolve(code ?? 1),
    );
  });
}

mkdirSync(KEPT, { recursive: true });
const numbers = Array.from({ length: availableParallelism() }, (_, index) => index);
const times: Times = Object.assign({}, ...numbers.map(lastTimes));
const parts = parted(globSync(FILES), times, numbers.length);
process.exitCode = Math.max(...(await Promise.all(parts.map(run))));
