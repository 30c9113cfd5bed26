// What the commands share that work on a folder as its reader corrected it.
import { InvalidArgumentError } from 'commander';
import { type FormatName, isFormatName } from '../exchange/formats.ts';
import { DEFAULTS } from '../lsp/settings.ts';
import type { Listener } from './annotate.ts';
import type { Reading, Streams } from './command.ts';
import type { FolderOptions } from './corrected-folder.ts';
import { createIndexer } from './indexer.ts';
import { listen } from './listen.ts';
import { shippedModels } from './read-models.ts';

/** What a command works with that reads a folder, until its end. */
interface Work {
  readonly listener: Listener;
  readonly options: FolderOptions;
  /** How much was passed over. */
  passedOver(): number;
  end(): Promise<void>;
}

/** What the commands on a folder begin with; threads are started with the first articles, and ended by `end`. */
export function beginFolder(streams: Streams, { articles, threads, corrections }: Reading): Work {
  const { listener, passedOver, end } = listen(streams);
  const source = shippedModels();
  const indexer = createIndexer({ ...source, threads });
  return {
    listener,
    options: {
      choice: { articles, exclude: DEFAULTS.exclude },
      keep: [],
      corrections,
      indexer,
      givenNames: source.givenNames(),
      signal: new AbortController().signal,
    },
    passedOver,
    async end() {
      end();
      await indexer.close();
    },
  };
}

/**
 * Takes the name of a format.
 *
 * @param names those that are told to whoever names none that there is
 */
export function formatAmong(names: readonly string[]): (value: string) => FormatName {
  return (value) => {
    if (!isFormatName(value)) throw new InvalidArgumentError(`one of ${names.join(', ')} is wanted`);
    return value;
  };
}
