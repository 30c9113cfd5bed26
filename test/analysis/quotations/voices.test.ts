import assert from 'node:assert/strict';
import { test } from 'node:test';
import { voicesBeside } from '../../../server/analysis/quotations/voices.ts';
import { layOut } from '../../../server/training/lay-out.ts';

/** Checks who is asked whether they said what stands within marks, in a text that names nobody but by pronouns. */
function check(text: string, ...expected: string[]): void {
  const { tokens, sentences } = layOut(text);
  const at = { start: text.indexOf('“') + 1, end: text.indexOf('”') };
  const voices = voicesBeside({ tokens, sentences, mentions: [], pieces: [at] }, at);
  assert.deepEqual(
    voices.map(({ start, end }) => text.slice(start, end)),
    expected,
  );
}

test('those before and behind are asked, the nearest first', () =>
  check('He stayed when she left. “It is late,” they said.', 'she', 'He', 'they'));

test('who is named in another paragraph speaks there', () =>
  check('He stayed.\n\nShe left. “It is late.”\n\nThey knew.', 'She'));
