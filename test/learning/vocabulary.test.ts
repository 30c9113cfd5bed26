import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../server/analysis/analyze.ts';
import {
  makeVocabularies,
  numbersOf,
  type Vocabulary,
  vocabularyFor,
} from '../../server/analysis/learning/vocabulary.ts';
import type { Token } from '../../server/analysis/model.ts';
import { models } from '../models.ts';

/** More words than a vocabulary keeps, each in this text only. */
const STRANGE = Array.from({ length: 13_000 }, (_, i) => `w${i.toString(36)}`).join(' ');

const TEXT = 'Mayor Jana Novotna said on Monday that the harbour of Riga is open. “It is,” she added.';

function tokensOf(text: string): Token[] {
  let start = 0;
  return text.split(' ').map((word) => {
    const token = { start, end: start + word.length, text: word };
    start = token.end + 1;
    return token;
  });
}

test('a word has one number in all texts, and the words of a text are looked up once', () => {
  const { current } = makeVocabularies();
  const first = tokensOf('the harbour the');
  assert.deepEqual([...numbersOf(current, first)], [1, 2, 1]);
  assert.deepEqual([...numbersOf(current, tokensOf('a harbour'))], [3, 2]);
  assert.equal(numbersOf(current, first), numbersOf(current, first));
});

test('of many words those are kept that several texts have, and they tell what number they had', () => {
  const vocabularies = makeVocabularies();
  const before = vocabularies.current;
  const read = (vocabulary: Vocabulary, text: string) => [...numbersOf(vocabulary, tokensOf(text))];
  read(before, 'once the the');
  assert.deepEqual(read(before, 'the harbour'), [2, 3]);
  assert.equal(vocabularyFor(vocabularies), before);
  read(before, STRANGE);
  const after = vocabularyFor(vocabularies);
  assert.notEqual(after, before);
  assert.deepEqual([...after.kept], [0, 2]);
  assert.deepEqual(read(after, 'the once'), [1, 2]);
});

test('what is found is the same before words are forgotten and behind it', () => {
  const fresh = analyze(TEXT, models);
  assert.ok(fresh.mentions.length > 1 && fresh.quotations.length > 1);
  analyze(TEXT.replace('Monday', 'Friday'), models);
  const { current } = models.names.vocabularies;
  numbersOf(current, tokensOf(STRANGE));
  assert.deepEqual(analyze(TEXT, models), fresh);
  assert.notEqual(models.names.vocabularies.current, current);
});
