import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeFolder } from '../../server/main/make-folder.ts';

test('a folder is made with those above it, and one that is there is left', async () => {
  const base = mkdtempSync(join(tmpdir(), 'marginalia-make-folder-'));
  try {
    const deep = join(base, 'a', 'b', 'c');
    await makeFolder(deep);
    writeFileSync(join(deep, 'file'), '');
    await makeFolder(deep);
    await Promise.all([makeFolder(join(base, 'd', 'e')), makeFolder(join(base, 'd', 'f'))]);
    assert.ok([join(deep, 'file'), join(base, 'd', 'e'), join(base, 'd', 'f')].every((path) => statSync(path)));
    await assert.rejects(makeFolder(join(deep, 'file')), { code: 'EEXIST' });
    await assert.rejects(makeFolder(join(deep, 'file', 'below')), { code: 'ENOTDIR' });
  } finally {
    rmSync(base, { recursive: true });
  }
});

// Others have no such file system.
if (process.platform === 'linux')
  test('where no folder can be made, that is told', () =>
    assert.rejects(makeFolder('/proc/nowhere/below'), /no folder can be made/));
