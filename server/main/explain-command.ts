import { type Command, InvalidArgumentError } from 'commander';
import { type Ended, EXIT, type Streams } from './command.ts';
import { explainPlace, type Place, readPlace } from './explain.ts';

/** Adds the command that tells why a name is one. */
export function addExplainCommand(program: Command, streams: Streams, ended: Ended): void {
  program
    .command('explain')
    .description('tell why a name is held to be what it is, strongest reason first')
    .argument('<place>', 'FILE:LINE:COLUMN, both counted from 1, columns in UTF-16 code units as editors do', placeOf)
    .action(async (place: Place) => {
      const explained = await explainPlace(place);
      (explained.kind === 'explained' ? streams.stdout : streams.stderr).write(`${explained.text}\n`);
      ended(explained.kind === 'explained' ? EXIT.done : EXIT.failed);
    });
}

function placeOf(value: string): Place {
  const place = readPlace(value);
  if (place === undefined) throw new InvalidArgumentError('FILE:LINE:COLUMN is wanted, as in talks.article:3:14');
  return place;
}
