import type { Command } from 'commander';
import { addCheckCommand } from './check-command.ts';
import type { Ended, Streams } from './command.ts';
import { addExportCommand } from './export-command.ts';
import { addImportCommand } from './import-command.ts';

/**
 * Adds the commands that work on a folder as its reader corrected it.
 *
 * @param ended hears the exit code: 0 done; 1 done, but something was passed over, or found by `check`; 2 nothing could be done
 */
export function addFolderCommands(program: Command, streams: Streams, ended: Ended): void {
  addExportCommand(program, streams, ended);
  addImportCommand(program, streams, ended);
  addCheckCommand(program, streams, ended);
}
