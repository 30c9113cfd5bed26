import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLineCounts } from '../../server/corpus/line-counts.ts';
import { runs } from '../runs.ts';

test('a line that two articles of one source share', () => {
  const counts = createLineCounts();
  counts.add('Herald', [11, 12, 12]);
  counts.add('Herald', [12, 13]);
  counts.add('Courant', [13]);
  const witness = counts.witness('Herald', [11, 12, 12]);
  assert.deepEqual(witness(11), { articles: 0, sources: 0 });
  assert.deepEqual(witness(12), { articles: 1, sources: 1 });
  assert.deepEqual(witness(13), { articles: 2, sources: 2 });
  assert.deepEqual(witness(99), { articles: 0, sources: 0 });
});

const article = fc.record({
  source: fc.constantFrom('Herald', 'Courant', 'Wire'),
  lines: fc.array(fc.oneof(fc.nat(30), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })), { maxLength: 40 }),
});

test('after any history the counts are those of the articles that are left', () => {
  fc.assert(
    fc.property(fc.array(article, { maxLength: 60 }), fc.array(fc.nat(59)), article, (articles, gone, asked) => {
      const counts = createLineCounts();
      const left = [...articles];
      for (const { source, lines } of articles) counts.add(source, lines);
      for (const index of gone) {
        const [removed] = left.splice(index, 1);
        if (removed !== undefined) counts.remove(removed.source, removed.lines);
      }
      counts.add(asked.source, asked.lines);
      const witness = counts.witness(asked.source, asked.lines);
      for (const line of new Set([...asked.lines, 1, 2, 3])) {
        const holders = line === 0 ? [] : left.filter(({ lines }) => lines.includes(line));
        const sources = new Set(holders.map(({ source }) => source));
        assert.deepEqual(witness(line), { articles: holders.length, sources: sources.size });
      }
    }),
    runs(30),
  );
});
