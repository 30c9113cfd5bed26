import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { givenNamesOf, type ModelFiles, readModels } from '../analysis/models.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { type Corrections, readCorrections } from '../corrections/conflicts.ts';
import { rulesFor } from '../corrections/correction.ts';
import type { Annotated } from '../exchange/record.ts';
import { DEFAULTS } from '../lsp/settings.ts';
import { annotate, type Listener } from './annotate.ts';
import { decode } from './decode.ts';
import { createIndexer } from './indexer.ts';
import { type Input, inputsAt } from './inputs.ts';

/** Where a folder keeps what a reader corrected. */
export const CORRECTIONS_FILE = '.marginalia/corrections.yaml';

export interface FolderOptions {
  readonly articles: readonly string[];
  readonly threads: number;
  readonly modelFiles: ModelFiles;
}

/** A folder's articles with their annotations, as corrected there, one after the other once all were read. */
export interface CorrectedFolder {
  readonly corrections: Corrections;
  /** The text of the file of corrections. */
  readonly source: string;
  /** The corpus of all articles, when the first of them is there. */
  corpus(): Corpus | undefined;
  articles: AsyncGenerator<Annotated, void, undefined>;
}

export async function readFolder(folder: string, options: FolderOptions, listener: Listener): Promise<CorrectedFolder> {
  const source = (await textAt(join(folder, CORRECTIONS_FILE))) ?? '';
  const corrections = readCorrections(source);
  const uris = new Map<string, string>();
  let known: Corpus | undefined;
  const models = readModels(options.modelFiles);
  const indexer = createIndexer({ modelFiles: options.modelFiles, models: () => models, threads: options.threads });

  async function* inputs(): AsyncGenerator<Input, void, undefined> {
    const choice = { articles: options.articles, exclude: DEFAULTS.exclude };
    for await (const { id, task } of inputsAt([folder], choice, new AbortController().signal, listener.passedOver)) {
      uris.set(String(id), task.uri);
      yield { id, task: { ...task, rules: rulesFor(corrections.set, String(id)) } };
    }
  }

  async function* articles(): AsyncGenerator<Annotated, void, undefined> {
    const corpusReady = (corpus: Corpus): void => {
      corpus.constrain(corrections.set.corpus);
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
  return { corrections, source, corpus: () => known, articles: articles() };
}

/** The text of a file; undefined where there is none. */
export async function textAt(path: string): Promise<string | undefined> {
  try {
    const decoded = decode(await readFile(path));
    return decoded.kind === 'text' ? decoded.text : undefined;
  } catch {
    // It is not there: no corrections were made, or an article went while it was looked at.
    return undefined;
  }
}
