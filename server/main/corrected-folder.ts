import { fileURLToPath } from 'node:url';
import { givenNamesOf, type ModelFiles, readModels } from '../analysis/models.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Annotated } from '../exchange/record.ts';
import { DEFAULTS } from '../lsp/settings.ts';
import { annotate, type Listener } from './annotate.ts';
import { type CorrectionsFile, correctionsAt, textAt, UNCORRECTED } from './corrections-files.ts';
import { createIndexer } from './indexer.ts';
import { type Input, inputsAt } from './inputs.ts';

export interface FolderOptions {
  readonly articles: readonly string[];
  readonly threads: number;
  readonly modelFiles: ModelFiles;
  /** Is what a reader corrected to hold? */
  readonly corrections: boolean;
}

/** A folder's articles with their annotations, as corrected there, one after the other once all were read. */
export interface CorrectedFolder {
  /** Where there is one. */
  readonly file: CorrectionsFile | undefined;
  /** The corpus of all articles, when the first of them is there. */
  corpus(): Corpus | undefined;
  articles: AsyncGenerator<Annotated, void, undefined>;
}

export async function readFolder(folder: string, options: FolderOptions, listener: Listener): Promise<CorrectedFolder> {
  const corrected = options.corrections ? await correctionsAt([folder]) : UNCORRECTED;
  const uris = new Map<string, string>();
  let known: Corpus | undefined;
  const models = readModels(options.modelFiles);
  const indexer = createIndexer({ modelFiles: options.modelFiles, models: () => models, threads: options.threads });

  async function* inputs(): AsyncGenerator<Input, void, undefined> {
    const choice = { articles: options.articles, exclude: DEFAULTS.exclude };
    for await (const { id, task } of inputsAt([folder], choice, new AbortController().signal, listener.passedOver)) {
      uris.set(String(id), task.uri);
      yield { id, task: { ...task, rules: corrected.rules(task.uri) } };
    }
  }

  async function* articles(): AsyncGenerator<Annotated, void, undefined> {
    const corpusReady = (corpus: Corpus): void => {
      corpus.constrain(corrected.constraints);
      known = corpus;
    };
    try {
      const records = annotate(inputs(), indexer, givenNamesOf(options.modelFiles), {
        ...listener,
        corpus: corpusReady,
      });
      for await (const { id, ...annotations } of records) {
        const text = await textAt(fileURLToPath(uris.get(String(id)) ?? ''));
        if (text !== undefined) yield { id: String(id), text, ...annotations };
      }
    } finally {
      await indexer.close();
    }
  }
  return { file: corrected.files[0], corpus: () => known, articles: articles() };
}
