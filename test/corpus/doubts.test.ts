import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCorpus } from '../../server/corpus/corpus.ts';
import { spokenWords } from '../../server/corpus/spoken-words.ts';
import { models } from '../models.ts';
import { digest, pleading, quoting } from './digests.ts';

const PLEA = 'Readers of the Courant keep the printing presses in this town running';

/** An article that quotes Ann Lee, and a line that asks for money and quotes its own paper. */
function article(day: number) {
  const named = digest(`2025-08-0${day}`, [
    ['person', 'Ann Lee'],
    ['organization', 'Courant'],
  ]);
  return pleading(quoting(named, 'Nobody in this harbour will lose a pension', PLEA), 1);
}

test('names and quotations in a line that the corpus shows to be boilerplate do not count for it', () => {
  const corpus = createCorpus(models.givenNames);
  corpus.put('first', article(1));
  corpus.put('second', article(2));
  const [lee, courant] = [corpus.entityOf('first', 0)!, corpus.entityOf('first', 1)!];
  const told = () => [
    corpus.entity(lee)?.mentions,
    corpus.entity(courant)?.mentions,
    corpus.mentions(courant).length,
    corpus.appearances(courant).length,
    corpus.echoes('first', spokenWords(PLEA)).length,
    corpus.noise('first').length,
  ];
  // Two articles may say the same.
  assert.deepEqual(told(), [2, 2, 2, 2, 1, 0]);
  for (let i = 3; i < 9; i++) corpus.put(`${i}`, article(i));
  assert.deepEqual(told(), [8, undefined, 0, 0, 0, 1]);
  for (let i = 3; i < 9; i++) corpus.remove(`${i}`);
  assert.deepEqual(told(), [2, 2, 2, 2, 1, 0]);
});
