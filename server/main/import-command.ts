import { join } from 'node:path';
import type { Command } from 'commander';
import type { FormatName } from '../exchange/formats.ts';
import { count } from '../features/count.ts';
import { type Ended, ending, type Reading, type Streams, withReading } from './command.ts';
import { CORRECTIONS_FILE, nearest } from './corrections-files.ts';
import { agreementTable, importFiles, READABLE } from './exchange-commands.ts';
import { beginFolder, formatAmong } from './folder-work.ts';
import { importPages } from './import-pages.ts';
import { type Proposal, proposeCorrections, writeCorrections } from './importing.ts';
import { listen } from './listen.ts';

interface Importing extends Reading {
  readonly format?: FormatName;
  readonly correct?: boolean;
  readonly dryRun?: boolean;
}

/** Adds the command that reads what another tool annotated, and web pages. */
export function addImportCommand(program: Command, streams: Streams, ended: Ended): void {
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
      const { listener, options, passedOver, end } = beginFolder(streams, given);
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
}

function summary({ articles, corrections, counted, root }: Proposal, isDry: boolean): string {
  const file = join(root, CORRECTIONS_FILE);
  const of = `of ${count(articles, 'article')}`;
  if (corrections.length === 0) return `${file} says all ${of} already`;
  const written = isDry ? 'would be added' : 'added';
  return `${count(corrections.length, 'correction')} ${of} ${written} to ${file}: ${counted}`;
}
