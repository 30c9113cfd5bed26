import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { collector } from './run-command.ts';

test('a server that no editor has started says how it is started', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../server/main/node.ts')]);
  const told = collector();
  child.stderr.pipe(told.stream);
  const [code] = await once(child, 'close');
  assert.equal(code, 2);
  assert.match(told.text(), /^This program is started by an editor, and speaks with it as --stdio .* says\.\n$/);
});
