import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NAME_KINDS } from '../../server/analysis/model.ts';
import { comparisonOf } from '../../server/features/pictures/comparison.ts';
import { daysBetween } from '../../server/features/pictures/days.ts';
import { networkInSteps } from '../../server/features/pictures/network.ts';
import { profileOf } from '../../server/features/pictures/profile.ts';
import { articlesBetween, columnsOver, timelineInSteps } from '../../server/features/pictures/timeline.ts';
import { corpusOf, finish, STRIKE, surveyOf } from './corpora.ts';

const corpus = corpusOf(STRIKE);
const survey = surveyOf(corpus);

function idOf(name: string): string {
  return survey.entities.id.find((_, row) => survey.entities.name(row) === name)!;
}

test('a network has the names of most mentions, and links those that stand in one article or one sentence', () => {
  const { nodes, links, articles, first, last } = finish(networkInSteps(survey, { kinds: ['person'], most: 3 }));
  assert.deepEqual(nodes.map(({ name }) => name).toSorted(), ['Anna Novak', 'Ottoline Marchbanks', 'Zdeněk Hruška']);
  const link = (a: string, b: string) =>
    links.find((one) => [nodes[one.a]!.name, nodes[one.b]!.name].toSorted().join() === [a, b].toSorted().join());
  assert.deepEqual(
    [link('Anna Novak', 'Zdeněk Hruška')?.articles, link('Anna Novak', 'Zdeněk Hruška')?.sentences],
    [2, 1],
  );
  assert.equal(link('Anna Novak', 'Ottoline Marchbanks')?.sentences, 0);
  // They stand in one paragraph, in sentences of their own.
  assert.deepEqual([link('Ottoline Marchbanks', 'Zdeněk Hruška')?.articles], [1]);
  assert.equal(link('Ottoline Marchbanks', 'Zdeněk Hruška')?.sentences, 0);
  assert.deepEqual([articles, first, last], [3, '2024-10-01', '2025-08-16']);
});

test('a network of some days knows only their articles', () => {
  const { nodes, articles } = finish(networkInSteps(survey, { kinds: ['person'], most: 9, to: '2024-12-31' }));
  assert.deepEqual(
    nodes.map(({ name, mentions }) => `${name} ${mentions}`),
    ['Ottoline Marchbanks 1'],
  );
  assert.equal(articles, 1);
});

test('a timeline counts articles and names by day, and by longer times where there are many days', () => {
  const days = finish(timelineInSteps(survey, { kinds: NAME_KINDS, from: '2025-08-01' }));
  assert.deepEqual(
    [days.unit, days.columns.map(({ from, articles }) => `${from} ${articles}`)],
    ['day', ['2025-08-15 1', '2025-08-16 1']],
  );
  assert.deepEqual(days.lanes.find(({ name }) => name === 'Zdeněk Hruška')?.mentions, [2, 1]);
  const all = finish(timelineInSteps(survey, { kinds: NAME_KINDS, entity: idOf('Ottoline Marchbanks') }));
  assert.equal(all.entity, 'Ottoline Marchbanks');
  assert.deepEqual([all.unit, all.columns[0]?.articles, all.columns.at(-1)?.articles], ['week', 1, 1]);
  assert.deepEqual(
    articlesBetween(survey, '2025-08-15', '2025-08-15', undefined, 9).map(({ uri }) => uri),
    ['first'],
  );
  assert.deepEqual(
    articlesBetween(survey, '2025-08-15', '2025-08-16', idOf('Ottoline Marchbanks'), 9).map(({ uri }) => uri),
    ['second'],
  );
});

