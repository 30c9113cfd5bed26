import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelFiles } from '../analysis/models.ts';

/** Where the code lies that makes digests: beside this file in one bundle, or among the sources. */
const HERE = dirname(fileURLToPath(import.meta.url));
const BUNDLE = join(HERE, 'worker.js');
const SOURCES = ['../analysis', '../corpus'];

/** Names what articles are analysed with, code and models: another text whenever digests may come out differently. */
export function analyserOf(models: ModelFiles): string {
  const hash = createHash('sha256');
  for (const path of existsSync(BUNDLE) ? [BUNDLE] : SOURCES.flatMap(sourcesIn)) hash.update(readFileSync(path));
  for (const [name, bytes] of Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(name).update(bytes);
  }
  return hash.digest('base64url').slice(0, 22);
}

function sourcesIn(room: string): string[] {
  return readdirSync(join(HERE, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(HERE, room, name));
}
