import { type Command, Option } from 'commander';
import { FINDING_FORMATS, type FindingFormat, report } from '../exchange/findings.ts';
import { checkFolder } from './check.ts';
import { type Ended, ending, type Reading, type Streams, withReading } from './command.ts';
import { beginFolder } from './folder-work.ts';

/** Adds the command that finds what a person should look at in a folder. */
export function addCheckCommand(program: Command, streams: Streams, ended: Ended): void {
  withReading(program.command('check'))
    .description('find boilerplate, mistakes in the corrections, and corrections whose words are gone')
    .argument('<folder>')
    .addOption(new Option('--format <name>', 'the form of the report').choices(FINDING_FORMATS).default('text'))
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing found; 1 something found, or an article that could not be read; 2 nothing could be read.',
    )
    .action(async (folder: string, { format, ...given }: Reading & { format: FindingFormat }) => {
      const { listener, options, passedOver, end } = beginFolder(streams, given);
      try {
        const { articles, findings } = await checkFolder(folder, options, listener);
        streams.stdout.write(report(format, findings));
        ended(ending(articles, findings.length + passedOver()));
      } finally {
        await end();
      }
    });
}
