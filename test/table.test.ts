import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableOf } from './table.ts';

test('words stand left, figures right', () => {
  const table = tableOf([
    ['set', 'figure'],
    ['news', '9.5'],
    ['corpus', '100.0'],
  ]);
  assert.equal(table, ['set     figure', '──────  ──────', 'news       9.5', 'corpus   100.0'].join('\n'));
});
