import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../server/analysis/analyze.ts';
import type { MentionKind, NameKind } from '../../server/analysis/model.ts';
import { createCorpus } from '../../server/corpus/corpus.ts';
import { digestOf } from '../../server/corpus/digesting.ts';
import { shownKind } from '../../server/features/shown-kind.ts';
import { digest } from '../corpus/digests.ts';
import { models } from '../models.ts';

/** What Halvern is shown as in an article that takes it for something, so surely, among articles that say otherwise, so many times each. */
function check(
  own: NameKind,
  confidence: number,
  others: readonly (readonly [NameKind, times: number])[],
  expected: MentionKind,
): void {
  const text = 'Nobody in Halvern slept.';
  const start = text.indexOf('Halvern');
  const given = [{ start, end: start + 'Halvern'.length, kind: own, confidence }];
  const analysis = analyze(text, models, { given });
  const corpus = createCorpus(models.givenNames);
  corpus.put('own', digestOf(analysis, text));
  others.forEach(([kind, times], index) => {
    corpus.put(`other ${index}`, digest('2025-08-15', [[kind, ...new Array<string>(times).fill('Halvern')]]));
  });
  assert.equal(shownKind(corpus, { uri: 'own', analysis }, analysis.mentions[0]!), expected);
}

const PLACE = ['place', 1] as const;

test('a name is what most articles say that it is', () => check('organization', 0.7, [PLACE, PLACE], 'place'));

test('an article has one vote, however often it mentions the name', () =>
  check('organization', 0.7, [['organization', 9], PLACE, PLACE, PLACE], 'place'));

test('where it is a draw, an article believes itself', () => {
  check('place', 0.7, [['organization', 1]], 'place');
  check('organization', 0.7, [PLACE], 'organization');
});

test('what a reader has said holds', () => check('organization', 1, [PLACE, PLACE], 'organization'));

test('a body is one although most articles go to its house', () =>
  check(
    'organization',
    0.7,
    [
      ['facility', 1],
      ['facility', 1],
    ],
    'organization',
  ));
