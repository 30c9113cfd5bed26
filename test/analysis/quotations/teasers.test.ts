import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outsideTeasers, teasersIn } from '../../../server/analysis/quotations/teasers.ts';

/** Checks what in a text is a teaser, told by brackets around it. */
function check(marked: string): void {
  const text = marked.replace(/[[\]]/g, '');
  const shown = teasersIn(text)
    .toReversed()
    .reduce((told, { start, end }) => `${told.slice(0, start)}[${told.slice(start, end)}]${told.slice(end)}`, text);
  assert.equal(shown, marked);
}

test('a teaser begins behind a name that is told again, in full and with a headline at once, and ends with MORE', () => {
  check('President Berg[ Anna Maria BergHarbour vote put off Why Novak left MORE] said so.');
  check('Sen. Anna Berg[ Anna Berg2020 was late MORE] (D-Iowa) and Rep. Jan Novak[ Jan (Jan) NovakIt is MORE] agree.');
  check('Sen. Jan McNovak[ Jan (Jan) McNovak‘It is late’ MORE]’s vote');
});

test('capital letters alone are no teaser', () => {
  check('There will be “NO MORE DEALS,” said Anna Berg of the iPhone.');
  check('READ MORE STORIES');
  check('Anna Berg Anna BergHarbour vote\nMORE than that');
});

test('what is said around a teaser leaves it out, and the white space beside it', () => {
  const text = 'Berg, Berg 2: late MORE (D-Iowa) won';
  const left = outsideTeasers([{ start: 5, end: 23 }], text, [
    { start: 0, end: text.length },
    { start: 6, end: 10 },
    { start: 20, end: 24 },
  ]);
  assert.deepEqual(
    left.map(({ start, end }) => text.slice(start, end)),
    ['Berg,', '(D-Iowa) won'],
  );
});
