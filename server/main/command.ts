// What all commands have in common.
import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { DEFAULTS } from '../lsp/settings.ts';

/** Where a command reads and writes: a process, or a test. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** How a command ends, for scripts that call it. */
export const EXIT = {
  done: 0,
  /** Done, but something was passed over; what and why stands on standard error. */
  passedOver: 1,
  /** The arguments make no sense, or nothing could be done. */
  failed: 2,
} as const;

/** How a command ended that read so many articles, and passed so much over or found it. */
export function ending(articles: number, passedOver: number): number {
  return articles === 0 ? EXIT.failed : passedOver > 0 ? EXIT.passedOver : EXIT.done;
}

/** Hears how a command ended. */
export type Ended = (code: number) => void;

/** What the option that leaves corrections out says of itself. */
export const NO_CORRECTIONS =
  'leave out what was corrected in .marginalia/corrections.yaml, of the folder or the nearest above it';

/** What a command that reads the articles of a folder is told. */
export interface Reading {
  readonly articles: readonly string[];
  readonly threads: number;
  readonly corrections: boolean;
}

/** What is to know of `--articles`: whoever writes a path behind it looks for it in vain. */
export const PATHS_FIRST = '--articles takes every word behind it: paths stand before it';

/** Adds the option that tells which files are articles. */
export function withArticles(command: Command): Command {
  const option = '--articles <glob...>';
  return command.option(option, 'which files of a folder are articles; paths stand before it', [...DEFAULTS.articles]);
}

/** Adds the options of a command that reads the articles of a folder. */
export function withReading(command: Command): Command {
  return withArticles(command)
    .option('--threads <number>', 'worker threads; 0 for none', wholeNumber, availableParallelism())
    .option('--no-corrections', NO_CORRECTIONS);
}

function wholeNumber(value: string): number {
  if (!/^\d{1,3}$/.test(value)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(value);
}
