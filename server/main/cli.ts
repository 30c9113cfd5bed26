#!/usr/bin/env node
import { runCommandLine } from './command-line.ts';

// Whoever read the output has seen enough: `marginalia annotate corpus | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCommandLine(process.argv.slice(2), process);
