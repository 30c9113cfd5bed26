// What the libraries that ship inside the bundles ask for: their licences, word for word, beside the bundles.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Licences that let us ship a library inside a bundle under ours. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
]);

/**
 * @param {Iterable<string>} inputs the files that went into the bundles, as esbuild's metafiles name them
 * @returns {Promise<string>} the notices of all their packages, by name
 * @throws where a package has a licence that is not allowed
 */
export async function noticesOf(inputs) {
  const folders = new Set(
    [...inputs].flatMap((path) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []),
  );
  const notices = await Promise.all([...folders].sort().map(noticeOf));
  return `Marginalia ships these libraries. Each is here under its own licence.\n\n${[...new Set(notices)].join('\n')}`;
}

async function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED.has(license)) throw new Error(`${folder}: the licence ${license} is not one of those in notices.mjs.`);
  const file = (await readdir(folder)).find((one) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(one));
  // A few small packages say no more than this of their licence.
  const text = file === undefined ? `© ${author?.name ?? author ?? name}` : await readFile(join(folder, file), 'utf8');
  return `${'—'.repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
