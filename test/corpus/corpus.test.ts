import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Corpus, createCorpus } from '../../server/corpus/corpus.ts';
import { models } from '../models.ts';
import { digest } from './digests.ts';

const TALKS = digest('2025-08-15', [
  ['person', 'Sergey Lavrov', 'Lavrov'],
  ['place', 'Budapest'],
  ['person', 'Viktor Orbán'],
]);
const VISIT = digest('2025-08-17', [
  ['person', 'Lavrov'],
  ['place', 'Budapest'],
  ['place', 'Moscow'],
]);
const HARVEST = digest('2025-08-16', [
  ['place', 'Moscow'],
  ['person', 'Ann Field'],
]);

function corpusOf(articles: Record<string, ReturnType<typeof digest>>): Corpus {
  const corpus = createCorpus(models.givenNames);
  for (const [uri, article] of Object.entries(articles)) corpus.put(uri, article);
  return corpus;
}

test('a surname alone in one article is the person of another', () => {
  const corpus = corpusOf({ visit: VISIT, talks: TALKS });
  const id = corpus.entityOf('visit', 0)!;
  assert.equal(id, corpus.entityOf('talks', 0));
  assert.deepEqual(corpus.entity(id), {
    id,
    kind: 'person',
    name: 'Sergey Lavrov',
    spellings: [
      { text: 'Lavrov', count: 2 },
      { text: 'Sergey Lavrov', count: 1 },
    ],
    mentions: 3,
    articles: 2,
    firstSeen: '2025-08-15',
    lastSeen: '2025-08-17',
  });
  assert.deepEqual(
    corpus.mentions(id).map(({ uri }) => uri),
    ['talks', 'talks', 'visit'],
  );
});

test('a given name alone is only whoever is called so in articles of their own', () => {
  const many = (count: number, who: string, ...called: readonly string[]) =>
    Array.from({ length: count }, (_, index): [string, ReturnType<typeof digest>] => [
      `${who} ${index}`,
      digest('2025-08-15', [
        ['person', who, ...called],
        ['place', 'Miami'],
      ]),
    ]);
  const alone = digest('2025-08-16', [
    ['person', 'Jeb'],
    ['person', 'Karen'],
    ['place', 'Miami'],
  ]);
  const corpus = corpusOf({
    ...Object.fromEntries([...many(3, 'Jeb Bush', 'Jeb'), ...many(40, 'Karen Finney', 'Finney')]),
    alone,
  });
  assert.deepEqual(
    [0, 1].map((local) => corpus.entity(corpus.entityOf('alone', local)!)?.name),
    ['Jeb Bush', 'Karen'],
  );
});

