import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GoldQuotation, Pair } from './gold.ts';
import { marked, spanOf } from './pairs.ts';
import { type Compared, type QuotationScores, scoreQuotations } from './score-quotations.ts';

const { text, mentions } = marked(
  '“We won,” said [Jana Novotna|person|jana]. “And now,” he added, “we rest.” Critics said that nobody had won.',
);

/** A quotation of some words by a speaker, in the order in which they stand in the text. */
function quotation(kind: string, pieces: readonly string[], speaker?: string, entity?: string): GoldQuotation {
  const contents = pieces.map((piece) => spanOf(text, piece));
  return {
    start: contents[0]!.start,
    end: contents.at(-1)!.end,
    kind,
    contents,
    quoted: kind === 'indirect' ? [] : contents,
    ...(speaker === undefined
      ? {}
      : { speaker: { ...spanOf(text, speaker), ...(entity === undefined ? {} : { entity }) } }),
  };
}

function scores(
  gold: readonly GoldQuotation[],
  system: readonly GoldQuotation[],
  compared: Compared,
  overlap: 0.3 | 0.8,
  quotationKinds?: string,
): QuotationScores | undefined {
  const pair: Pair = {
    gold: { id: 'a', text, mentions, quotations: gold, ...(quotationKinds === undefined ? {} : { quotationKinds }) },
    system: { mentions: mentions.map((mention) => ({ ...mention, entity: 'x' })), quotations: system },
  };
  return scoreQuotations([pair], compared, overlap, new Map());
}

/** Precision and recall. */
function check(found: QuotationScores | undefined, expected: readonly [number, number]): void {
  assert.ok(found !== undefined);
  assert.deepEqual([Math.round(found.rates.precision), Math.round(found.rates.recall)], expected);
}

const won = quotation('direct', ['We won,'], 'Jana Novotna', 'jana');
const rest = quotation('direct', ['And now,', 'we rest.'], 'he', 'jana');
const nobody = quotation('indirect', ['nobody had won'], 'Critics');

test('quotations match by what both hold, each once', () => {
  check(scores([won, rest], [won, rest], 'direct', 0.8), [100, 100]);
  check(scores([won], [won, won], 'direct', 0.8), [50, 100]);
  const half = quotation('direct', ['And now,']);
  check(scores([rest], [half], 'direct', 0.3), [100, 100]);
  check(scores([rest], [half], 'direct', 0.8), [0, 0]);
});

test('indirect ones count among all kinds only, scare quotes nowhere', () => {
  check(scores([won, nobody], [won], 'direct', 0.8), [100, 100]);
  check(scores([won, nobody], [won], 'all', 0.8), [100, 50]);
  check(scores([won], [won, quotation('scare', ['we rest.'])], 'all', 0.8), [100, 100]);
});

test('where gold has only words within marks, every piece counts', () => {
  check(scores([won, rest], [won, quotation('direct', ['And now,'])], 'marks', 0.8, 'direct'), [100, 67]);
  assert.equal(scores([won], [won], 'direct', 0.8, 'direct'), undefined);
  assert.equal(scores([won], [won], 'marks', 0.8), undefined);
});

test('a speaker is right by place or by name', () => {
  const by = (speaker: string, entity?: string) =>
    scores([won], [quotation('direct', ['We won,'], speaker, entity)], 'direct', 0.8)?.speakers;
  assert.equal(by('Jana Novotna'), 100);
  assert.equal(by('Novotna'), 100);
  assert.equal(by('Critics'), 0);
  assert.equal(scores([won], [quotation('direct', ['We won,'])], 'direct', 0.8)?.speakers, 0);
});

test('a speaker is resolved where it leads to the entity that gold means', () => {
  const resolved = (entity?: string) =>
    scores([rest], [quotation('direct', ['And now,', 'we rest.'], 'he', entity)], 'direct', 0.8)?.resolved;
  assert.equal(resolved('x'), 100);
  assert.equal(resolved('y'), 0);
  assert.equal(resolved(), 0);
  assert.equal(scores([nobody], [nobody], 'all', 0.8)?.resolved, undefined);
});
