import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../server/analysis/analyze.ts';
import { disagreements } from '../../server/features/disagreements.ts';
import { models } from '../models.ts';
import { corpusOf } from './corpora.ts';

/** The words that are marked in an article that says this beside one that says that, and what is told of them. */
function check(here: string, there: string, expected: readonly (readonly [words: string, message: string])[]): void {
  const other = `---\nsource: The Courant\n${there.startsWith('---\n') ? there.slice(4) : `---\n${there}`}`;
  const corpus = corpusOf({ 'file:///here': here, 'file:///there': other });
  const found = disagreements({ uri: 'file:///here', text: here, analysis: analyze(here, models) }, corpus);
  assert.deepEqual(
    found.map(({ start, end, message }) => [here.slice(start, end), message]),
    expected,
  );
  for (const { related } of found) {
    assert.deepEqual(
      related.map(({ location }) => location.uri),
      ['file:///there'],
    );
  }
}

test('other words for the same quotation', () =>
  check(
    '“We did not choose this day, it was chosen for us by people who never held a wet rope in January,” said Anna Novak.',
    '“We did not pick this day, it was chosen for us by people who never held a rope in January,” said Anna Novak.',
    [
      ['choose', 'Quoted in other words elsewhere: “pick” for “choose” (The Courant).'],
      ['wet', 'Quoted in other words elsewhere: “a” for “a wet” (The Courant).'],
    ],
  ));

test('words that only the other article has are told at the word before', () =>
  check(
    '“Nobody in this harbour will ever lose a pension while the city owns the quays,” said Anna Novak.',
    'Anna Novak said: “Nobody in this harbour will ever lose a pension or a berth while the city owns the quays.”',
    [['pension', 'Quoted in other words elsewhere: “pension or a berth” for “pension” (The Courant).']],
  ));

test('copies that are the same, shorter, or spelt another way differ in nothing', () => {
  const quotation =
    '“Nobody in this harbour will lose two pensions while the city owns the quays, and I don’t say so in jest,” said Anna Novak.';
  check(quotation, quotation, []);
  check(quotation, '“Nobody in this harbour will lose 2 pensions while the city owns the quays,” said Anna Novak.', []);
  check(
    quotation,
    '“Nobody in this harbor will lose two pensions while the city owns the quays,” said Anna Novak.',
    [],
  );
  check(
    '“They run into the harbour every spring in a sheep-like way and they never look up,” said Anna Novak.',
    '“They run into the harbour every spring in a sheeplike way, and uh they never look up,” said Anna Novak.',
    [],
  );
  check(quotation, '“Nobody … will lose two pensions while the city owns the quays,” said Anna Novak.', []);
  check(
    quotation,
    '“Nobody in this harbour will lose two pensions,” said Anna Novak, “while the city owns the quays, and I do not say so in jest.”',
    [],
  );
});

test('what is said every month in a little other words is not the same', () => {
  const said = (date: string, word: string, other: string): string =>
    `---\ndate: ${date}\n---\n“More work remains for the harbour, and today’s ${word} report shows that trade continues to ${other} from the strike,” said Anna Novak.`;
  check(said('2025-03-04', 'labour', 'heal'), said('2025-04-04', 'market', 'recover'), []);
  check(said('2025-03-04', 'labour', 'heal'), said('2025-04-04', 'labour', 'recover'), [
    ['heal', 'Quoted in other words elsewhere: “recover” for “heal” (The Courant).'],
  ]);
});

test('somebody else may say nearly the same', () =>
  check(
    '“Nobody in this harbour will lose a pension while the city owns the quays,” said Anna Novak.',
    '“Nobody in this harbour should lose a pension while the city owns the quays,” said Peter Marsh.',
    [],
  ));

test('the same words given to another speaker', () =>
  check(
    '“Nobody in this harbour will lose a pension while the city owns the quays,” said Anna Novak.',
    '“Nobody in this harbour will lose a pension while the city owns the quays,” Peter Marsh said.',
    [['Anna Novak', 'Given to Anna Novak here, the same words elsewhere to Peter Marsh (The Courant).']],
  ));

test('who speaks is not compared where it is less than plain', () => {
  const quotation = '“Nobody in this harbour will lose a pension while the city owns the quays,” said Anna Novak.';
  const words = '“Nobody in this harbour will lose a pension while the city owns the quays,”';
  check(quotation, `Peter Marsh met the dockers on Monday. ${words} he said.`, []);
  check(quotation, `${words} said a spokesman for Peter Marsh.`, []);
  check(quotation, `${words} said the Harbour Workers Union.`, []);
  check(quotation, `${words} said Jan Novak.`, []);
});
