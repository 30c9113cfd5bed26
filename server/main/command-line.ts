import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { addAnnotateCommand } from './annotate-command.ts';
import { addCleanCommand } from './clean-command.ts';
import { EXIT, type Streams } from './command.ts';
import { addExplainCommand } from './explain-command.ts';
import { reasonOf } from './reason.ts';

/** Commands that are done before the formats of other tools would be loaded. */
const WITHOUT_FORMATS: ReadonlySet<string | undefined> = new Set(['annotate', 'explain', 'clean']);

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
    .version(version())
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

  const ended = (found: number): void => {
    code = found;
  };
  addAnnotateCommand(program, streams, ended);
  addExplainCommand(program, streams, ended);
  addCleanCommand(program, streams, ended);
  if (!WITHOUT_FORMATS.has(args[0])) {
    const { addFolderCommands } = await import('./folder-commands.ts');
    addFolderCommands(program, streams, ended);
  }

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed;
    const path = error instanceof Error && 'path' in error ? `${error.path}: ` : '';
    streams.stderr.write(`${path}${reasonOf(error)}\n`);
    return EXIT.failed;
  }
}

/** That of the manifest, which lies above the bundle in `dist/`, or above the sources. */
function version(): string {
  const manifest = ['../package.json', '../../package.json']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  const { version = '' }: { readonly version?: string } =
    manifest === undefined ? {} : JSON.parse(readFileSync(manifest, 'utf8'));
  return version;
}
