import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModelFiles, type Models, readModels } from '../analysis/models.ts';

/** Reads every model file of a folder, into memory that threads can share. */
export function modelFilesIn(folder: string): ModelFiles {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => [name, shared(readFileSync(join(folder, name)))]),
  );
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** The models' files that the product ships: beside the bundle in `dist/`, or among the sources. */
export function shippedModelFiles(): ModelFiles {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'models');
  return modelFilesIn(existsSync(beside) ? beside : join(here, '..', 'models'));
}

/** The models that the product ships. */
export function shippedModels(): Models {
  return readModels(shippedModelFiles());
}
