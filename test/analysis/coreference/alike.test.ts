import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import type { Mention, NameKind } from '../../../server/analysis/model.ts';
import { models } from '../../models.ts';

/** What each “Yukos” of an article is in the end, from what a tagger takes it for, and how sure it is in a hundred. */
function check(told: readonly `${NameKind} ${number}`[], expected: readonly NameKind[]): void {
  const sentence = 'Nobody knew what Yukos owed. ';
  const start = sentence.indexOf('Yukos');
  const given = told.map((one, index): Mention => {
    const [kind, sure] = one.split(' ') as [NameKind, string];
    const at = index * sentence.length + start;
    return { start: at, end: at + 'Yukos'.length, kind, confidence: Number(sure) / 100 };
  });
  const { mentions } = analyze(sentence.repeat(told.length), models, { given });
  assert.deepEqual(
    mentions.map(({ kind }) => kind),
    expected,
  );
}

test('what is written alike is of the kind that most of it is taken for', () =>
  check(['organization 60', 'event 80', 'organization 60'], ['organization', 'organization', 'organization']));

test('where it is a draw, whoever is surer decides', () => check(['organization 60', 'event 80'], ['event', 'event']));

test('a name of which the tagger is sure stays what it is', () =>
  check(['organization 60', 'event 95', 'organization 60'], ['organization', 'event', 'organization']));

test('a house and those who sit in it are told apart sooner', () =>
  check(['organization 70', 'place 85', 'organization 70'], ['organization', 'place', 'organization']));

test('what a reader has said of one is not said of the others', () =>
  check(['organization 100', 'place 70', 'organization 100'], ['organization', 'place', 'organization']));

test('a people is a group, whatever it is taken for', () => {
  const text = 'Dutch voters went to the polls.';
  const { mentions } = analyze(text, models, { given: [{ start: 0, end: 5, kind: 'event', confidence: 0.6 }] });
  assert.equal(mentions[0]?.kind, 'group');
});
