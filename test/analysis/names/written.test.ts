import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWritten, unmarked, WRITTEN } from '../../../server/training/written.ts';

/** Checks the names that are marked in a text, each with its kind. */
function check(marked: string, text: string, names: readonly string[]): void {
  const read = unmarked(marked);
  assert.equal(read.text, text);
  assert.deepEqual(
    read.mentions.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`),
    names,
  );
}

test('names in braces stand in the text without them', () => {
  check('{P Rosa Lindt} of {O Aldor Bank}, {L Basel}', 'Rosa Lindt of Aldor Bank, Basel', [
    'person Rosa Lindt',
    'organization Aldor Bank',
    'place Basel',
  ]);
});

test('a brace that is open, and a kind that is none, are told', () => {
  assert.throws(() => unmarked('{P Rosa Lindt of Basel'), /brace is left.*Rosa/);
  assert.throws(() => unmarked('{P Rosa\nLindt}'), /brace is left/);
  assert.throws(() => unmarked('{Z Rosa Lindt}'), /Z is no kind/);
});

test('all that was written for training can be read, and each piece has names', () => {
  for (const name of WRITTEN) {
    const articles = readWritten(name);
    assert.ok(articles.length > 50, name);
    assert.ok(
      articles.every(({ mentions = [] }) => mentions.length > 0),
      name,
    );
  }
});
