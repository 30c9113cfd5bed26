import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BEFORE, HEADLINE, TEXT } from '../../server/analysis/noise/roles.ts';
import type { GoldLine, GoldLines } from '../../server/training/noise-data.ts';
import { teaserOf } from '../../server/training/noise-teasers.ts';
import { variantsOf } from '../../server/training/noise-variants.ts';

/** A page whose lines have these roles. */
function pageOf(...rows: readonly (readonly [role: number, words: string])[]): GoldLines {
  const text = rows.map(([, words]) => words).join('\n');
  let start = 0;
  const lines = rows.map(([role, words]): GoldLine => {
    const line = { start, end: start + words.length, isNoise: role !== TEXT && role !== HEADLINE, role };
    start = line.end + 1;
    return line;
  });
  return { set: 'noise/some-page', page: 'some', text, lines };
}

const PIER = pageOf(
  [BEFORE, 'Menu'],
  [HEADLINE, 'Board votes to rebuild the pier'],
  [BEFORE, 'By Ada Holm'],
  [TEXT, 'The harbour board of Halvern voted on Tuesday to rebuild the eastern pier.'],
  [TEXT, 'Work will begin in April.'],
  [TEXT, 'The town pays a third of it.'],
);

test('an article is told of by its headline, what stands below it, and its beginning', () => {
  assert.deepEqual(teaserOf(PIER), {
    headline: 'Board votes to rebuild the pier',
    below: ['By Ada Holm'],
    opening: 'The harbour board of Halvern voted on Tuesday to rebuild the eastern pier.',
  });
  assert.equal(teaserOf(pageOf([BEFORE, 'Menu'], [TEXT, 'Work will begin in April.'])), undefined);
});

test('what is made of a page has its article, and what was added is noise', () => {
  const teasers = [{ headline: 'Ferry sails again', below: [], opening: 'The ferry to the islands sails again.' }];
  const own = PIER.lines.filter(({ role }) => role === TEXT).map(({ start, end }) => PIER.text.slice(start, end));
  const made = [1, 2, 3].flatMap((seed) => variantsOf(PIER, 4, seed, teasers));
  assert.ok(made.some(({ text }) => text.includes('Ferry sails again')));
  for (const { text, lines } of made) {
    const wordsOf = ({ start, end }: GoldLine): string => text.slice(start, end);
    assert.deepEqual(lines.filter(({ role }) => role === TEXT).map(wordsOf), own);
    for (const line of lines.filter((each) => /ferry/i.test(wordsOf(each)))) assert.equal(line.isNoise, true);
  }
});
