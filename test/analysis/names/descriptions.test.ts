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

test('descriptions after the name', () => {
  check('[Anna Berg], the mayor of <Halvern>, agreed.', 'the mayor of Halvern');
  check('[Anna Berg], a spokeswoman for the port, agreed.', 'a spokeswoman for the port');
  check('[Anna Berg], who is the mayor of <Halvern>, agreed.', undefined);
});

test('what stands beside somebody else describes nobody here', () => {
  check('The minister said [Anna Berg] was right.', undefined);
  check('Mr. [Anna Berg] was right.', undefined);
  check('After the meeting, [Anna Berg] left.', undefined);
});
