import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyze } from '../../../server/analysis/analyze.ts';
import type { Block, Mention } from '../../../server/analysis/model.ts';
import { namesInHeadlines } from '../../../server/analysis/names/rules/headline-names.ts';
import { findMarked } from '../../../server/analysis/quotations/marks.ts';
import { headedBy } from '../../../server/analysis/quotations/words-of.ts';
import { models } from '../../models.ts';
import { runs } from '../../runs.ts';
import { checkWhole } from '../whole.ts';
import { checkBounds } from './bounds.ts';

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

test('nor to look for the names of one long line in headlines', () => {
  const find = (text: string) => {
    const names = Array.from(text.matchAll(/[A-Z]+/g), ({ 0: { length }, index }): Mention => {
      return { start: index, end: index + length, kind: 'organization', confidence: 1 };
    });
    namesInHeadlines(`${text}\n\nOn Monday ABC Said No`, names);
  };
  check(find, '(ABC) ', 1500);
});

test('nor to look for whose turn it is where no heading stands', () => {
  const unit = '“No.” ';
  const lookBeforeEach = (text: string) => {
    for (let start = 0; start < text.length; start += unit.length) headedBy(text, { start, end: start + 5 }, []);
  };
  check(lookBeforeEach, unit, 18_000);
});

/** Words that lead to what is said, name who says it, part one text from another, or are worth something. */
const words = fc.constantFrom(
  ...'that |who |which |told |says |asked |called it |accused of |quoted as saying |according to |described by |a letter from |on Monday '.split(
    '|',
  ),
  ...'Ada |Berg |Jan Novak |He |the |minister |a spokesman for |the Harbour Post |including |and |, who |: |? |n’t |’s '.split(
    '|',
  ),
  ...'We won|a farce|will close tomorrow| MORE |BergHarbour |LONDON: |OSLO (Northern Wire) - |\n\n|\n\nBERG: |Q: |A: |> |\n— Ada Berg| - |(|) '.split(
    '|',
  ),
  ...'Ada Ada BergThe vote MORE |$5|9|\n|\r|million|dollars |miles |a.m. | (ADB) |O C C I|LT.E |Corp. |\u00a0|>  |…|[|] |1. '.split(
    '|',
  ),
);

test('of every text all that is found is in order and within bounds', () => {
  const texts = fc.array(fc.oneof(soup, words), { maxLength: 40 });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join('');
      const analysis = analyze(text, models);
      checkWhole(text, analysis);
      checkBounds(text, analysis.quotations);
    }),
    runs(60),
  );
});

test('marks within an address, which is one token, do no harm', () => {
  const { quotations } = analyze('Ann said so: http://example.com/a?b=c„—\n\n“No,” Ann said.', models);
  assert.equal(quotations.at(-1)?.kind, 'direct');
});
