import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement, f1, precision, recall } from '../../server/exchange/agreement.ts';
import { conllLabel } from '../../server/exchange/labels.ts';
import type { Annotated, RecordMention, RecordType } from '../../server/exchange/record.ts';

/** An article whose names are marked by [brackets], each of the type given for it. */
function article(marked: string, ...types: RecordType[]): Annotated {
  const mentions: RecordMention[] = [];
  let text = '';
  for (const part of marked.split(/(?=\[)|(?<=\])/)) {
    const words = part.replace(/[[\]]/g, '');
    if (part.startsWith('['))
      mentions.push({ start: text.length, end: text.length + words.length, type: types[mentions.length]! });
    text += words;
  }
  return { id: '1', text, mentions, quotations: [], noise: [] };
}

test('exact, overlapping, missed and invented names, by kind', () => {
  const ours = [article('[Ann Field] of [Bank] met [Lee] in May.', 'person', 'organization', 'place')];
  const theirs = [article('[Ann Field] of [Bank] met Lee in [May].', 'person', 'place', 'date')];
  const { names } = agreement(ours, theirs);
  assert.deepEqual(names, [
    { kind: 'date', ours: 0, theirs: 1, exact: 0, overlapping: 0 },
    { kind: 'person', ours: 1, theirs: 1, exact: 1, overlapping: 1 },
    { kind: 'place', ours: 1, theirs: 1, exact: 0, overlapping: 0 },
    { kind: 'organization', ours: 1, theirs: 0, exact: 0, overlapping: 0 },
    { kind: 'all', ours: 3, theirs: 3, exact: 1, overlapping: 1 },
  ]);
  const all = names.at(-1)!;
  assert.deepEqual([precision(all, all.exact), recall(all, all.exact), f1(all, all.exact)], [1 / 3, 1 / 3, 1 / 3]);
});

test('a name that is cut short overlaps, one to one', () => {
  const { names } = agreement(
    [article('[Ann] [Field] spoke.', 'person', 'person')],
    [article('[Ann Field] spoke.', 'person')],
  );
  assert.deepEqual(names.at(-1), { kind: 'all', ours: 2, theirs: 1, exact: 0, overlapping: 1 });
});

test('kappa is 1 for the same names, 0 for what chance would do, and weighs what is rare', () => {
  const full = article('[Ann] met [Lee] there.', 'person', 'person');
  assert.equal(agreement([full], [full]).kappa, 1);
  assert.equal(agreement([article('Ann met Lee there.')], [full]).kappa, 0);
  // Five tokens, one disagreement: 4/5 alike, by chance 1/5 * 2/5 + 4/5 * 3/5.
  const half = agreement([article('[Ann] met Lee there.', 'person')], [full]).kappa ?? 0;
  assert.ok(Math.abs(half - (4 / 5 - 14 / 25) / (1 - 14 / 25)) < 1e-12);
  assert.equal(agreement([], []).kappa, undefined);
});

test('a set that knows fewer kinds is compared by its own', () => {
  const ours = [article('[City Hall] on [Monday].', 'facility', 'date')];
  const theirs = [article('[City Hall] on Monday.', 'place')];
  assert.deepEqual(agreement(ours, theirs, conllLabel).names.at(-1), {
    kind: 'all',
    ours: 1,
    theirs: 1,
    exact: 1,
    overlapping: 1,
  });
});

test('layers that theirs never annotate are not compared', () => {
  const quoting = { ...article('[Ann]', 'person'), noise: [{ start: 0, end: 3, kind: 'byline' as const }] };
  assert.deepEqual(agreement([quoting], [article('[Ann]', 'person')]).noise, []);
});
