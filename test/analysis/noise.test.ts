import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Sightings } from '../../server/analysis/model.ts';
import { fingerprintOf } from '../../server/analysis/noise/fingerprint.ts';
import { judge } from '../../server/analysis/noise/judge.ts';
import { models } from '../models.ts';

/** Each row is a line of an article with what is expected of it: its kind of noise, of block, or '' for prose. */
function check(article: readonly (readonly [expected: string, line: string])[]): void {
  const text = article.map(([, line]) => line).join('\n');
  const { blocks, noise } = analyze(text, models);
  const found = article.map(([, line], index) => {
    const kind = noise.find(({ firstLine, endLine }) => firstLine <= index && index < endLine)?.kind;
    const block = blocks.find(({ firstLine, endLine }) => firstLine <= index && index < endLine)?.kind;
    return [line === '' ? '' : (kind ?? (block === 'paragraph' ? '' : block)), line];
  });
  assert.deepEqual(found, article);
}

const PROSE =
  'The harbour board of Halvern voted on Tuesday to rebuild the eastern pier, which the storm of last winter had left without its last forty metres.';
const MORE_PROSE =
  'Work will begin in April, the board said, and is to cost nine million crowns, of which the town pays a third and the insurers the rest of it.';

test('an article without noise has none', () => {
  check([
    ['headline', 'Halvern rebuilds its pier'],
    ['', PROSE],
    ['heading', 'A long quarrel'],
    ['', MORE_PROSE],
  ]);
});

test('what stands around an article is noise', () => {
  check([
    ['site-name', 'Halvern Courier'],
    ['', ''],
    ['date-line', 'Tuesday, March 4, 2025'],
    ['headline', 'Board votes to rebuild the eastern pier'],
    ['repeated-title', 'Board Votes To Rebuild The Eastern Pier'],
    ['byline', 'By Ada Holm'],
    ['caption', 'The pier after the storm (Photo: Per Lund)'],
    ['', PROSE],
    ['advertisement', 'Advertisement'],
    ['', MORE_PROSE],
    ['tags', 'Tags'],
    ['comments', 'Post a Comment'],
    ['related', 'Related articles'],
    ['related', 'Ferry to the islands sails again'],
    ['related', 'Two winners at the regatta'],
    ['related', 'Old lighthouse finds a buyer'],
    ['related', 'School choir sings in the capital'],
    ['site-name', 'Halvern Courier'],
    ['residue', '4/related/default'],
  ]);
});

test('fingerprints look past case, digits, punctuation and white space', () => {
  assert.equal(fingerprintOf('Updated 7:43 p.m.'), fingerprintOf(' UPDATED:  10:15 P M '));
  assert.notEqual(fingerprintOf('Post a comment'), fingerprintOf('Post a comment now'));
  assert.equal(fingerprintOf('— … —'), 0);
});

test('a line that stands in many articles is noise, but not the prose that agencies sell', () => {
  const odd = 'From our island desk';
  const text = [PROSE, odd, MORE_PROSE].join('\n');
  const { lines, lineScores } = analyze(text, models);
  const seenIn =
    (counts: Record<string, number>) =>
    (fingerprint: number): Sightings => {
      const line = Object.keys(counts).find((line) => fingerprintOf(line) === fingerprint);
      return { articles: line === undefined ? 0 : counts[line]!, sources: 1 };
    };
  const marked = (counts: Record<string, number>) =>
    judge(lineScores, lines, seenIn(counts)).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(marked({}), []);
  assert.deepEqual(marked({ [odd]: 60 }), [odd]);
  assert.deepEqual(marked({ [odd]: 60, [PROSE]: 60 }), [odd]);
  assert.deepEqual(marked({ [odd]: 60, [PROSE]: 60, [MORE_PROSE]: 60 }), [], 'the whole article was copied');
});
