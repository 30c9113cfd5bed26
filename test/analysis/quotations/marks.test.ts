import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../server/analysis/model.ts';
import { findMarked } from '../../../server/analysis/quotations/marks.ts';

/** Every line of a text is a paragraph. */
function paragraphs(text: string): Block[] {
  let start = 0;
  return text.split('\n').flatMap((line, index): Block[] => {
    const block: Block = { kind: 'paragraph', start, end: start + line.length, firstLine: index, endLine: index + 1 };
    start += line.length + 1;
    return line === '' ? [] : [block];
  });
}

/** Checks the pieces within marks: inner ones are indented by their depth, "…" goes on, "!" was never closed. */
function check(text: string, ...expected: string[]): void {
  const pieces = findMarked(text, paragraphs(text));
  const shown = pieces.map(
    ({ start, end, depth, continues, unclosed }) =>
      '  '.repeat(depth) + text.slice(start, end) + (continues ? ' …' : '') + (unclosed ? ' !' : ''),
  );
  assert.deepEqual(shown, expected, text);
}

test('straight and curly marks, guillemets and low-high ones', () => {
  check('"We won," she said. "At last."', 'We won,', 'At last.');
  check('“We won,” she said. “At last.”', 'We won,', 'At last.');
  check('«Nous avons gagné», dit-elle, « enfin ».', 'Nous avons gagné', 'enfin');
  check('„Wir haben gewonnen“, sagte sie.', 'Wir haben gewonnen');
  check('»Wir haben gewonnen«, sagte sie. »Endlich.«', 'Wir haben gewonnen', 'Endlich.');
  check('”Vi vann”, sade hon.', 'Vi vann');
  check("``We won,'' she said.", 'We won,');
});

test('marks that stand by themselves, as tools leave them that part words', () => {
  check('“ We won , ” she said . “ At last . ”', 'We won ,', 'At last .');
  check('He said : “ She called it ‘ a farce ’ twice . ”', 'She called it ‘ a farce ’ twice .', '  a farce');
  check('" We won , " she said .', 'We won ,');
  check('“We won. “', 'We won.');
  check('The runners ’ names , she said .');
});

test('a paragraph that is set off by a sign, without marks', () => {
  check('She wrote:\n\n> We have won. Mum said “no” once.', 'We have won. Mum said “no” once.');
  check('> We have won.\n> At last.\n\nNobody “spoke”.', 'We have won. …', 'At last.', 'spoke');
  check('> “We have won.”', 'We have won.');
  check('>  We have won.\n>', 'We have won.');
});

test('single marks, with the full stop outside or inside', () => {
  check("The 'quick' fix, he said, 'is no fix'.", 'quick', 'is no fix');
  check('‘We won’, she said. ‘At last.’', 'We won', 'At last.');
});

test('mixtures that scraping makes', () => {
  check('“We won," she said. "At last.”', 'We won,', 'At last.');
  check('“We won“, she said.', 'We won');
  check('He said:”We won”', 'We won');
  check('" We won "', 'We won');
  check("`We won'", 'We won');
});

test('apostrophes and possessives of plurals are no marks', () => {
  check("The ministers' plan isn't the mayors' plan.");
  check('The ministers’ plan isn’t the mayors’ plan, rock ’n’ roll of the ’90s.');
  check("He called the ministers' plan 'a sham' in the '90s.", 'a sham');
  check("They called it 'the ministers' revenge' at once.", "the ministers' revenge");
});

test('inches and minutes are no marks', () => {
  check('The 6\'2" guard threw 24" further in 5\'.');
  check('“A 6" pipe, then,” he said.', 'A 6" pipe, then,');
  check('"It was 6\'2" tall," he said.', 'It was 6\'2" tall,');
  check('"That was in 2014", he said, "or 2015".', 'That was in 2014', 'or 2015');
});

test('nested quotations', () => {
  check('“He told me ‘no’ twice,” she said.', 'He told me ‘no’ twice,', '  no');
  check('\'He told me "no" twice,\' she said.', 'He told me "no" twice,', '  no');
  check('“She said, ‘We call it “home.”’”', 'She said, ‘We call it “home.”’', '  We call it “home.”', '    home.');
  check('“I don’t know the runners’ names,” he said.', 'I don’t know the runners’ names,');
});

test('a quotation over several paragraphs opens again in each and closes once', () => {
  check('He said: “One.\n“Two.\n“Three.”\nFour.', 'One. …', 'Two. …', 'Three.');
  check('"One.\n"Two."\n"Three," she said.', 'One. …', 'Two.', 'Three,');
  // A line break was lost, or put where no paragraph ends.
  check('"One. "Two," he said.', 'One. …', 'Two,');
  check('"One and\ntwo," he said.', 'One and …', 'two,');
});

test('a mark that is never closed ends with its paragraph and says so', () => {
  check('He said: "One.\nTwo.', 'One. !');
  check('“One ‘two.\nThree.', 'One ‘two. !');
  check('One," he said.');
});

test('a mark that is never closed ends before whoever says it', () =>
  check('"I never signed my own name, he said. The courtroom was silent.', 'I never signed my own name, !'));

test('values of attributes in leftover markup are none', () => {
  check('<tweet id="12" author="@x">We "won".</tweet>', 'won');
});

test('a double mark that was typed for an apostrophe is none', () => {
  check('"I"m sure," he said.', 'I"m sure,');
});

test('marks around nothing, at the very ends, and halves of characters', () => {
  check('""');
  check('"');
  check('" "');
  check('"a"', 'a');
  check('“\ud800”', '\ud800');
});
