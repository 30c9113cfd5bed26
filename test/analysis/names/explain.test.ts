import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import { explainerOf } from '../../../server/analysis/names/explain.ts';
import { models } from '../../models.ts';

/** Checks that among the strongest reasons for the name in a text are these. */
function check(text: string, name: string, ...expected: string[]): void {
  const analysis = analyze(text, models);
  const mention = analysis.mentions.find(({ start, end }) => text.slice(start, end) === name);
  assert.ok(mention, `${name} is found`);
  const reasons = explainerOf(models.names, analysis)(mention);
  assert.ok(reasons.every(({ worth }, i) => worth > 0 && (i === 0 || worth <= reasons[i - 1]!.worth)));
  const strongest = reasons.slice(0, 8).map(({ words }) => words);
  for (const words of expected) assert.ok(strongest.includes(words), `${words} in ${strongest.join('; ')}`);
}

test('a name says what speaks for it', () => {
  check('Talks with President Kovač ended on Monday.', 'Kovač', 'follows “President”');
  check('She flew to Copenhagen after the vote.', 'Copenhagen', 'known city, place');
});

test('what no weights decide has no reasons', () => {
  const text = 'It begins at 10 a.m. sharp.';
  const analysis = analyze(text, models);
  assert.deepEqual(
    analysis.mentions.map(({ kind }) => kind),
    ['time'],
  );
  assert.deepEqual(explainerOf(models.names, analysis)(analysis.mentions[0]!), []);
});
