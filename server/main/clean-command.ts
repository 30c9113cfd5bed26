import { type Command, InvalidArgumentError, Option } from 'commander';
import { NOISE_KINDS, type NoiseKind } from '../analysis/model.ts';
import { FINDING_FORMATS, type FindingFormat, report } from '../exchange/findings.ts';
import { count } from '../features/count.ts';
import { FURNITURE } from '../features/diagnostics.ts';
import { clean } from './clean.ts';
import { type Ended, ending, NO_CORRECTIONS, type Streams, withArticles } from './command.ts';
import { listen } from './listen.ts';
import { shippedModels } from './read-models.ts';

/** What is removed where nobody says otherwise: not what news articles legitimately carry. */
const USUAL: readonly NoiseKind[] = NOISE_KINDS.filter((kind) => !FURNITURE.has(kind));

interface Options {
  readonly write?: true;
  readonly kinds: ReadonlySet<NoiseKind>;
  readonly format: FindingFormat;
  readonly articles: readonly string[];
  readonly corrections: boolean;
}

/**
 * Adds the command that takes boilerplate out of articles.
 *
 * @param ended hears the exit code: 0 no noise, or none any more; 1 noise, or an article that was passed over; 2 nothing could be done
 */
export function addCleanCommand(program: Command, streams: Streams, ended: Ended): void {
  withArticles(program.command('clean'))
    .description(
      'tell the boilerplate in articles line by line, and why it is held to be that; with --write, remove it',
    )
    .argument('<path...>', 'files, which are always taken, and folders, of which the articles are; all are one corpus')
    .option('--write', 'remove it from the files; their encoding and line breaks stay as they are')
    .addOption(
      new Option('--kinds <kind,...>', 'the kinds of noise that are meant')
        .argParser(kindsIn)
        .default(new Set(USUAL), '"usual"'),
    )
    .addOption(new Option('--format <name>', 'the form of the report').choices(FINDING_FORMATS).default('text'))
    .option('--no-corrections', NO_CORRECTIONS)
    .addHelpText(
      'after',
      `
Kinds: ${NOISE_KINDS.join(', ')}.
  "usual" is all but ${[...FURNITURE].join(', ')}; "all" is all.
  Headlines and headings of the article itself are never noise.

Kept lines: what .marginalia/corrections.yaml, the setting marginalia.noise.keep in .vscode/settings.json (of the folder that
  an article lies in, or the nearest one above), and "keep" in an article's front matter say.

Exit codes: 0 no noise, or with --write none any more; 1 noise, or an article that could not be read or written (told on
  standard error); 2 the arguments make no sense, or nothing could be read.`,
    )
    .action(async (paths: readonly string[], { write, kinds, format, articles, corrections }: Options) => {
      const { listener, passedOver, end } = listen(streams);
      try {
        const found = await clean(
          paths,
          kinds,
          write === true,
          { articles, corrections, modelFiles: shippedModels().modelFiles },
          listener,
        );
        streams.stdout.write(report(format, found.findings));
        if (found.changed > 0)
          listener.note(`${count(found.findings.length, 'line')} removed from ${count(found.changed, 'article')}`);
        const left = write === true ? 0 : found.findings.length;
        ended(ending(found.articles, left + passedOver()));
      } finally {
        end();
      }
    });
}

function kindsIn(value: string): ReadonlySet<NoiseKind> {
  return new Set(
    value.split(',').flatMap((name): readonly NoiseKind[] => {
      const wanted = name.trim();
      if (wanted === 'all') return NOISE_KINDS;
      if (wanted === 'usual') return USUAL;
      const kind = NOISE_KINDS.find((one) => one === wanted);
      if (kind === undefined)
        throw new InvalidArgumentError(`usual, all, or some of ${NOISE_KINDS.join(', ')} are wanted`);
      return [kind];
    }),
  );
}
