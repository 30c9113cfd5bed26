import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveDate } from '../../../server/analysis/names/dates.ts';

/** Checks what dates mean in an article of Wednesday, 20 August 2025. */
function check(expected: Readonly<Record<string, string | undefined>>): void {
  for (const [text, value] of Object.entries(expected)) assert.equal(resolveDate(text, '2025-08-20'), value, text);
}

test('days', () => {
  check({
    '15 August': '2025-08-15',
    'August 15': '2025-08-15',
    'Aug. 15, 2024': '2024-08-15',
    'the 20th of July 2022': '2022-07-20',
    'Tuesday, Jun 24, 2025': '2025-06-24',
    yesterday: '2025-08-19',
    Monday: '2025-08-18',
    'Friday morning': '2025-08-22',
    'two weeks ago': '2025-08-06',
  });
});

test('months and years', () => {
  check({ 'May 2022': '2022-05', March: '2025-03', 'last November': '2024-11', 'next month': '2025-09', 2009: '2009' });
});

test('of a range its first day', () => {
  check({ '28 to 31 July': '2025-07-28' });
});

test('what is no certain day, month or year stays open', () => {
  check({
    'the 1990s': undefined,
    'the 19th century': undefined,
    '04/05/2021': undefined,
    'last week': undefined,
    summer: undefined,
    [`${'9'.repeat(80)}`]: undefined,
  });
});

test('an article without a date resolves only dates with a year', () => {
  assert.equal(resolveDate('15 August', undefined), undefined);
  assert.equal(resolveDate('15 August 2025', undefined), '2025-08-15');
  assert.equal(resolveDate('yesterday', undefined), undefined);
  assert.equal(resolveDate('15 August', 'someday'), undefined);
});
