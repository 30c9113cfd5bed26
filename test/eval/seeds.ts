import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotated, Gold } from './gold.ts';

/** Gold without its article, whose text is not ours to keep: what is said of it, and what tells that it is the same text. */
interface Seed extends Annotated {
  readonly id: string;
  /** In UTF-16 code units. */
  readonly length: number;
  /** The first digits of the text's SHA-256, in UTF-8. */
  readonly sha256: string;
}

/**
 * Reads gold that holds offsets only, and the articles it is of.
 *
 * @param folder where the articles are, by their ids
 * @throws where an article is no longer the text that was annotated
 */
export function readSeeds(path: string, folder: string): Gold[] {
  const seeds: readonly Seed[] = JSON.parse(readFileSync(path, 'utf8'));
  return seeds.map(({ length, sha256, ...annotated }): Gold => {
    const text = readFileSync(join(folder, annotated.id), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex').slice(0, sha256.length);
    if (text.length !== length || hash !== sha256)
      throw new Error(
        `${annotated.id} is not the text that ${path} annotates: ${length} units were, ${text.length} are`,
      );
    return { ...annotated, text };
  });
}
