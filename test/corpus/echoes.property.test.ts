import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { align } from '../../server/corpus/alignment.ts';
import { createChains } from '../../server/corpus/chains.ts';
import { type Corpus, createCorpus } from '../../server/corpus/corpus.ts';
import type { Digest } from '../../server/corpus/digest.ts';
import { packSayings, unpackSayings } from '../../server/corpus/shingles.ts';
import { spokenWords } from '../../server/corpus/spoken-words.ts';
import { models } from '../models.ts';
import { runs } from '../runs.ts';
import { change } from './change.ts';
import { digest, pleading, quoting } from './digests.ts';
import { restart, restarted } from './restarted.ts';

/** Versions of three quotations: cut, altered, joined; and words that nobody is known by. */
const QUOTED = [
  'We did not choose this day, the employers chose it when they tore up the agreement',
  'We did not pick this day, the employers chose it when they tore up their agreement',
  'the employers chose it when they tore up the agreement',
  'Nobody will lose a pension on my watch, and nobody will lose a berth in this harbour',
  'Nobody will ever lose a pension on my watch … and nobody will lose a berth',
  'Nobody will lose a pension on my watch, and nobody will lose a berth in this harbour, the employers chose it when they tore up the agreement',
  'Thank you very much, it is a great pleasure to be here',
  'Fish, nets, ropes and a lantern were found beneath the northern pier',
  'Yes',
];

/** The last line of some stands in many. */
const article = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.constantFrom(...QUOTED), { maxLength: 4 }), fc.boolean())
  .map(([day, quoted, isPleading]): Digest => {
    const named = digest(`2025-02-0${day}`, [['person', 'Ann Lee', 'Lee']]);
    const article = quoting(named, ...quoted);
    return isPleading && quoted.length > 0 ? pleading(article, quoted.length - 1) : article;
  });
const uri = fc.integer({ min: 0, max: 6 }).map((number) => `file:///${number}.article`);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), uri, article }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), uri }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), uri, to: uri }) },
  { weight: 1, arbitrary: restart },
);

/** Where every quotation of every article is quoted elsewhere, how it differs there, and who is mentioned where. */
function told(corpus: Corpus): unknown {
  const echoes = corpus
    .articles()
    .flatMap(({ uri }) =>
      corpus.digest(uri)!.quotations.map(({ text }) => [uri, text, corpus.echoes(uri, spokenWords(text))]),
    );
  return [echoes, corpus.entities().map((entity) => [entity, corpus.mentions(entity.id)])];
}

test('any history of an articles folder ends in the same quotations of one run from scratch', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let corpus = createCorpus(models.givenNames);
      const folder = new Map<string, Digest>();
      for (const step of steps) {
        if (step.kind === 'restart') corpus = restarted(corpus, folder, step);
        else change(corpus, folder, step);
      }
      const scratch = createCorpus(models.givenNames);
      for (const [uri, article] of [...folder].reverse()) scratch.put(uri, article);
      const links = told(corpus);
      assert.deepEqual(links, told(scratch));
      found += JSON.stringify(links).split('alignment').length - 1;
    }),
    runs(30),
  );
  assert.ok(found > 10, `${found} links: too few for a test`);
});

test('chains hold what a Map of arrays would', () => {
  const change = fc.tuple(fc.boolean(), fc.oneof(fc.nat(5), fc.nat(2 ** 30)), fc.nat(20));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const chains = createChains();
      const map = new Map<number, number[]>();
      for (const [isAdded, key, value] of changes) {
        const values = map.get(key) ?? [];
        map.set(key, values);
        if (isAdded) {
          chains.add(key, value);
          values.push(value);
        } else {
          chains.remove(key, value);
          if (values.includes(value)) values.splice(values.indexOf(value), 1);
        }
      }
      for (const [key, values] of map) {
        assert.deepEqual(chains.of(key, values.length)?.toSorted(), values.toSorted());
        if (values.length > 0) assert.equal(chains.of(key, values.length - 1), undefined);
      }
    }),
    runs(50),
  );
});

test('sayings that were packed and unpacked are the sayings', () => {
  for (const text of QUOTED) {
    const { sayings } = quoting(digest('2025-02-01', []), text, 'No', ...QUOTED);
    assert.deepEqual(unpackSayings(packSayings(sayings)), sayings);
  }
  assert.deepEqual(unpackSayings(packSayings([])), []);
});

test('an alignment stays within both quotations, and nothing differs from itself', () => {
  const words = fc
    .array(
      fc.constantFrom('the', 'harbour', 'pension', 'not', '…', '[sic]', 'don’t', '2', 'two', 'and', 'berth', '\uD83D'),
      {
        maxLength: 30,
      },
    )
    .map((parts) => spokenWords(parts.join(' ')));
  fc.assert(
    fc.property(words, words, (here, there) => {
      assert.deepEqual(align(here, here)?.differences ?? [], []);
      const alignment = align(here, there);
      if (alignment === undefined) return;
      assert.ok(alignment.telling <= alignment.same && alignment.same <= Math.min(here.length, there.length));
      for (const side of ['here', 'there'] as const) {
        let at = alignment[side].start;
        for (const difference of alignment.differences) {
          assert.ok(at <= difference[side].start && difference[side].start <= difference[side].end);
          at = difference[side].end;
        }
        assert.ok(at <= alignment[side].end && alignment[side].end <= (side === 'here' ? here : there).length);
      }
      // The other way round it is as good.
      assert.ok(align(there, here) !== undefined);
    }),
    runs(50),
  );
});
