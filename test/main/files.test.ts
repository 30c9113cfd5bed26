import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DEFAULTS } from '../../server/lsp/settings.ts';
import { IGNORE_FILES, listArticles, statFile } from '../../server/main/files.ts';
import { createGitIgnores } from '../../server/main/git-ignore.ts';

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'marginalia-files-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function listed(folder: string, signal = new AbortController().signal) {
  const problems: string[] = [];
  const found: string[] = [];
  const root = pathToFileURL(folder).href;
  for await (const { uri } of listArticles(root, DEFAULTS, signal, (message) => problems.push(message))) {
    found.push(decodeURIComponent(uri.slice(root.length + 1)));
  }
  return { found, problems };
}

test('articles are found by name and by folder, in order; other files and excluded folders are not', () =>
  inFolder(async (folder) => {
    await mkdir(join(folder, 'articles', 'deep'), { recursive: true });
    await mkdir(join(folder, 'node_modules'));
    for (const name of [
      'b.article',
      'a.article.txt',
      'notes.txt',
      'articles/1.txt',
      'articles/deep/50 % off.txt',
      'articles/deep/picture.png',
      'node_modules/x.article',
    ]) {
      await writeFile(join(folder, name), 'x');
    }
    const { found, problems } = await listed(folder);
    assert.deepEqual(found, ['a.article.txt', 'b.article', 'articles/1.txt', 'articles/deep/50 % off.txt']);
    assert.deepEqual(problems, []);
  }));

test('what git is told to leave alone is left alone, file by file and folder by folder', () =>
  inFolder(async (folder) => {
    await mkdir(join(folder, 'drafts'));
    await mkdir(join(folder, 'kept'));
    await writeFile(join(folder, '.gitignore'), 'drafts/\n*.tmp.article\n');
    await writeFile(join(folder, 'kept', '.gitignore'), '/secret.article\n!open.tmp.article\n');
    for (const name of ['a.article', 'b.tmp.article', 'drafts/c.article', 'kept/d.article', 'kept/secret.article']) {
      await writeFile(join(folder, name), 'x');
    }
    assert.deepEqual((await listed(folder)).found, ['a.article', 'kept/d.article']);
    const ignores = createGitIgnores(IGNORE_FILES);
    assert.equal(await ignores.isIgnored(folder, join(folder, 'drafts', 'c.article')), true);
    assert.equal(await ignores.isIgnored(folder, join(folder, 'kept', 'd.article')), false);
  }));

test('links in a circle end, links to nowhere are passed over', () =>
  inFolder(async (folder) => {
    await mkdir(join(folder, 'inner'));
    await writeFile(join(folder, 'inner', 'a.article'), 'x');
    await symlink(folder, join(folder, 'inner', 'circle'));
    await symlink(join(folder, 'nowhere'), join(folder, 'inner', 'b.article'));
    await symlink(join(folder, 'inner', 'loop.article'), join(folder, 'inner', 'loop.article'));
    const { found } = await listed(folder);
    assert.deepEqual(found, ['inner/a.article']);
  }));

test('a folder that is not there is told', async () => {
  const { found, problems } = await listed(join(tmpdir(), 'marginalia-nowhere'));
  assert.deepEqual(found, []);
  assert.match(problems[0]!, /cannot be read: it is not there/);
});

test('a walk that is called off ends', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'a.article'), 'x');
    const stop = new AbortController();
    stop.abort();
    assert.deepEqual((await listed(folder, stop.signal)).found, []);
  }));

test('only files of this machine have a state', async () => {
  assert.equal(await statFile('untitled:Untitled-1'), undefined);
  assert.equal(await statFile(pathToFileURL(tmpdir()).href), undefined);
  assert.equal(await statFile('file:///no/such/file'), undefined);
});
