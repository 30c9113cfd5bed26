import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelFiles, type Models, readModels } from '../analysis/models.ts';

/** Reads every model file of a folder. */
export function modelFiles(folder: string): ModelFiles {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** Reads the models that lie in a folder, as the build and the sources lay them. */
export function modelsFrom(folder: string): Models {
  return readModels(modelFiles(folder));
}
