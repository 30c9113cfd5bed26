import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mention } from '../../../server/analysis/model.ts';
import { describePersons } from '../../../server/analysis/names/descriptions.ts';
import { tokenize } from '../../../server/analysis/text/tokens.ts';

/** Checks the description of the person marked as in "President [Anna Berg]"; other names are marked by <> . */
function check(marked: string, expected: string | undefined): void {
  const mentions: Mention[] = [];
  let text = '';
  for (const [piece] of marked.matchAll(/\[[^\]]*\]|<[^>]*>|[^[<]+/g)) {
    const isName = piece.startsWith('[') || piece.startsWith('<');
    const start = text.length;
    text += isName ? piece.slice(1, -1) : piece;
    if (isName) {
      mentions.push({ start, end: text.length, kind: piece.startsWith('[') ? 'person' : 'place', confidence: 1 });
    }
  }
  const tokens = tokenize(text);
  const sentence = { start: 0, end: text.length, firstToken: 0, endToken: tokens.length, block: 0 };
  const person = describePersons(tokens, [sentence], mentions).find(({ kind }) => kind === 'person');
  const description = person?.description;
  assert.equal(description && text.slice(description.start, description.end), expected, text);
}

test('titles before the name', () => {
  check('Then Prime Minister [Anna Berg] spoke.', 'Prime Minister');
  check(
    'They met <Norway>’s foreign minister, [Anna Berg], today.',
    '<Norway>’s foreign minister'.replace(/[<>]/g, ''),
  );
  check('The visit of Secretary of State [Anna Berg] ended.', 'Secretary of State');
  check('The Minister of Foreign Affairs and Trade [Anna Berg] left.', 'Minister of Foreign Affairs and Trade');
  check('It was Gen. [Anna Berg] who left.', 'Gen.');
});

test('the field of an office belongs to it, and the word that a sentence begins with does not', () => {
  check('They met Senate Majority Leader [Anna Berg] today.', 'Senate Majority Leader');
  check('Treasury Secretary [Anna Berg] spoke.', 'Treasury Secretary');
  check('But Rep. [Anna Berg] spoke.', 'Rep.');
  check('They met the special counsel, [Anna Berg], today.', 'special counsel');
});

test('offices by their letters, parties and learning describe; letters in brackets part no title from its name', () => {
  check('PM [Anna Berg] spoke.', 'PM');
  check('They met the <Halvern> MLA [Anna Berg] today.', 'Halvern MLA');
  check('Home secretary [Anna Berg] spoke.', 'Home secretary');
  check('He lost to Democrat [Anna Berg] in May.', 'Democrat');
  check('They asked the psychologist [Anna Berg] then.', 'psychologist');
  check('Deputy commissioner of police (DCP) [Anna Berg] left.', 'Deputy commissioner of police');
});

test('what stands behind a name tells more than “Dr.” or “Dame”', () => {
  check('Dr. [Anna Berg], a surgeon in <Halvern>, agreed.', 'a surgeon in Halvern');
  check('Dame [Anna Berg] agreed.', 'Dame');
  check('Prof. [Anna Berg], director of the port, agreed.', 'director of the port');
  check('Mayor [Anna Berg], a surgeon, agreed.', 'Mayor');
});

test('a hyphen joins', () => {
  check('They asked the right-wing commentator [Anna Berg] then.', 'right-wing commentator');
  check('It was up to President-elect [Anna Berg] now.', 'President-elect');
  check('They met then-Governor [Anna Berg] there.', 'then-Governor');
  check('“Good,” said [Anna Berg], co-founder of the paper.', 'co-founder of the paper');
});

test('whose adviser somebody is does not describe who is advised', () => {
  check('An adviser to President [Anna Berg] left.', 'President');
  check('A challenger to [Anna Berg] left.', undefined);
  check('The president, first lady and [Anna Berg] left.', undefined);
});

test('what stands behind a comma with “a” describes, whatever its words', () => {
  check('[Anna Berg], a bat expert in <Halvern>, agreed.', 'a bat expert in Halvern');
  check('“So it goes,” said [Anna Berg], a 19-year-old who sells bread.', 'a 19-year-old');
  check('[Anna Berg], a former adviser to Mayor [Ole Dahl], agreed.', 'a former adviser to Mayor Ole Dahl');
  check('As for [Anna Berg], the president could win.', undefined);
  check('[Anna Berg], a person close to her told the paper, will go.', undefined);
});

test('a long description ends before a part of it', () => {
  check(
    '[Anna Berg], a professor of the history of trade and shipping on the shores of the northern seas and the lakes behind them, agreed.',
    'a professor of the history of trade and shipping on the shores of the northern seas',
  );
});

test('what a clause ends with tells nothing of the surname that begins the next, unless it leads in who that is', () => {
  check('Asked about the president, [Berg] said nothing.', undefined);
  check('In a call with a union official, Mr. [Berg] agreed.', undefined);
  check('She sent her deputy, [Berg], home.', 'deputy');
  check('Through his lawyer, [Anna Berg] of Halvern, he said nothing.', 'lawyer');
  check('The lawyer, [Anna Berg] said, has left.', 'lawyer');
  check('As the first mayor, [Berg] built a harbour.', 'first mayor');
  check('A self-taught farmer, [Berg] ran again.', 'farmer');
  check('Before becoming mayor, [Berg] taught.', 'mayor');
});

test('descriptions after the name', () => {
  check('[Anna Berg], the mayor of <Halvern>, agreed.', 'the mayor of Halvern');
  check('[Anna Berg], a spokeswoman for the port, agreed.', 'a spokeswoman for the port');
  check('[Anna Berg], who is the mayor of <Halvern>, agreed.', undefined);
  check('[Anna Berg], 52, a retired baker, agreed.', 'a retired baker');
  check('[Anna Berg], 52, of <Halvern>, agreed.', undefined);
});

test('what stands beside somebody else describes nobody here', () => {
  check('The minister said [Anna Berg] was right.', undefined);
  check('Mr. [Anna Berg] was right.', undefined);
  check('After the meeting, [Anna Berg] left.', undefined);
});
