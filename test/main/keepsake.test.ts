import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keepsakeIn } from '../../server/main/keepsake.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-keepsake-'));
after(() => rmSync(folder, { recursive: true }));

test('what is kept under a name is there again, and under that name only; nothing is left beside it', async () => {
  const storage = join(folder, 'storage');
  assert.equal(await keepsakeIn(storage, 'file:///a').read(), undefined);
  await keepsakeIn(storage, 'file:///a').write('one');
  await keepsakeIn(storage, 'file:///b').write('two');
  await keepsakeIn(storage, 'file:///a').write('three');
  assert.equal(await keepsakeIn(storage, 'file:///a').read(), 'three');
  assert.equal(await keepsakeIn(storage, 'file:///b').read(), 'two');
  assert.equal(readdirSync(storage).length, 2);
});

test('where nothing can be kept there is nothing at the next start, and no error', async () => {
  const storage = join(folder, 'taken');
  writeFileSync(storage, '');
  await keepsakeIn(storage, 'file:///a').write('one');
  assert.equal(await keepsakeIn(storage, 'file:///a').read(), undefined);
});