test('a given name is the less likely somebody the more others bear it', () => {
  const articles = (count: number, who: string, ...called: readonly string[]) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${who} ${index}`,
        digest('2025-08-15', [
          ['person', who, ...called],
          ['place', 'Miami'],
        ]),
      ]),
    );
  const alone = { alone: digest('2025-08-16', [['person', 'Karl']]) };
  const calledBy = (corpus: Corpus) => corpus.label(corpus.entityOf('alone', 0)!)?.name;
  assert.equal(calledBy(corpusOf({ ...alone, ...articles(3, 'Karl Berg', 'Karl') })), 'Karl Berg');
  const others = articles(60, 'Karl Novak', 'Novak');
  assert.equal(calledBy(corpusOf({ ...alone, ...articles(3, 'Karl Berg', 'Karl'), ...others })), 'Karl');
});

test('who stands alone in far more articles than somebody in full is not he', () => {
  const alone = (days: readonly number[]) =>
    Object.fromEntries(days.map((day) => [`alone ${day}`, digest(`2025-08-1${day}`, [['person', 'Ambrose']])]));
  const bearer = { full: digest('2025-08-15', [['person', 'Ama Ambrose', 'Ambrose']]) };
  const calledBy = (corpus: Corpus) => corpus.label(corpus.entityOf('alone 1', 0)!)?.name;
  assert.equal(calledBy(corpusOf({ ...alone([1, 2, 3]), ...bearer })), 'Ama Ambrose');
  assert.equal(calledBy(corpusOf({ ...alone([1, 2, 3, 4]), ...bearer })), 'Ambrose');
});

test('a part of a longer name is that name where it is usual, not where far more articles have only the part', () => {
  const corpus = corpusOf({
    branch: digest('2025-08-15', [
      ['organization', 'Acme New Zealand', 'Acme'],
      ['organization', 'Kell University', 'Kell'],
    ]),
    ...Object.fromEntries(
      [1, 2, 3, 4].map((day) => [`acme ${day}`, digest(`2025-08-2${day}`, [['organization', 'Acme']])]),
    ),
    kell: digest('2025-08-20', [['organization', 'Kell']]),
  });
  const named = (uri: string, local: number) => corpus.entity(corpus.entityOf(uri, local)!)?.name;
  assert.deepEqual(
    [named('acme 1', 0), named('branch', 0), named('kell', 0)],
    ['Acme', 'Acme New Zealand', 'Kell University'],
  );
});

test('of two papers that an article names in full, their word alone is either, and no third one', () => {
  const corpus = corpusOf({
    third: digest('2025-08-15', [['organization', 'Dobrin Courier', 'Courier']]),
    alone: digest('2025-08-16', [['organization', 'Courier']]),
    both: digest('2025-08-17', [
      ['organization', 'Courier'],
      ['organization', 'Halvern Courier'],
      ['organization', 'Kell Courier'],
    ]),
    halvern: digest('2025-08-18', [['organization', 'Halvern Courier', 'Courier']]),
    kell: digest('2025-08-19', [['organization', 'Kell Courier', 'Courier']]),
  });
  assert.equal(corpus.label(corpus.entityOf('both', 0)!)?.name, 'Courier');
  for (const uri of ['halvern', 'kell']) corpus.remove(uri);
  assert.equal(corpus.label(corpus.entityOf('alone', 0)!)?.name, 'Dobrin Courier');
});

test('a word that more articles take for something else than a person is that, where nobody is called so', () => {
  const river = digest('2025-08-15', [['place', 'Ellery']]);
  const corpus = corpusOf({
    first: river,
    second: river,
    // Who has both tells them apart.
    both: digest('2025-08-16', [
      ['person', 'Ellery'],
      ['place', 'Ellery'],
    ]),
    odd: digest('2025-08-17', [['person', 'Ellery']]),
  });
  const called = (uri: string): string[] => {
    const entity = corpus.entityOf(uri, 0)!;
    return [...new Set(corpus.mentions(entity).map((mention) => mention.uri))].sort();
  };
  assert.deepEqual(called('odd'), ['both', 'first', 'odd', 'second']);
  assert.deepEqual(called('both'), ['both']);
  corpus.put('knows him', digest('2025-08-18', [['person', 'Frank Ellery', 'Ellery']]));
  assert.deepEqual(called('odd'), ['both', 'knows him', 'odd']);
  assert.deepEqual(called('first'), ['both', 'first', 'second']);
  corpus.remove('knows him');
  corpus.remove('second');
  corpus.remove('both');
  assert.deepEqual(called('odd'), ['odd']);
});

test('the more articles there are, the more must speak for whom a surname alone means; of two that come near it is nobody', () => {
  const corpus = corpusOf({
    first: digest('2025-08-15', [
      ['person', 'Ann Field', 'Field'],
      ['place', 'Harwick'],
      ['organization', 'Grain Office'],
    ]),
    alike: digest('2025-08-16', [
      ['person', 'Field'],
      ['place', 'Harwick'],
      ['organization', 'Grain Office'],
    ]),
    other: digest('2025-08-16', [['person', 'Field']]),
  });
  const meant = (uri: string): string | undefined => corpus.label(corpus.entityOf(uri, 0)!)?.name;
  assert.deepEqual([meant('alike'), meant('other')], ['Ann Field', 'Ann Field']);
  for (let i = 0; i < 3000; i++) corpus.put(`filler ${i}`, digest('2025-08-16', [['place', `Town ${i}`]]));
  assert.deepEqual([meant('alike'), meant('other')], ['Ann Field', 'Field']);
  const rival = digest('2025-08-15', [
    ['person', 'Bob Field', 'Field'],
    ['place', 'Harwick'],
    ['organization', 'Grain Office'],
  ]);
  corpus.put('rival', rival);
  assert.equal(meant('alike'), 'Field');
  const close = corpus.alternatives(corpus.entityOf('alike', 0)!).map((id) => corpus.label(id)?.name);
  assert.deepEqual(close, ['Ann Field', 'Bob Field']);
});

test('whoever has a middle name besides is the same without “Jr.”, unless articles tell the two apart', () => {
  const senior = digest('2025-08-15', [['person', 'Amos R. Kell', 'Kell']]);
  const junior = digest('2025-08-16', [['person', 'Amos R. Kell Jr.', 'Kell']]);
  const corpus = corpusOf({ a: senior, b: senior, c: senior, jr: junior });
  assert.equal(corpus.entityOf('jr', 0), corpus.entityOf('a', 0));
  const both = digest('2025-08-17', [
    ['person', 'Amos R. Kell Jr.'],
    ['person', 'Amos R. Kell'],
  ]);
  corpus.put('both', both);
  assert.notEqual(corpus.entityOf('jr', 0), corpus.entityOf('a', 0));
  corpus.remove('both');
  assert.equal(corpus.entityOf('jr', 0), corpus.entityOf('a', 0));
  corpus.put('full', digest('2025-08-18', [['person', 'Amos Solomon Lund']]));
  corpus.put('full jr', digest('2025-08-18', [['person', 'Amos Solomon Lund Jr.']]));
  assert.equal(corpus.entityOf('full', 0), corpus.entityOf('full jr', 0));
});

test('a body of the United States is the same without them; who reigns is nobody of that given name', () => {
  const corpus = corpusOf({
    full: digest('2025-08-15', [
      ['organization', 'U.S. Chamber of Commerce'],
      ['person', 'Elizabeth Warner', 'Elizabeth'],
      ['place', 'U.S. East'],
      ['person', 'Francis'],
    ]),
    short: digest('2025-08-16', [
      ['organization', 'Chamber of Commerce'],
      ['person', 'Queen Elizabeth'],
      ['place', 'East'],
      ['person', 'Saint Francis'],
    ]),
  });
  const areOne = (local: number): boolean => corpus.entityOf('full', local) === corpus.entityOf('short', local);
  assert.deepEqual([0, 1, 2, 3].map(areOne), [true, false, false, false]);
});

test('a firm is the same without “Inc.”, a person is no firm of theirs, and a committee “on” something is that committee', () => {
  const corpus = corpusOf({
    one: digest('2025-08-15', [
      ['organization', 'Kell Inc.'],
      ['organization', 'Anna Lund Inc.'],
      ['organization', 'House Committee on the Harbour'],
    ]),
    other: digest('2025-08-16', [
      ['organization', 'Kell'],
      ['person', 'Anna Lund'],
      ['organization', 'House Harbour Committee'],
    ]),
  });
  const areOne = [0, 1, 2].map((local) => corpus.entityOf('one', local) === corpus.entityOf('other', local));
  assert.deepEqual(areOne, [true, false, true]);
});

test('two letters are nobody’s who stands in far fewer articles', () => {
  const corpus = corpusOf({
    full: digest('2025-08-15', [['organization', 'Akin Gump', 'AG']]),
    ...Object.fromEntries([1, 2, 3, 4].map((day) => [`ag ${day}`, digest(`2025-08-2${day}`, [['other', 'AG']])])),
  });
  assert.notEqual(corpus.entityOf('ag 1', 0), corpus.entityOf('full', 0));
});

test('a word that more articles take for a people is that', () => {
  const corpus = corpusOf({
    first: digest('2025-08-15', [['group', 'Sorvanian']]),
    second: digest('2025-08-15', [['group', 'Sorvanians']]),
    odd: digest('2025-08-16', [['work', 'Sorvanian']]),
    both: digest('2025-08-17', [
      ['group', 'Sorvanian'],
      ['event', 'Sorvanian'],
    ]),
  });
  assert.equal(corpus.entityOf('odd', 0), corpus.entityOf('first', 0));
  assert.equal(corpus.entityOf('both', 1), corpus.entityOf('first', 0));
  assert.equal(corpus.kind(corpus.entityOf('odd', 0)!), 'group');
});

test('a given name alone stays a person, however many articles have a town of the name', () => {
  const places = (...names: readonly string[]) =>
    digest(
      '2025-08-15',
      names.map((name) => ['place', name]),
    );
  const corpus = corpusOf({
    first: places('Austin', 'Georgia', 'Halvern'),
    second: places('Austin', 'Georgia', 'Halvern'),
    odd: digest('2025-08-16', [
      ['person', 'Austin'],
      ['person', 'Georgia'],
      ['person', 'Halvern'],
    ]),
  });
  const areOne = (local: number): boolean => corpus.entityOf('odd', local) === corpus.entityOf('first', local);
  assert.deepEqual([0, 1, 2].map(areOne), [false, false, true]);
});

test('search finds any spelling, without accents, by the beginnings of its words', () => {
  const corpus = corpusOf({ visit: VISIT, talks: TALKS });
  const found = (query: string) => corpus.search(query, 10).map(({ name }) => name);
  assert.deepEqual(found('orban'), ['Viktor Orbán']);
  assert.deepEqual(found('lav ser'), ['Sergey Lavrov']);
  assert.deepEqual(found('Orbánov'), []);
});

test('whoever leaves the accents out is not followed, unless nearly all do', () => {
  const named = (...spellings: readonly string[]): string | undefined => {
    const corpus = createCorpus(models.givenNames);
    for (const [index, name] of spellings.entries()) corpus.put(`${index}`, digest('2025-08-15', [['person', name]]));
    return corpus.label(corpus.entityOf('0', 0)!)?.name;
  };
  const [full, plain] = ['Péter Szijjártó', 'Peter Szijjarto'];
  assert.equal(named(plain, plain, plain, full), full);
  assert.equal(named(...Array.from({ length: 9 }, () => plain), full), plain);
  assert.equal(named('Viktor Orban', 'Viktor Orbán'), 'Viktor Orbán');
});

test('articles are related by what they share, the rare first', () => {
  const corpus = corpusOf({ visit: VISIT, talks: TALKS, harvest: HARVEST });
  assert.deepEqual(
    corpus.related('visit', 10).map(({ uri }) => uri),
    ['talks', 'harvest'],
  );
  const names = corpus.companions(corpus.entityOf('visit', 0)!, 2).map(({ name, articles }) => [name, articles]);
  assert.deepEqual(names, [
    ['Budapest', 2],
    ['Moscow', 1],
  ]);
});

test('removing and renaming leave nothing behind', () => {
  const corpus = corpusOf({ visit: VISIT, talks: TALKS });
  corpus.rename('talks', 'summit');
  assert.deepEqual(
    corpus.articles().map(({ uri }) => uri),
    ['summit', 'visit'],
  );
  assert.equal(corpus.entityOf('talks', 0), undefined);
  corpus.remove('summit');
  assert.equal(corpus.entity(corpus.entityOf('visit', 0)!)?.name, 'Lavrov');
  assert.deepEqual(corpus.search('orban', 10), []);
});
