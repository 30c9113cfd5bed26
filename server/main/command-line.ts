import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { givenNamesOf } from '../analysis/models.ts';
import { DEFAULTS } from '../lsp/settings.ts';
import { annotate, type Listener } from './annotate.ts';
import { addCleanCommand } from './clean-command.ts';
import { CORRECTIONS_FILE, type Corrected, correctionsAt, UNCORRECTED } from './corrections-files.ts';
import { explainPlace, type Place, readPlace } from './explain.ts';
import { reasonOf } from './files.ts';
import { addFolderCommands, NO_CORRECTIONS } from './folder-commands.ts';
import { createIndexer } from './indexer.ts';
import { type Input, inputsAt, inputsOf } from './inputs.ts';
import { createProgressLine } from './progress-line.ts';
import { modelsIn, shippedModels } from './read-models.ts';

/** Where a command reads and writes: a process, or a test. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** How a command ends, for scripts that call it. */
const EXIT = {
  done: 0,
  /** Done, but something was passed over; what and why stands on standard error. */
  passedOver: 1,
  /** The arguments make no sense, or nothing could be done. */
  failed: 2,
} as const;

/** Code units that are written at a time. */
const WRITTEN = 1 << 16;

interface AnnotateOptions {
  readonly jsonl?: true;
  readonly givenMentions?: true;
  readonly models?: string;
  readonly articles: readonly string[];
  readonly threads: number;
  readonly corrections: boolean;
}

/**
 * Runs a command.
 *
 * @param args what stands behind the program's name
 * @returns the exit code: 0 done; 1 done, but something was passed over and told; 2 nothing could be done
 */
export async function runCommandLine(args: readonly string[], streams: Streams): Promise<number> {
  let code: number = EXIT.done;
  const program = new Command('marginalia')
    .description('Names, quotations and boilerplate in news articles, across a whole folder, offline.')
    .showHelpAfterError('(--help tells more)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 done; 1 done, but something was passed over (told on standard error); 2 nothing could be done.',
    );

  program
    .command('annotate')
    .description('write the annotations of articles as JSON Lines, one article a line, in their order')
    .argument('[path...]', 'files, which are always taken, and folders, of which the articles are')
    .option('--jsonl', 'read {"id", "text"} lines from standard input')
    .option('--given-mentions', 'take the "mentions" of these lines as they stand, and only tell who is who')
    .option('--articles <glob...>', 'which files of a folder are articles', [...DEFAULTS.articles])
    .option('--models <folder>', 'models other than those that the product ships')
    .option('--threads <number>', 'worker threads; 0 for none', threads, availableParallelism())
    .option('--no-corrections', NO_CORRECTIONS)
    .action(async (paths: readonly string[], options: AnnotateOptions, command: Command) => {
      if ((paths.length === 0) === (options.jsonl !== true)) {
        command.error('error: either paths or --jsonl, which reads standard input');
      }
      if (options.givenMentions === true && options.jsonl !== true) {
        command.error('error: --given-mentions goes with --jsonl');
      }
      code = await runAnnotate(paths, options, streams);
    });

  program
    .command('explain')
    .description('tell why a name is held to be what it is, strongest reason first')
    .argument('<place>', 'FILE:LINE:COLUMN, both counted from 1, columns in UTF-16 code units as editors do', placeOf)
    .action(async (place: Place) => {
      const explained = await explainPlace(place);
      (explained.kind === 'explained' ? streams.stdout : streams.stderr).write(`${explained.text}\n`);
      code = explained.kind === 'explained' ? EXIT.done : EXIT.failed;
    });

  const ended = (found: number): void => {
    code = found;
  };
  addCleanCommand(program, streams, ended);
  addFolderCommands(program, streams, ended);

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed;
    streams.stderr.write(`${reasonOf(error)}\n`);
    return EXIT.failed;
  }
}

async function runAnnotate(paths: readonly string[], options: AnnotateOptions, streams: Streams): Promise<number> {
  const line = createProgressLine(streams.stderr, () => performance.now());
  const source = options.models === undefined ? shippedModels() : modelsIn(options.models);
  const indexer = createIndexer({ ...source, threads: options.threads });
  const corrected = options.corrections ? await correctionsAt(paths) : UNCORRECTED;
  for (const { root, corrections } of corrected.files) {
    const { length } = corrections.problems;
    if (length > 0) line.say(`${join(root, CORRECTIONS_FILE)}: mistakes in it: ${length}; \`check\` tells which`);
  }
  let passedOver = 0;
  let written = 0;
  const listener: Listener = {
    passedOver(message) {
      passedOver += 1;
      line.say(message);
    },
    note: line.say,
    step: line.step,
    corpus: (corpus) => corpus.constrain(corrected.constraints),
  };
  const choice = { articles: options.articles, exclude: DEFAULTS.exclude };
  const inputs =
    options.jsonl === true
      ? inputsOf(streams.stdin, options.givenMentions === true, listener.passedOver)
      : inputsAt(paths, choice, new AbortController().signal, listener.passedOver);
  try {
    let waiting = '';
    for await (const record of annotate(
      withRules(inputs, corrected),
      indexer,
      givenNamesOf(source.modelFiles),
      listener,
    )) {
      written += 1;
      waiting += `${JSON.stringify(record)}\n`;
      if (waiting.length < WRITTEN) continue;
      await write(streams.stdout, waiting);
      waiting = '';
    }
    await write(streams.stdout, waiting);
  } finally {
    line.end();
    await indexer.close();
  }
  if (passedOver === 0) return EXIT.done;
  return written > 0 ? EXIT.passedOver : EXIT.failed;
}

async function* withRules(inputs: AsyncIterable<Input>, { rules }: Corrected): AsyncGenerator<Input, void, undefined> {
  for await (const { id, task } of inputs) yield { id, task: { ...task, rules: rules(task.uri) } };
}

async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

function placeOf(value: string): Place {
  const place = readPlace(value);
  if (place === undefined) throw new InvalidArgumentError('FILE:LINE:COLUMN is wanted, as in talks.article:3:14');
  return place;
}

function threads(value: string): number {
  if (!/^\d{1,3}$/.test(value)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(value);
}
