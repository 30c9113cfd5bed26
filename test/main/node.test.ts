import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { outcomeOf } from './run-command.ts';

const started = outcomeOf(spawn(process.execPath, [join(import.meta.dirname, '../../server/main/node.ts')]));

test('a server that no editor has started says how it is started', async () => {
  const { code, told } = await started;
  assert.equal(code, 2);
  assert.match(told, /^This program is started by an editor, and speaks with it as --stdio .* says\.\n$/);
});
