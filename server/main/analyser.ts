import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import type { ModelFiles } from '../analysis/models.ts';

/** Where the code lies that makes digests: beside this file in one bundle, or among the sources. */
const HERE = dirname(fileURLToPath(import.meta.url));
const BUNDLE = join(HERE, 'worker.js');
const SOURCES = ['../analysis', '../corpus'];

/** Names what articles are analysed with, code and models: another text whenever digests may come out differently. */
export function analyserOf(models: ModelFiles): string {
  const code = existsSync(BUNDLE) ? [BUNDLE] : SOURCES.flatMap(sourcesIn);
  const parts = [
    ...code.map((path) => readFileSync(path)),
    ...Object.keys(models)
      .sort()
      .map((name) => models[name]!),
  ];
  // Nobody makes them alike on purpose: lengths and check sums tell them apart, in a few milliseconds.
  return parts.map((bytes) => `${bytes.length.toString(36)}.${crc32(bytes).toString(36)}`).join(' ');
}

function sourcesIn(room: string): string[] {
  return readdirSync(join(HERE, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(HERE, room, name));
}
