import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Constraints, UNCONSTRAINED } from '../../server/corpus/constraints.ts';
import { type Corpus, createCorpus } from '../../server/corpus/corpus.ts';
import type { Digest } from '../../server/corpus/digest.ts';
import { models } from '../models.ts';
import { runs } from '../runs.ts';
import { digest } from './digests.ts';

const ARTICLES: readonly Digest[] = [
  digest('2025-08-15', [
    ['person', 'Jeb Bush', 'Bush'],
    ['organization', 'Whitaker'],
  ]),
  digest('2025-08-16', [
    ['person', 'Jeb'],
    ['person', 'Ann Lee', 'Lee'],
    ['person', 'Read More'],
  ]),
  digest('2025-08-17', [
    ['person', 'Anne Lee'],
    ['person', 'Whitaker'],
    ['place', 'Tarvik'],
  ]),
  digest('2025-08-18', [
    ['person', 'John Ellis Bush'],
    ['place', 'Tarvik'],
  ]),
];

function corpusOf(constraints: Constraints = UNCONSTRAINED): Corpus {
  const corpus = createCorpus(models.givenNames);
  ARTICLES.forEach((article, index) => {
    corpus.put(`${index}`, article);
  });
  corpus.constrain(constraints);
  return corpus;
}

/** Every entity as "kind name: mentions". */
function shown(corpus: Corpus): string[] {
  return corpus
    .entities()
    .map(({ kind, name, mentions }) => `${kind} ${name}: ${mentions}`)
    .sort();
}

/** Checks which entities come and go by what a reader says. */
function check(constraints: Partial<Constraints>, gone: readonly string[], come: readonly string[]): void {
  const before = shown(corpusOf());
  const after = shown(corpusOf({ ...UNCONSTRAINED, ...constraints }));
  assert.deepEqual(
    [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))],
    [gone, come],
  );
}

test('names that are one, known by the first', () => {
  check(
    { same: [['John Ellis Bush', 'jeb bush', 'Jeb']] },
    ['person Jeb Bush: 2', 'person Jeb: 1', 'person John Ellis Bush: 1'],
    ['person John Ellis Bush: 4'],
  );
});

test('names that are different ones, though they are spelt alike', () => {
  check({ different: [['Ann Lee', 'Anne Lee']] }, ['person Ann Lee: 3'], ['person Ann Lee: 2', 'person Anne Lee: 1']);
});

test('a name of its own, another kind, and what is no name', () => {
  check({ names: [{ of: ['Tarvik'], name: 'Port of Tarvik' }] }, ['place Tarvik: 2'], ['place Port of Tarvik: 2']);
  check(
    { kinds: [{ of: ['Whitaker'], kind: 'organization' }] },
    ['organization Whitaker: 1', 'person Whitaker: 1'],
    ['organization Whitaker: 2'],
  );
  check({ never: ['read more'] }, ['person Read More: 1'], []);
});

const NAMES = [
  'Jeb Bush',
  'Jeb',
  'Bush',
  'Ann Lee',
  'Anne Lee',
  'Lee',
  'Whitaker',
  'Tarvik',
  'Read More',
  'John Ellis Bush',
  'Nobody',
];

const said: fc.Arbitrary<Constraints> = fc.record({
  same: fc.array(fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 3 }), { maxLength: 1 }),
  different: fc.array(fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 3 }), { maxLength: 1 }),
  names: fc.array(fc.record({ of: fc.constantFrom(...NAMES).map((name) => [name]), name: fc.constant('Another') }), {
    maxLength: 1,
  }),
  kinds: fc.array(
    fc.record({ of: fc.constantFrom(...NAMES).map((name) => [name]), kind: fc.constantFrom('place', 'event') }),
    { maxLength: 1 },
  ),
  never: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
});

test('what was asked before is called as it is now', () => {
  const corpus = corpusOf();
  const told = (): readonly unknown[] => {
    const { id } = corpus.bearers('Tarvik')[0]!;
    return [corpus.entity(id)?.name, corpus.companions(id, 9).map(({ name }) => name)];
  };
  assert.deepEqual(told(), ['Tarvik', ['Ann Lee', 'John Ellis Bush', 'Whitaker']]);
  corpus.constrain({
    ...UNCONSTRAINED,
    names: [
      { of: ['Tarvik'], name: 'Old Tarvik' },
      { of: ['Ann Lee'], name: 'Ann Lee of Tarvik' },
    ],
  });
  assert.deepEqual(told(), ['Old Tarvik', ['Ann Lee of Tarvik', 'John Ellis Bush', 'Whitaker']]);
});

test('only what is said last matters, whatever was said and whichever articles came before', () => {
  const step = fc.oneof(
    said.map((constraints) => ({ constraints })),
    fc.record({ article: fc.nat(ARTICLES.length - 1), there: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), said, (steps, last) => {
      const corpus = corpusOf();
      for (const one of steps) {
        if ('constraints' in one) corpus.constrain(one.constraints);
        else if (one.there) corpus.put(`${one.article}`, ARTICLES[one.article]!);
        else corpus.remove(`${one.article}`);
      }
      ARTICLES.forEach((article, index) => {
        if (corpus.article(`${index}`) === undefined) corpus.put(`${index}`, article);
      });
      corpus.constrain(last);
      const fresh = corpusOf(last);
      assert.deepEqual(corpus.entities(), fresh.entities());
      for (const { id } of fresh.entities()) assert.deepEqual(corpus.mentions(id), fresh.mentions(id));
    }),
    runs(15),
  );
});
