#!/usr/bin/env node
import { EXIT } from './command.ts';
import { runCommandLine } from './command-line.ts';
import { reasonOf } from './reason.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output has seen enough: `marginalia annotate corpus | head -1`.
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`standard output: ${reasonOf(error)}\n`);
  process.exit(EXIT.failed);
});

process.exitCode = await runCommandLine(process.argv.slice(2), process);
