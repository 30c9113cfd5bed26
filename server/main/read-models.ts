import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModelFiles, type Models, readModels } from '../analysis/models.ts';

/** Model files, in memory that threads can share, and the models that are made of them when they are first needed. */
export interface ModelSource {
  readonly modelFiles: ModelFiles;
  models(): Models;
}

/** Reads every model file of a folder. */
export function modelsIn(folder: string): ModelSource {
  const modelFiles: ModelFiles = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => [name, shared(readFileSync(join(folder, name)))]),
  );
  let models: Models | undefined;
  return {
    modelFiles,
    models() {
      models ??= readModels(modelFiles);
      return models;
    },
  };
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

let shipped: ModelSource | undefined;

/** What the product ships, read once: beside the bundle in `dist/`, or among the sources. */
export function shippedModels(): ModelSource {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'models');
  shipped ??= modelsIn(existsSync(beside) ? beside : join(here, '..', 'models'));
  return shipped;
}
