import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import { unpack } from '../analysis/learning/packing.ts';
import { givenNamesOf, type ModelFiles, type Models, readModels } from '../analysis/models.ts';

/** Model files, in memory that threads can share, and the models that are made of them when they are first needed. */
export interface ModelSource {
  readonly modelFiles: ModelFiles;
  models(): Models;
  /** The one list of them that is wanted where no article is analysed. */
  givenNames(): GivenNames;
}

/**
 * Reads every model file of a folder.
 *
 * @throws where it is none, or has none
 */
export function modelsIn(folder: string): ModelSource {
  const modelFiles: ModelFiles = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => [name, sharedFile(join(folder, name))]),
  );
  if (!('names.bin' in modelFiles)) throw new Error(`${folder}: no models in it`);
  let models: Models | undefined;
  let givenNames: GivenNames | undefined;
  return {
    modelFiles,
    models() {
      models ??= readModels(modelFiles);
      return models;
    },
    givenNames() {
      givenNames ??= models?.givenNames ?? givenNamesOf(modelFiles);
      return givenNames;
    },
  };
}

/** Reads a file into memory that threads can share; models as they were before they were packed. */
function sharedFile(path: string): Uint8Array {
  const file = readFileSync(path);
  if (path.endsWith('.bin')) return unpack(file, shared);
  const bytes = shared(file.length);
  bytes.set(file);
  return bytes;
}

function shared(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

let shipped: ModelSource | undefined;

/** What the product ships, read once: beside the bundle in `dist/`, or among the sources. */
export function shippedModels(): ModelSource {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'models');
  shipped ??= modelsIn(existsSync(beside) ? beside : join(here, '..', 'models'));
  return shipped;
}