test('a timeline tells the days that articles speak of, by entity those of its sentences, and lists them with their words', () => {
  const told = corpusOf({
    early:
      '---\ndate: 2025-03-03\n---\nRosa Lindt will speak in Tarvik on March 5, 2025. It rained on March 4, 2025.\n',
    late: '---\ndate: 2025-03-06\n---\nRosa Lindt spoke on March 5, 2025. She was born on 4 May 1961.\n',
  });
  const look = surveyOf(told);
  const spokenOf = ({ columns }: { readonly columns: readonly { readonly from: string; readonly spoken: number }[] }) =>
    columns.filter(({ spoken }) => spoken > 0).map(({ from, spoken }) => `${from} ${spoken}`);
  const all = finish(timelineInSteps(look, { kinds: NAME_KINDS }));
  assert.deepEqual([spokenOf(all), all.outside], [['2025-03-04 1', '2025-03-05 2'], 1]);
  const [id] = look.entities.id.filter((_, row) => look.entities.name(row) === 'Rosa Lindt');
  const hers = finish(timelineInSteps(look, { kinds: NAME_KINDS, entity: id! }));
  assert.deepEqual(spokenOf(hers), ['2025-03-05 2']);
  assert.deepEqual(
    daysBetween(look, told, '2025-03-01', '2025-03-05', undefined, 9).map(
      ({ day, article: { uri } }) => `${day} ${uri}`,
    ),
    ['2025-03-04 early', '2025-03-05 early', '2025-03-05 late'],
  );
  const [first] = daysBetween(look, told, '1900-01-01', '2000-01-01', undefined, 9);
  assert.ok(first?.words.includes('born on 4 May 1961') && first.location.range.start.line === 3, first?.words);
  assert.deepEqual(daysBetween(look, told, '2025-03-01', '2025-03-09', 'nobody', 9), []);
});

test('where no article has a date, the timeline is that of the days they speak of', () => {
  const undated = corpusOf({ one: 'Rosa Lindt spoke on March 5, 2025. She had spoken on March 3, 2025.\n' });
  const { columns, undated: without } = finish(timelineInSteps(surveyOf(undated), { kinds: NAME_KINDS }));
  assert.deepEqual(
    [columns.map(({ from, spoken }) => `${from} ${spoken}`), without],
    [['2025-03-03 1', '2025-03-04 0', '2025-03-05 1'], 1],
  );
});

test('columns are days, weeks from Monday, months or years, and never without end', () => {
  assert.deepEqual(columnsOver('2025-08-15', '2025-08-16').starts, ['2025-08-15', '2025-08-16']);
  assert.deepEqual(columnsOver('2025-01-01', '2025-04-01').starts.slice(0, 2), ['2024-12-30', '2025-01-06']);
  assert.deepEqual(columnsOver('2020-02-29', '2024-01-01').starts.slice(0, 2), ['2020-02-01', '2020-03-01']);
  assert.equal(columnsOver('0001-01-01', '9999-12-31').starts.length, 400);
  assert.deepEqual(columnsOver('no day', '2025-01-01').starts, []);
});

test('a profile tells what somebody is called, says, and stands beside', () => {
  const profile = profileOf(survey, corpus, idOf('Zdeněk Hruška'))!;
  assert.equal(profile.entity.mentions, 3);
  assert.deepEqual(profile.descriptions, corpus.descriptions(profile.entity.id));
  assert.ok(profile.quotations.some(({ words }) => words.startsWith('The city needs its port')));
  assert.ok(profile.companions.some(({ name, articles }) => name === 'Anna Novak' && articles === 2));
  assert.deepEqual(profile.sources, [
    { source: 'Port Herald', articles: 1, mentions: 2 },
    { source: 'Tarvik Times', articles: 1, mentions: 1 },
  ]);
  assert.deepEqual(profile.columns, [
    { from: '2025-08-15', mentions: 2, articles: 1 },
    { from: '2025-08-16', mentions: 1, articles: 1 },
  ]);
  assert.equal(profileOf(survey, corpus, 'nobody'), undefined);
});

test('a comparison tells who is named in one only, and pairs the words that both quote', () => {
  const { names, shared, onlyFirst, onlySecond } = comparisonOf(corpus, 'first', 'second')!;
  const only = (in_: 'inFirst' | 'inSecond') => names.filter((name) => name[in_] === 0).map(({ name }) => name);
  assert.ok(
    only('inFirst').includes('Ottoline Marchbanks') && only('inSecond').includes('Harbour Workers Union'),
    only('inSecond').join(),
  );
  assert.deepEqual(
    shared.map(({ first, isSame }) => [first.speaker, isSame]),
    [['Anna Novak', true]],
  );
  assert.equal(onlyFirst.length, 0);
  assert.deepEqual(
    onlySecond.map(({ words }) => words),
    ['The city needs its port,'],
  );
  assert.equal(comparisonOf(corpus, 'first', 'missing'), undefined);
});
