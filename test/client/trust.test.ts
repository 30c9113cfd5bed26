import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readingOnly } from '../../client/trust.ts';

/** Document, place and token: what is offered does not depend on them. */
const nothing = undefined as never;

test('in a folder that nobody trusts, nothing that writes is offered', async () => {
  let isTrusted = false;
  const { provideCodeActions, prepareRename, provideRenameEdits } = readingOnly(() => isTrusted, 'not trusted');
  const ask = async () => [
    await provideCodeActions?.call(nothing, nothing, nothing, nothing, nothing, () => ['an action'] as never),
    await Promise.resolve(prepareRename?.call(nothing, nothing, nothing, nothing, () => 'a range' as never)).catch(
      String,
    ),
    await provideRenameEdits?.call(nothing, nothing, nothing, 'name', nothing, () => 'an edit' as never),
  ];
  // A box for another name that nothing comes of would open without a word.
  assert.deepEqual(await ask(), [[], 'Error: not trusted', null]);
  isTrusted = true;
  assert.deepEqual(await ask(), [['an action'], 'a range', 'an edit']);
});
