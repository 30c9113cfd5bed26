import { fileURLToPath } from 'node:url';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Annotated } from '../exchange/record.ts';
import type { Choice } from '../lsp/host.ts';
import { annotate, type Listener } from './annotate.ts';
import { type Corrected, type CorrectionsFile, correctionsAt, textAt, UNCORRECTED } from './corrections-files.ts';
import type { Indexer } from './indexer.ts';
import { type Input, inputsAt } from './inputs.ts';

export interface FolderOptions {
  readonly choice: Choice;
  /** Lines that are never noise, by their words. */
  readonly keep: readonly string[];
  /** Is what a reader corrected to hold? */
  readonly corrections: boolean;
  readonly indexer: Indexer;
  readonly givenNames: GivenNames;
  /** Ends the work with an error. */
  readonly signal: AbortSignal;
}

/** A folder's articles with their annotations, as corrected there, one after the other once all were read. */
export interface CorrectedFolder {
  /** Where there is one. */
  readonly file: CorrectionsFile | undefined;
  /** The corpus of all articles, when the first of them is there. */
  corpus(): Corpus | undefined;
  articles: AsyncGenerator<Annotated, void, undefined>;
}

/** What is read otherwise than the options say. */
export interface Particular {
  /** What is to hold instead of the folder's corrections. */
  readonly corrected?: Corrected;
  /** The only articles that are read, by id. */
  readonly only?: ReadonlySet<string>;
}

/** Reads a folder as its reader corrected it. What cannot be read is told to `listener` and passed over; `articles` throw once `signal` is aborted. */
export async function readFolder(
  folder: string,
  options: FolderOptions,
  listener: Listener,
  { corrected: given, only }: Particular = {},
): Promise<CorrectedFolder> {
  const corrected = given ?? (options.corrections ? await correctionsAt([folder]) : UNCORRECTED);
  const { choice, keep, indexer, givenNames, signal } = options;
  const uris = new Map<string, string>();
  let known: Corpus | undefined;

  async function* inputs(): AsyncGenerator<Input, void, undefined> {
    for await (const { id, task } of inputsAt([folder], choice, signal, listener.passedOver)) {
      signal.throwIfAborted();
      if (only !== undefined && !only.has(String(id))) continue;
      uris.set(String(id), task.uri);
      yield { id, task: { ...task, keep, rules: corrected.rules(task.uri) } };
    }
  }

  async function* articles(): AsyncGenerator<Annotated, void, undefined> {
    const corpusReady = (corpus: Corpus): void => {
      corpus.constrain(corrected.constraints);
      known = corpus;
    };
    const records = annotate(inputs(), indexer, givenNames, { ...listener, corpus: corpusReady });
    for await (const { id, ...annotations } of records) {
      const text = await textAt(fileURLToPath(uris.get(String(id)) ?? ''));
      if (text !== undefined) yield { id: String(id), text, ...annotations };
    }
  }
  return { file: corrected.files[0], corpus: () => known, articles: articles() };
}
