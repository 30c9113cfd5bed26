import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModelFiles, type Models, readModels } from '../analysis/models.ts';

/** Reads every model file of a folder. */
export function modelFiles(folder: string): ModelFiles {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** The models that the product ships: beside the bundle in `dist/`, or among the sources. */
export function shippedModels(): Models {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'models');
  return readModels(modelFiles(existsSync(beside) ? beside : join(here, '..', 'models')));
}
