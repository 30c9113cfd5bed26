import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../server/analysis/analyze.ts';
import { anchor } from '../../server/analysis/corrections/anchors.ts';
import type { ArticleRule } from '../../server/analysis/corrections/rules.ts';
import { doubtsOf } from '../../server/corrections/doubts.ts';
import { createScore, scoreTable } from '../../server/corrections/score.ts';
import { models } from '../models.ts';

const TEXT = 'Mayor Luis Peña met Jane Doe in Paris on Monday. Later Peña left Paris for the old mill.';

function here(words: string): ArticleRule & { rule: 'mention' } {
  const start = TEXT.indexOf(words);
  return { rule: 'mention', place: anchor(TEXT, { start, end: start + words.length }), is: 'person' };
}

/** Checks the score after some corrections: "kind tagged decided right". */
function check(rules: readonly ArticleRule[], ...expected: string[]): void {
  const score = createScore();
  score.add(TEXT, analyze(TEXT, models), analyze(TEXT, models, { rules }), rules);
  assert.deepEqual(
    score.kinds().map(({ kind, said, is, right }) => `${kind} ${said} ${is} ${right}`),
    expected,
  );
}

test('what nobody has decided counts for nothing', () => check([]));

test('a name that is confirmed is right', () => check([here('Jane Doe')], 'person 1 1 1'));

test('a name of another kind is wrong for the one and missed for the other', () =>
  check([{ ...here('Jane Doe'), is: 'work' }], 'person 1 0 0', 'work 0 1 0'));

test('a name that is none is wrong, one that was not found is missed', () =>
  check(
    [
      { ...here('Jane Doe'), is: 'nothing' },
      { ...here('old mill'), is: 'facility' },
    ],
    'person 1 0 0',
    'facility 0 1 0',
  ));

test('a name with other ends is wrong', () => check([here('Mayor Luis Peña')], 'person 1 1 0'));

test('what is said of words counts wherever they stand', () =>
  check([{ rule: 'never', words: 'Paris' }], 'place 2 0 0'));

test('what was decided is counted once, whichever kinds lose and win by it', () => {
  const rules = [
    { ...here('Jane Doe'), is: 'work' },
    here('Mayor Luis Peña'),
    { ...here('Paris'), is: 'nothing' },
  ] as const;
  const score = createScore();
  score.add(TEXT, analyze(TEXT, models), analyze(TEXT, models, { rules }), rules);
  assert.equal(score.decided(), 3);
});

test('a name that goes because of what was said of another is not decided', () => {
  const tagged = analyze(TEXT, models);
  const score = createScore();
  score.add(TEXT, tagged, { ...tagged, mentions: tagged.mentions.slice(1) }, [here('Jane Doe')]);
  assert.deepEqual(score.kinds(), []);
});

test('the table has a line a kind and one for all', () => {
  const table = scoreTable([
    { kind: 'person', said: 4, is: 3, right: 2 },
    { kind: 'law', said: 0, is: 1, right: 0 },
  ]);
  assert.deepEqual(
    table
      .trimEnd()
      .split('\n')
      .map((line) => line.trim().split(/ +/).join(' ')),
    ['kind tagged decided right prec. recall', 'person 4 3 2 50.0 66.7', 'law 0 1 0 – 0.0', 'all 4 4 2 50.0 50.0'],
  );
});

test('names that were confirmed are no longer doubtful; the least certain come first', () => {
  const doubts = doubtsOf(analyze(TEXT, models));
  assert.deepEqual(
    doubts.map(({ confidence }) => confidence),
    doubts.map(({ confidence }) => confidence).sort((a, b) => a - b),
  );
  const [first] = doubts;
  if (first === undefined) return;
  const place = anchor(TEXT, first);
  const left = doubtsOf(analyze(TEXT, models, { rules: [{ rule: 'mention', place, is: first.kind }] }));
  assert.ok(!left.some(({ start }) => start === first.start));
});
