// Makes marginalia.vsix of the files that package.json allows, and fails when it is larger than it may be.
import { readFile, stat } from 'node:fs/promises';
import { exit } from 'node:process';
import { createVSIX } from '@vscode/vsce';

const MEGABYTE = 1024 * 1024;

/** What the package may weigh, in megabytes: every reader downloads it. Models may weigh six; code and pictures have the rest. */
const BUDGET = 8;

const packagePath = 'marginalia.vsix';
const { repository } = JSON.parse(await readFile('package.json', 'utf8'));
// Where it is known where the sources are kept, links and pictures of the README lead there.
const rewriteRelativeLinks = repository !== undefined;
const readmePath = 'dist/README.md';
await createVSIX({ packagePath, readmePath, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks });
const { size } = await stat(packagePath);
console.log(`${packagePath} ${(size / MEGABYTE).toFixed(2)} MB of ${BUDGET}`);
if (size > BUDGET * MEGABYTE) {
  console.error('The package is larger than it may be: see BUDGET in package.mjs.');
  exit(1);
}
