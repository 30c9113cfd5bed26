// Runs the unit tests in as many processes as there are processors, each with the models loaded once: a process a file, as Node's
// test runner does by itself, would load them a hundred and fifty times.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const FILES = ['test/!(vscode|bench)/**/*.test.ts', 'test/*.test.ts'];

const processes = Math.max(1, availableParallelism());
const shard = (which: number): Promise<number> =>
  new Promise((resolve) => {
    const options = ['--test', '--test-isolation=none', `--test-shard=${which}/${processes}`];
    spawn(process.execPath, [...options, ...FILES], { stdio: 'inherit' }).on('close', (code) => resolve(code ?? 1));
  });

const codes = await Promise.all(Array.from({ length: processes }, (_, index) => shard(index + 1)));
process.exitCode = Math.max(...codes);
