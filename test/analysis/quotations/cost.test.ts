import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../../server/analysis/analyze.ts';
import type { Block } from '../../../server/analysis/model.ts';
import { findMarked } from '../../../server/analysis/quotations/marks.ts';
import { headedBy } from '../../../server/analysis/quotations/words-of.ts';
import { models } from '../../models.ts';
import { runs } from '../../runs.ts';

/** The processor time of a run, in milliseconds. */
function cost(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
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

/** Sixteen times a text may take some sixteen times as long; one of three times will do, whatever else the machine does. */
function check(run: (text: string) => void, unit: string, length: number): void {
  const short = unit.repeat(Math.ceil(length / unit.length));
  const long = short.repeat(16);
  const took: string[] = [];
  for (let i = 0; i < 3; i++) {
    const [before, after] = [cost(() => run(short)), cost(() => run(long))];
    if (after < before * 16 * 4 + LOST) return;
    took.push(`${before} ms, then ${after} ms`);
  }
  assert.fail(`${JSON.stringify(unit)}: ${took.join('; ')}`);
}

test('sixteen times the text takes some sixteen times as long to find its marks, however they are broken', () => {
  fc.assert(
    fc.property(soup, (unit) => check((text) => findMarked(text, blocksOf(text)), unit, 4000)),
    runs(4),
  );
});

test('nor for whole articles of nothing but quotations that never end', () => {
  for (const unit of ['“Ann said ', 'Ann said “no ', "'Ann said, ", '“no,” Ann said. “yes\n']) {
    check((text) => analyze(text, models), unit, 600);
  }
});

test('nor to look for whose turn it is where no heading stands', () => {
  const unit = '“No.” ';
  const lookBeforeEach = (text: string) => {
    for (let start = 0; start < text.length; start += unit.length) headedBy(text, { start, end: start + 5 }, []);
  };
  check(lookBeforeEach, unit, 18_000);
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
    runs(30),
  );
});

test('marks within an address, which is one token, do no harm', () => {
  const { quotations } = analyze('Ann said so: http://example.com/a?b=c„—\n\n“No,” Ann said.', models);
  assert.equal(quotations.at(-1)?.kind, 'direct');
});
