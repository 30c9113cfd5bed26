import { once } from 'node:events';
import { join } from 'node:path';
import type { Command } from 'commander';
import { DEFAULTS } from '../lsp/settings.ts';
import { annotate } from './annotate.ts';
import { type Ended, EXIT, PATHS_FIRST, type Reading, type Streams, withReading } from './command.ts';
import { CORRECTIONS_FILE, type Corrected, correctionsAt, UNCORRECTED } from './corrections-files.ts';
import { createIndexer } from './indexer.ts';
import { type Input, inputsAt, inputsOf } from './inputs.ts';
import { listen } from './listen.ts';
import { modelsIn, shippedModels } from './read-models.ts';

/** Code units that are written at a time. */
const WRITTEN = 1 << 16;

interface Options extends Reading {
  readonly jsonl?: true;
  readonly givenMentions?: true;
  readonly models?: string;
}

/** Adds the command that writes what was found in articles. */
export function addAnnotateCommand(program: Command, streams: Streams, ended: Ended): void {
  withReading(program.command('annotate'))
    .description('write the annotations of articles as JSON Lines, one article a line, in their order')
    .argument('[path...]', 'files, which are always taken, and folders, of which the articles are')
    .option('--jsonl', 'read {"id", "text"} lines from standard input')
    .option('--given-mentions', 'take the "mentions" of these lines as they stand, and only tell who is who')
    .option('--models <folder>', 'models other than those that the product ships')
    .action(async (paths: readonly string[], options: Options, command: Command) => {
      if ((paths.length === 0) === (options.jsonl !== true)) {
        const isGiven = command.getOptionValueSource('articles') === 'cli';
        command.error(`error: either paths or --jsonl, which reads standard input${isGiven ? `; ${PATHS_FIRST}` : ''}`);
      }
      if (options.givenMentions === true && options.jsonl !== true) {
        command.error('error: --given-mentions goes with --jsonl');
      }
      ended(await annotateAll(paths, options, streams));
    });
}

async function annotateAll(paths: readonly string[], options: Options, streams: Streams): Promise<number> {
  const { listener, passedOver, end } = listen(streams);
  const source = options.models === undefined ? shippedModels() : modelsIn(options.models);
  const indexer = createIndexer({ ...source, threads: options.threads });
  const corrected = options.corrections ? await correctionsAt(paths) : UNCORRECTED;
  for (const { root, corrections } of corrected.files) {
    const { length } = corrections.problems;
    if (length > 0) listener.note(`${join(root, CORRECTIONS_FILE)}: mistakes in it: ${length}; \`check\` tells which`);
  }
  let written = 0;
  const choice = { articles: options.articles, exclude: DEFAULTS.exclude };
  const inputs =
    options.jsonl === true
      ? inputsOf(streams.stdin, options.givenMentions === true, listener.passedOver)
      : inputsAt(paths, choice, new AbortController().signal, listener.passedOver);
  try {
    let waiting = '';
    for await (const record of annotate(withRules(inputs, corrected), indexer, source.givenNames(), {
      ...listener,
      corpus: (corpus) => corpus.constrain(corrected.constraints),
    })) {
      written += 1;
      waiting += `${JSON.stringify(record)}\n`;
      if (waiting.length < WRITTEN) continue;
      await write(streams.stdout, waiting);
      waiting = '';
    }
    await write(streams.stdout, waiting);
  } finally {
    end();
    await indexer.close();
  }
  if (passedOver() === 0) return EXIT.done;
  return written > 0 ? EXIT.passedOver : EXIT.failed;
}

async function* withRules(inputs: AsyncIterable<Input>, { rules }: Corrected): AsyncGenerator<Input, void, undefined> {
  for await (const { id, task } of inputs) yield { id, task: { ...task, rules: rules(task.uri) } };
}

async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
