import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import type { NameKind } from '../../../server/analysis/model.ts';
import { models } from '../../models.ts';

/** What each “Yukos” of an article is in the end, from what a tagger takes it for, and how sure it is. */
function check(told: readonly (readonly [NameKind, number])[], expected: readonly NameKind[]): void {
  const sentence = 'Nobody knew what Yukos owed. ';
  const start = sentence.indexOf('Yukos');
  const given = told.map(([kind, confidence], index) => ({
    start: index * sentence.length + start,
    end: index * sentence.length + start + 'Yukos'.length,
    kind,
    confidence,
  }));
  const { mentions } = analyze(sentence.repeat(told.length), models, { given });
  assert.deepEqual(
    mentions.map(({ kind }) => kind),
    expected,
  );
}

test('what is written alike is of the kind that most of it is taken for', () =>
  check(
    [
      ['organization', 0.6],
      ['event', 0.8],
      ['organization', 0.6],
    ],
    ['organization', 'organization', 'organization'],
  ));

test('where it is a draw, whoever is surer decides', () =>
  check(
    [
      ['organization', 0.6],
      ['event', 0.8],
    ],
    ['event', 'event'],
  ));

test('a name of which the tagger is sure stays what it is', () =>
  check(
    [
      ['organization', 0.6],
      ['event', 0.95],
      ['organization', 0.6],
    ],
    ['organization', 'event', 'organization'],
  ));

test('a house and those who sit in it are told apart sooner', () =>
  check(
    [
      ['organization', 0.7],
      ['place', 0.85],
      ['organization', 0.7],
    ],
    ['organization', 'place', 'organization'],
  ));

test('what a reader has said of one is not said of the others', () =>
  check(
    [
      ['organization', 1],
      ['place', 0.7],
      ['organization', 1],
    ],
    ['organization', 'place', 'organization'],
  ));

test('a people is a group, whatever it is taken for', () => {
  const text = 'Dutch voters went to the polls.';
  const { mentions } = analyze(text, models, { given: [{ start: 0, end: 5, kind: 'event', confidence: 0.6 }] });
  assert.equal(mentions[0]?.kind, 'group');
});
