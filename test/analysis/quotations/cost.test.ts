import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../../server/analysis/analyze.ts';
import type { Block } from '../../../server/analysis/model.ts';
import { findMarked } from '../../../server/analysis/quotations/marks.ts';
import { models } from '../../models.ts';

/** The least processor time of several runs, in milliseconds: what else the machine does hardly counts. */
function cost(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function blocksOf(text: string): Block[] {
  let start = 0;
  return text.split('\n').flatMap((line, index): Block[] => {
    const block: Block = { kind: 'paragraph', start, end: start + line.length, firstLine: index, endLine: index + 1 };
    start += line.length + 1;
    return line === '' ? [] : [block];
  });
}

const soup = fc
  .array(
    fc.constantFrom('"', '“', '”', '„', '«', '»', "'", '‘', '’', '`', '\n', ' ', '. ', ', ', '6', 's', 'Ann ', 'said '),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

/** A busy machine may lose so many milliseconds; work that grows with the square of the text takes seconds instead. */
const LOST = 300;

test('sixteen times the text takes some sixteen times as long to find its marks, however they are broken', () => {
  fc.assert(
    fc.property(soup, (unit) => {
      const short = unit.repeat(Math.ceil(4000 / unit.length));
      const long = short.repeat(16);
      const before = cost(() => findMarked(short, blocksOf(short)));
      const after = cost(() => findMarked(long, blocksOf(long)));
      assert.ok(after < before * 16 * 4 + LOST, `${JSON.stringify(unit)}: ${before} ms, then ${after} ms`);
    }),
    { numRuns: 12 },
  );
});

test('nor for whole articles of nothing but quotations that never end', () => {
  for (const unit of ['“Ann said ', 'Ann said “no ', "'Ann said, ", '“no,” Ann said. “yes\n']) {
    const short = unit.repeat(Math.ceil(600 / unit.length));
    const long = short.repeat(16);
    const before = cost(() => analyze(short, models));
    const after = cost(() => analyze(long, models));
    assert.ok(after < before * 16 * 4 + LOST, `${JSON.stringify(unit)}: ${before} ms, then ${after} ms`);
  }
});

test('every text has its quotations within bounds and in order', () => {
  fc.assert(
    fc.property(fc.array(soup, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end, contents, quoted } of analyze(text, models).quotations) {
        assert.ok(start >= last && start < end && end <= text.length);
        for (const span of [...contents, ...quoted]) assert.ok(start <= span.start && span.end <= end);
        last = start;
      }
    }),
    { numRuns: 100 },
  );
});
