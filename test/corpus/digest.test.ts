import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../server/analysis/analyze.ts';
import { MENTION_STRIDE } from '../../server/corpus/digest.ts';
import { digestOf } from '../../server/corpus/digesting.ts';
import { models } from '../models.ts';

test('a digest knows where each mention stands in lines and characters, and what stands around the first', () => {
  const text =
    '---\ntitle: Talks in Budapest\ndate: 2025-08-15\n---\nThe minister spoke on Friday.\r\nLater that day Sergey Lavrov 😀 met Viktor Orban.\n';
  const digest = digestOf(analyze(text, models), text);
  assert.equal(digest.title, 'Talks in Budapest');
  assert.equal(digest.date, '2025-08-15');
  for (let i = 0; i < digest.mentions.length; i += MENTION_STRIDE) {
    const [start, line, character, length, entity] = digest.mentions.subarray(i, i + MENTION_STRIDE);
    const name = text.slice(start, start! + length!);
    assert.equal(text.split(/\r?\n/)[line!]!.substring(character!, character! + length!), name);
    assert.ok(digest.entities[entity!]!.spellings.some((spelling) => spelling.text === name));
  }
  digest.contexts.forEach(({ text, name: { start, end } }, local) => {
    assert.equal(text.slice(start, end), digest.entities[local]!.name);
  });
});

test('a digest knows where whoever is led to a name is led: to the first place that gives all of it', () => {
  const text = 'Orban spoke in Budapest.\n\nViktor Orban left. Viktor Orban came back to Budapest.\n';
  const { entities, contexts } = digestOf(analyze(text, models), text);
  const led = contexts.map(({ line, character, length }, local) => [entities[local]!.name, line, character, length]);
  assert.deepEqual(led, [
    ['Viktor Orban', 2, 0, 12],
    ['Budapest', 0, 15, 8],
  ]);
});

test('the days that an article speaks of are kept, with who is named beside them', () => {
  const text = [
    '---',
    'date: 2025-03-10',
    '---',
    '',
    'Ann Field was born on 4 May 1961 in Tarvik, and nobody saw it. It rained on 5 May 1961, all of May.',
    '',
  ].join('\n');
  const { dates } = digestOf(analyze(text, models), text);
  assert.deepEqual(
    dates.map(({ day, sentence, range: { start }, context }) => [day, sentence, start.line, context.slice(0, 24)]),
    [
      ['1961-05-04', 0, 4, 'Ann Field was born on 4 '],
      ['1961-05-05', undefined, 4, 'Ann Field was born on 4 '],
    ],
  );
});

test('an article without a headline is called by how it begins', () => {
  const titleOf = (text: string) => digestOf(analyze(text, models), text).title;
  assert.equal(titleOf('It rained in Tarvik.\nNobody came.\n'), 'It rained in Tarvik.');
  assert.equal(
    titleOf(
      `The ferries of Tarvik stayed where they were on Monday, said the mayor, and nobody knew until when they would.\n`,
    ),
    'The ferries of Tarvik stayed where they were on Monday, said the …',
  );
  assert.equal(titleOf(''), undefined);
});
