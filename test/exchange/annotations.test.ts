import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../server/analysis/analyze.ts';
import { annotationsOf } from '../../server/exchange/annotations.ts';
import { models } from '../models.ts';

const PARAGRAPH =
  'Mayor Jana Novotna opened the harbour of Tarvik on Monday and said that the long years of work had been worth the money. ';

/** Checks whether a photographer is among the names of a text that has so many paragraphs and ends with a credit. */
function check(paragraphs: number, named: boolean): void {
  const credit = 'Ships in the harbour. (Photo by Pavel Dvorak)';
  const text = `Harbour opened\n\n${`${PARAGRAPH}\n\n`.repeat(paragraphs)}${credit}\n`;
  const { mentions, noise } = annotationsOf(analyze(text, models));
  const names = mentions.map(({ start, end }) => text.slice(start, end));
  assert.ok(
    noise.some(({ end }) => end > text.indexOf(credit)),
    'the credit is noise',
  );
  assert.ok(names.includes('Jana Novotna'));
  assert.equal(names.includes('Pavel Dvorak'), named);
}

test('what boilerplate names is left out of the record of an article', () => check(14, false));

test('a short text is no article as scraped: all its names are told', () => check(2, true));
