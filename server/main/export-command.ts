import type { Command } from 'commander';
import { FORMATS, type FormatName } from '../exchange/formats.ts';
import { count } from '../features/count.ts';
import { type Ended, ending, type Reading, type Streams, withReading } from './command.ts';
import { exportFolder } from './exchange-commands.ts';
import { beginFolder, formatAmong } from './folder-work.ts';

/** Adds the command that writes annotations for another tool. */
export function addExportCommand(program: Command, streams: Streams, ended: Ended): void {
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
      const { listener, options, passedOver, end } = beginFolder(streams, given);
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
}
