import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FrontMatter, findFrontMatter, readFrontMatter } from '../../../server/analysis/text/front-matter.ts';
import { runs } from '../../runs.ts';

function read(yaml: string): FrontMatter {
  const text = `---\n${yaml}\n---\nText`;
  const { start, end } = findFrontMatter(text)!;
  return readFrontMatter(text.slice(start, end));
}

test('what a front matter says, as it was written', () => {
  assert.deepEqual(read('title: No\ndate: 2024-03-12T10:00\nsource: [Halvern Post]\nkeep: [social, Late]').metadata, {
    title: 'No',
    date: '2024-03-12',
    source: 'Halvern Post',
  });
  assert.deepEqual(read('keep: [social, Late]').keep, ['social', 'Late']);
});

test('a mistake costs the field that it is in', () => {
  assert.deepEqual(read('title: *Breaking*\nauthor: Ada Berg').metadata, { author: 'Ada Berg' });
  assert.deepEqual(read('title: {a: b}\nauthor: [Ada Berg, Jan Novak]\nkeep: [[a], *b, late]').metadata, {});
  assert.deepEqual(read('title: {a: b}\nkeep: [[a], *b, late]').keep, ['late']);
  assert.deepEqual(read('* First item').metadata, {});
});

test('no front matter stops an article or takes long, however it is broken', () => {
  const marks = ['*', '&', '[', ']', '{', '}', '"', "'", '|', '>', '!', '#', '?', ',', '<<', '%', '@', '`', '\\', '~'];
  const pieces = [
    ...marks,
    ': ',
    '- ',
    '\n',
    '\n  ',
    ' ',
    '\t',
    '\r',
    '\0',
    '\ud800',
    'title',
    'keep',
    'a',
    '__proto__',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
      read(parts.join(''));
    }),
    runs(200),
  );
  read('{? ['.repeat(300));
});
