import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../server/analysis/analyze.ts';
import { models } from '../../models.ts';

/** Checks the blocks of a text, each with its kind and its first and last words. */
function check(text: string, ...expected: string[]): void {
  const shown = analyze(text, models).blocks.map(({ kind, start, end }) => {
    const words = text.slice(start, end).split(/\s+/);
    return `${kind}: ${words[0]} … ${words.at(-1)}`;
  });
  assert.deepEqual(shown, expected, text);
}

const WRAPPED = `Old port of Halvern to be closed

HALVERN (Northern Wire) - The harbour council of Halvern, led by Ada
Berg, voted on Monday to close the old port, which Jan Novak of the
Halvern Union called “a farce.” The vote, put off twice, was 14 to 9.

“We have waited long enough,” Ms. Berg told the council. “The Northern
Shipping Company has left, and nobody else will come.” She said that the
quays would be sold by the end of the year, according to the Halvern
Post.

What is sold:

- the quays of the old port and the sheds behind them, with the road,
- Pier 9.`;

test('paragraphs that a program has wrapped are put together again, wherever their lines begin and end', () => {
  check(
    WRAPPED,
    'headline: Old … closed',
    'paragraph: HALVERN … 9.',
    'paragraph: “We … Post.',
    'paragraph: What … sold:',
    'list-item: - … road,',
    'list-item: - … 9.',
  );
  check(
    'The harbour council of Halvern\nvoted on Monday to close the\nold port, which Jan Novak of\nthe Halvern Union called “a\nfarce.” Ada Berg, its leader,\nwas put out. The Northern Post\nsaid so.',
    'paragraph: The … so.',
  );
});

test('names and quotations go over the ends of such lines', () => {
  const { mentions, quotations } = analyze(WRAPPED, models);
  const words = ({ start, end }: { start: number; end: number }) => WRAPPED.slice(start, end).replace(/\s+/g, ' ');
  const names = mentions.map(words);
  for (const name of ['Ada Berg', 'Halvern Union', 'Northern Shipping Company', 'Halvern Post'])
    assert.ok(names.includes(name), `${name} is none of ${names.join(', ')}`);
  assert.ok(
    quotations.some(
      ({ speaker, contents }) =>
        speaker !== undefined && words(speaker) === 'Berg' && contents.map(words).join(' … ').includes('nobody else'),
    ),
  );
});

test('the end of such a paragraph is no noise, nor its beginning a headline', () => {
  const text = `HALVERN HARBOUR VOTE

HALVERN (Northern Wire) - The harbour council of Halvern, led by Ada
Berg, voted on Monday to close the old port, a decision that the Halvern
Union called “a farce.” The vote, which had been put off twice, was 14
to 9.

Jan Novak, a spokesman for the union, said the council had “not read a
single page” of the report, and that it would go to court over it.`;
  assert.deepEqual(analyze(text, models).noise, []);
  check(text, 'headline: HALVERN … VOTE', 'paragraph: HALVERN … 9.', 'paragraph: Jan … it.');
});

test('lines that are paragraphs stay apart, short and long', () => {
  check(
    'The council met on Monday.\nAda Berg spoke.\nNovak left the room early, and nobody saw him again that day.\nthe end',
    'paragraph: The … Monday.',
    'paragraph: Ada … spoke.',
    'paragraph: Novak … day.',
    'paragraph: the … end',
  );
});
