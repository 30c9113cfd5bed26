import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NameKind } from '../../server/analysis/model.ts';
import { type Constraints, UNCONSTRAINED } from '../../server/corpus/constraints.ts';
import { type Corpus, createCorpus } from '../../server/corpus/corpus.ts';
import type { Digest } from '../../server/corpus/digest.ts';
import { models } from '../models.ts';
import { runs } from '../runs.ts';
import { change } from './change.ts';
import { digest } from './digests.ts';
import { restart, restarted } from './restarted.ts';

/** Names that are spellings of each other, short for each other, namesakes, and in each other's way. */
const NAMES: readonly (readonly [NameKind, ...string[]])[] = [
  ['person', 'Sergey Lavrov', 'Lavrov'],
  ['person', 'Sergei Lavrov'],
  ['person', 'Lavrov'],
  ['person', 'George Bush'],
  ['person', 'George W. Bush', 'Bush'],
  ['person', 'George H. W. Bush'],
  ['person', 'Jeb Bush', 'Bush', 'Jeb'],
  ['person', 'Bush'],
  ['person', 'J. Bush'],
  ['person', 'Volodymyr Zelensky', 'Zelensky'],
  ['person', 'Volodymyr Zelenskyy'],
  ['person', 'Zelenskiy'],
  ['person', 'Orbán Viktor'],
  ['person', 'Viktor Orban'],
  ['organization', 'Ministry of Trade', 'MOT'],
  ['organization', 'MOT'],
  ['organization', 'Minerals of Tuva', 'MOT'],
  ['organization', 'Washington Post', 'Post'],
  ['organization', 'Post'],
  ['place', 'Kandahar'],
  ['place', 'Qandahar'],
  ['group', 'Palestinian'],
  ['group', 'Palestinians'],
  ['place', 'Lavrov'],
  ['place', 'Palestinian'],
  ['person', 'Kandahar'],
  ['person', 'Palestinian'],
  ['person', 'George W. Bush Jr.'],
];

const article = fc
  .tuple(
    fc.integer({ min: 1, max: 28 }),
    fc.uniqueArray(fc.integer({ min: 0, max: NAMES.length - 1 }), { maxLength: 5 }),
  )
  .map(
    ([day, names]): Digest =>
      digest(
        `2025-02-${`${day}`.padStart(2, '0')}`,
        names.map((name) => NAMES[name]!),
      ),
  );
const uri = fc.integer({ min: 0, max: 9 }).map((number) => `file:///${number}.article`);
const name = fc.constantFrom(...new Set(NAMES.flatMap(([, ...spellings]) => spellings)));
const two = fc.uniqueArray(name, { minLength: 2, maxLength: 3 });
const constraints: fc.Arbitrary<Constraints> = fc.record({
  same: fc.array(two, { maxLength: 1 }),
  different: fc.array(two, { maxLength: 1 }),
  names: fc.array(fc.record({ of: fc.tuple(name), name: fc.constant('Somebody') }), { maxLength: 1 }),
  kinds: fc.array(fc.record({ of: fc.tuple(name), kind: fc.constantFrom('place', 'person') }), { maxLength: 1 }),
  never: fc.array(name, { maxLength: 1 }),
});
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), uri, article }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), uri }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), uri, to: uri }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('constrain' as const), constraints }) },
  { weight: 1, arbitrary: restart },
  // Asking must change nothing, then or later.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
);

/** Everything a corpus tells of its articles' entities. */
function told(corpus: Corpus): unknown {
  return corpus.articles().map(({ uri }) =>
    corpus.digest(uri)!.entities.map((_, local) => {
      const id = corpus.entityOf(uri, local);
      if (id === undefined) return [uri, 'no name'];
      return [
        uri,
        id,
        corpus.entity(id),
        corpus.mentions(id),
        corpus.alternatives(id),
        corpus.companions(id, 9),
        corpus.related(uri, 9),
      ];
    }),
  );
}

test('any history of an articles folder ends in the entities of one run from scratch', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
      let corpus = createCorpus(models.givenNames);
      const folder = new Map<string, Digest>();
      let said = UNCONSTRAINED;
      for (const step of steps) {
        if (step.kind === 'constrain') {
          corpus.constrain(step.constraints);
          said = step.constraints;
        } else if (step.kind === 'restart') corpus = restarted(corpus, folder, step, said);
        else if (step.kind === 'ask') told(corpus);
        else change(corpus, folder, step);
      }
      const scratch = createCorpus(models.givenNames);
      scratch.constrain(said);
      for (const [uri, article] of [...folder].reverse()) scratch.put(uri, article);
      assert.deepEqual(told(corpus), told(scratch));
      assert.equal(corpus.search('', 9).length, 0);
      assert.deepEqual(corpus.search('l', 9), scratch.search('l', 9));
    }),
    runs(20),
  );
});

/** Two persons of one surname, whoever stands beside them, and the surname alone. */
const NAMESAKES: readonly (readonly [NameKind, ...string[]])[] = [
  ['person', 'Ann Smith', 'Smith'],
  ['person', 'Bob Smith', 'Smith'],
  ['person', 'Bob Smith'],
  ['person', 'Smith'],
  ['person', 'Smith'],
  ['place', 'Oslo'],
  ['place', 'Lima'],
  ['organization', 'Harbour Board'],
  ['organization', 'Grain Office'],
];
const DATES = ['2019-05-01', '2023-02-01', '2025-02-01'];
const report = fc
  .tuple(fc.constantFrom(...DATES), fc.uniqueArray(fc.nat(NAMESAKES.length - 1), { minLength: 1, maxLength: 5 }))
  .map(([date, names]) =>
    digest(
      date,
      names.map((name) => NAMESAKES[name]!),
    ),
  );

test('whom a surname alone means follows what the other articles say, however late they come', () => {
  const change = fc.record({ at: fc.nat(59), report: fc.option(report) });
  fc.assert(
    fc.property(
      fc.array(report, { minLength: 8, maxLength: 50 }),
      fc.array(change, { maxLength: 4 }),
      (first, changes) => {
        const corpus = createCorpus(models.givenNames);
        const folder = new Map<string, Digest>(first.map((article, index) => [`${index}`, article]));
        for (const [uri, article] of folder) corpus.put(uri, article);
        for (const { at, report } of changes) {
          meant(corpus);
          if (report === null) {
            corpus.remove(`${at}`);
            folder.delete(`${at}`);
          } else {
            corpus.put(`${at}`, report);
            folder.set(`${at}`, report);
          }
        }
        const scratch = createCorpus(models.givenNames);
        for (const [uri, article] of folder) scratch.put(uri, article);
        assert.deepEqual(meant(corpus), meant(scratch));
      },
    ),
    runs(15),
  );
});

/** Who is meant by each name, and who else may be. */
function meant(corpus: Corpus): unknown {
  return corpus.articles().map(({ uri }) =>
    corpus.digest(uri)!.entities.map((_, local) => {
      const id = corpus.entityOf(uri, local)!;
      return [uri, id, corpus.alternatives(id)];
    }),
  );
}
