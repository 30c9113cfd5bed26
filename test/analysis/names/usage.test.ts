import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashText } from '../../../server/analysis/learning/hashing.ts';
import { readSections, writeSections } from '../../../server/analysis/learning/sections.ts';
import { rowOf } from '../../../server/analysis/learning/weights.ts';
import { readDocument } from '../../../server/analysis/names/document.ts';
import { COARSE_KINDS } from '../../../server/analysis/names/kinds.ts';
import { addToPhrase } from '../../../server/analysis/names/lexicon.ts';
import {
  noUsage,
  readUsage,
  type Usage,
  usageSections,
  usedAsFirst,
  usedAsLast,
  usedAsWhole,
  usesOf,
} from '../../../server/analysis/names/usage.ts';
import { makeWords } from '../../../server/analysis/names/words.ts';
import { layOut } from '../../../server/training/lay-out.ts';
import { countUsage } from '../../../server/training/usage.ts';
import { models } from '../../models.ts';

const ARTICLES = [
  'In the evening Viktor Orbán met Friedrich Merz, who had come to Berlin with his staff. Later Orbán left Berlin by train.',
  'On the next day Viktor Orbán was back in Hungary and spoke to the press about what had been agreed.',
  'Karine Jean-Pierre told reporters on Monday that she knew nothing of it. Nobody else but Karine Jean-Pierre had been asked, and later Karine Jean-Pierre went home.',
  'Reporters asked Viktor Orbán about the war. “We will see,” said Viktor Orbán, who flew to Kyiv by way of Berlin.',
].map((text, index) => ({ id: `${index}`, text }));

const usage = readUsage(readSections(writeSections(usageSections(countUsage(models.names, ARTICLES, () => {})), {})));

/** The kind that a word is mostly used for, in one of its parts; none where it is not used so. */
function kindOf(part: number): string | undefined {
  return part === 0 ? undefined : COARSE_KINDS[(part - 1) % 5];
}

function check(word: string, ...[whole, first, last]: readonly (string | undefined)[]): void {
  const uses = usesOf(usage, hashText(word));
  assert.deepEqual([usedAsWhole(uses), usedAsFirst(uses), usedAsLast(uses)].map(kindOf), [whole, first, last], word);
}

test('a word is known for the names that it makes, begins and ends', () => {
  check('orbán', 'person', undefined, 'person');
  check('viktor', undefined, 'person', undefined);
  check('berlin', 'place', undefined, undefined);
});

test('what was seen once, or never as a name, is not known', () => {
  check('merz', undefined, undefined, undefined);
  check('reporters', undefined, undefined, undefined);
});

test('names of several words are known as a whole', () => {
  assert.equal(kindOfPhrase(usage, ['viktor', 'orbán']), 'person');
  assert.equal(kindOfPhrase(usage, ['friedrich', 'merz']), undefined);
});

test('a name with a hyphen is known again, also where spaces stand around the hyphen', () => {
  for (const text of ['We saw Karine Jean-Pierre there.', 'We saw Karine Jean - Pierre there.']) {
    const { tokens, sentences } = layOut(text);
    const { used } = readDocument(makeWords(models.names.lexicon, usage), tokens, sentences);
    assert.equal(used.filter((value) => value !== 0).length, 4, text);
  }
});

test('before any article was read nothing is known', () => {
  assert.equal(usesOf(noUsage(), hashText('berlin')), 0);
  assert.equal(kindOfPhrase(noUsage(), ['viktor', 'orbán']), undefined);
});

function kindOfPhrase({ phrases, kinds }: Usage, words: readonly string[]): string | undefined {
  const row = rowOf(
    phrases,
    words.reduce((hash, word) => addToPhrase(hash, hashText(word)), 0),
  );
  return row < 0 ? undefined : kindOf(kinds[row]! & 15);
}
