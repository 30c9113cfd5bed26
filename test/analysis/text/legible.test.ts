import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../../server/analysis/analyze.ts';
import { legible } from '../../../server/analysis/text/legible.ts';
import { models } from '../../models.ts';
import { runs } from '../../runs.ts';

/** Checks how a text is read: “~” is a soft hyphen that fills up a word. */
function check(text: string, expected: string): void {
  assert.equal(legible(text).replaceAll('\u00ad', '~'), expected, text);
}

test('UTF-8 that was read as Windows-1252 is what it was', () => {
  check('Donâ€™t, JosÃ© said.', 'Don’~~t, José~ said.');
  check('â€œNo,â€\u009d she said. â€œNo,â€ he said.', '  “No,”   she said.   “No,”  he said.');
  check('Â£5 â€“ or more', '£ 5 –   or more');
  check('ï»¿The end ðŸ˜€', '   The end 😀  ');
});

test('Windows-1252 that was read as Latin-1, and character references, too', () => {
  check('\u0093Don\u0092t,\u0094 she said.', '“Don’t,” she said.');
  check('&quot;Don&#8217;t,&quot; AT&amp;T said.', '     "Don’~~~~~~t,"      AT&~~~~T said.');
});

test('what nobody sees is a soft hyphen within a word and a blank elsewhere', () => {
  check('the admin\u00adistration of \u200bHal\u200bvern\u200e', 'the admin~istration of  Hal~vern ');
});

test('what is no such thing stays as it is', () => {
  for (const text of ['Château, naïve, São Paulo, AÇÃO', 'Q&A; R&D', 'ð', 'Â', '“été”', 'a family 👨‍👩‍👧'])
    check(text, text);
});

test('any text keeps its length', () => {
  // fast-check's own strings of any characters begin with a list of all of them, which takes a second.
  const character = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
  const part = fc.oneof(
    fc.string({ unit: character, maxLength: 8 }),
    fc.constantFrom('â€™', 'â€', 'Ã©', '&amp;', '&#39;', '\u00ad', 'ð'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      assert.equal(legible(text).length, text.length);
    }),
    runs(20),
  );
});

test('names and quotations are found in broken text, in its own places', () => {
  const text = 'â€œWe donâ€™t know,â€\u009d said JosÃ© Núñ\u00adez of Halvern, who was Ada Bergâ€™s deputy.';
  const { mentions, quotations, entities } = analyze(text, models);
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  assert.deepEqual(mentions.map(words), ['JosÃ© Núñ\u00adez', 'Halvern', 'Ada Berg']);
  assert.equal(entities[0]?.name, 'José Núñez');
  assert.deepEqual(
    quotations.map(({ contents, speaker }) => [...contents, ...(speaker ? [speaker] : [])].map(words)),
    [['We donâ€™t know,', 'JosÃ© Núñ\u00adez']],
  );
});
