import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { FINDING_FORMATS, type FindingFormat, report } from '../exchange/findings.ts';
import { FORMATS, type FormatName, isFormatName } from '../exchange/formats.ts';
import { count } from '../features/count.ts';
import { DEFAULTS } from '../lsp/settings.ts';
import type { Listener } from './annotate.ts';
import { type Ended, ending, type Reading, type Streams, withReading } from './command.ts';
import type { FolderOptions } from './corrected-folder.ts';
import { CORRECTIONS_FILE, nearest } from './corrections-files.ts';
import { agreementTable, checkFolder, exportFolder, importFiles, READABLE } from './exchange-commands.ts';
import { importPages } from './import-pages.ts';
import { type Proposal, proposeCorrections, writeCorrections } from './importing.ts';
import { createIndexer } from './indexer.ts';
import { listen } from './listen.ts';
import { shippedModels } from './read-models.ts';

/**
 * Adds the commands that work on a folder as its reader corrected it: export, import, check.
 *
 * @param ended hears the exit code: 0 done; 1 done, but something was passed over, or found by `check`; 2 nothing could be done
 */
export function addFolderCommands(program: Command, streams: Streams, ended: Ended): void {
  const names = Object.entries(FORMATS).map(
    ([name, { title, offsets }]) => `${name}: ${title}${offsets === 'none' ? '' : `, offsets in ${offsets}`}`,
  );

  withReading(program.command('export'))
    .description('write the annotations of a folder, as corrected there, in the format of another tool')
    .argument('<folder>')
    .requiredOption('--format <name>', 'the format', formatAmong(Object.keys(FORMATS)))
    .option('--out <folder>', 'where to write', 'marginalia-export')
    .addHelpText('after', `\nFormats:\n  ${names.join('\n  ')}`)
    .action(async (folder: string, { format, out, ...given }: Reading & { format: FormatName; out: string }) => {
      const { listener, options, passedOver, end } = begin(streams, given);
      try {
        const written = await exportFolder(folder, format, out, options, listener);
        const { loses } = FORMATS[format];
        if (written > 0)
          listener.note(`${count(written, 'article')} written to ${out}${loses === undefined ? '' : ` (${loses})`}`);
        ended(ending(written, passedOver()));
      } finally {
        await end();
      }
    });

  withReading(program.command('import'))
    .description(
      'read what another tool annotated, as JSON Lines with texts; with the articles, tell how it agrees with Marginalia; ' +
        'without --format, make articles of saved web pages',
    )
    .argument('<path>', 'a file of that tool, or a folder of them; a web page (*.html), or a folder of them')
    .argument('[folder]', 'the articles; of web pages, the folder that they are written to instead of standard output')
    .option('--format <name>', 'the format', formatAmong(READABLE))
    .option('--correct', 'add what it says otherwise to the corrections of the folder, instead of writing JSON Lines')
    .option('--dry-run', 'with --correct: write the corrections to standard output only')
    .addHelpText('after', `\nFormats: ${READABLE.join(', ')}; \`export --help\` tells what they are.`)
    .action(async (path: string, folder: string | undefined, said: Importing, command: Command) => {
      const { format, correct, dryRun, ...given } = said;
      if (correct === true && (format === undefined || folder === undefined))
        command.error('error: --correct goes with --format and the folder of the articles');
      if (dryRun === true && correct !== true) command.error('error: --dry-run goes with --correct');
      if (format === undefined) {
        const { listener, passedOver, end } = listen(streams);
        const made = await importPages(path, folder, (text) => streams.stdout.write(text), listener).finally(end);
        ended(ending(made, passedOver()));
        return;
      }
      const { listener, options, passedOver, end } = begin(streams, given);
      try {
        if (correct === true && folder !== undefined) {
          const file = await nearest(folder);
          const proposal = await proposeCorrections([path], format, folder, file, options, listener);
          if (proposal.articles > 0) listener.note(agreementTable(proposal.agreement));
          if (dryRun === true) streams.stdout.write(proposal.preview);
          else await writeCorrections(proposal.root, proposal.corrections);
          if (proposal.articles > 0) listener.note(summary(proposal, dryRun === true));
          ended(ending(proposal.articles, passedOver()));
          return;
        }
        const { articles, agreement } = await importFiles([path], format, folder, options, listener);
        for (const article of articles) streams.stdout.write(`${JSON.stringify(article)}\n`);
        if (agreement !== undefined && articles.length > 0) listener.note(agreementTable(agreement));
        ended(ending(articles.length, passedOver()));
      } finally {
        await end();
      }
    });

  withReading(program.command('check'))
    .description('find boilerplate, mistakes in the corrections, and corrections whose words are gone')
    .argument('<folder>')
    .addOption(new Option('--format <name>', 'the form of the report').choices(FINDING_FORMATS).default('text'))
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing found; 1 something found, or an article that could not be read; 2 nothing could be read.',
    )
    .action(async (folder: string, { format, ...given }: Reading & { format: FindingFormat }) => {
      const { listener, options, passedOver, end } = begin(streams, given);
      try {
        const { articles, findings } = await checkFolder(folder, options, listener);
        streams.stdout.write(report(format, findings));
        ended(ending(articles, findings.length + passedOver()));
      } finally {
        await end();
      }
    });
}

interface Importing extends Reading {
  readonly format?: FormatName;
  readonly correct?: boolean;
  readonly dryRun?: boolean;
}

function summary({ articles, corrections, counted, root }: Proposal, isDry: boolean): string {
  const file = join(root, CORRECTIONS_FILE);
  const of = `of ${count(articles, 'article')}`;
  if (corrections.length === 0) return `${file} says all ${of} already`;
  const written = isDry ? 'would be added' : 'added';
  return `${count(corrections.length, 'correction')} ${of} ${written} to ${file}: ${counted}`;
}

/** @param names those that are told to whoever names none that there is */
function formatAmong(names: readonly string[]): (value: string) => FormatName {
  return (value) => {
    if (!isFormatName(value)) throw new InvalidArgumentError(`one of ${names.join(', ')} is wanted`);
    return value;
  };
}

/** What a command works with, until its end. */
interface Work {
  readonly listener: Listener;
  readonly options: FolderOptions;
  /** How much was passed over. */
  passedOver(): number;
  end(): Promise<void>;
}

function begin(streams: Streams, { articles, threads, corrections }: Reading): Work {
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
