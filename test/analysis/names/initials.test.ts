import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mention } from '../../../server/analysis/model.ts';
import { withInitials } from '../../../server/analysis/names/rules/initials.ts';

/** Persons stand in brackets, as they were found and as they are then. */
function check(found: string, expected: string): void {
  const mentions: Mention[] = [];
  const text = found.replace(/\[([^\]]*)\]/g, (_, name: string, at: number) => {
    const start = at - 2 * mentions.length;
    mentions.push({ start, end: start + name.length, kind: 'person', confidence: 0.9 });
    return name;
  });
  const marked = withInitials(text, mentions).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
    text,
  );
  assert.equal(marked, expected);
}

test('an initial belongs to the name behind it', () => {
  check('the singer R. [Kelly]', 'the singer [R. Kelly]');
  check('M. [Labuda] lbw [Berg]', '[M. Labuda] lbw [Berg]');
  check('[T.] Head c [Berg]', '[T. Head] c [Berg]');
  check('[T.] [Head]', '[T.] [Head]');
});

test('a letter that is something else does not', () => {
  check('the U.N. [Anna Berg]', 'the U.N. [Anna Berg]');
  check('they had hepatitis B. [Berg] spoke', 'they had hepatitis B. [Berg] spoke');
  check('the King and I. [Berg] spoke', 'the King and I. [Berg] spoke');
  check('World War I. [Berg] spoke', 'World War I. [Berg] spoke');
});
