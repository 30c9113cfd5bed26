import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSurveys } from '../../server/features/survey.ts';
import { type EntityChoice, type EntityParent, entityNodes, nameNodes } from '../../server/features/views/entities.ts';
import { foremostNodes } from '../../server/features/views/foremost.ts';
import type { ViewNode, ViewPage } from '../../server/features/views/node.ts';
import { noiseNodes, surveyNoiseInSteps } from '../../server/features/views/noise.ts';
import { quotationNodes } from '../../server/features/views/quotations.ts';
import { relatedNodes } from '../../server/features/views/related.ts';
import { corpusOf, finish, STRIKE, surveyOf } from './corpora.ts';

const corpus = corpusOf(STRIKE);
const survey = surveyOf(corpus);
const ALL = { from: 0, count: 100 };
const BY_KIND: EntityChoice = { by: 'kind', order: 'mentions', filter: '' };

function shown({ nodes }: ViewPage): readonly string[] {
  return nodes.map(line);
}

function line(node: ViewNode): string {
  switch (node.is) {
    case 'kind':
      return `${node.kind}: ${node.entities}`;
    case 'entity':
      return `${node.entity.name}: ${node.entity.mentions} in ${node.entity.articles}`;
    case 'speaker':
      return `${node.entity.name}: ${node.entity.quotations} said`;
    case 'article':
      return `${node.article.title}: ${node.below}`;
    case 'mention':
      return `${node.location.range.start.line}: ${node.context}`;
    case 'quotation':
      return `${node.speaker ?? '–'}: ${node.words}`;
    case 'day':
      return `${node.day}: ${node.quotations}`;
    case 'related':
      return node.article.title;
    case 'noise-kind':
      return `${node.kind}: ${node.lines}`;
    case 'noise':
      return `${node.location.range.start.line}: ${node.kind}`;
  }
}

function entities(parent?: EntityParent, choice: Partial<EntityChoice> = {}): readonly string[] {
  return shown(entityNodes(survey, corpus, { ...BY_KIND, ...choice }, parent, ALL));
}

function idOf(name: string): string {
  return survey.entities.id.find((_, row) => survey.entities.name(row) === name)!;
}

test('entities by kind: those of most mentions first, or of most articles, or named last', () => {
  assert.ok(entities().includes('person: 3'), entities().join());
  const people = { is: 'kind', kind: 'person' } as const;
  assert.deepEqual(entities(people), ['Zdeněk Hruška: 3 in 2', 'Anna Novak: 3 in 2', 'Ottoline Marchbanks: 2 in 2']);
  assert.equal(entities(people, { order: 'articles' }).length, 3);
  assert.equal(entities(people, { order: 'recency' }).at(-1), 'Ottoline Marchbanks: 2 in 2');
});

test('a filter finds the beginnings of words, without accents', () => {
  assert.deepEqual(entities({ is: 'kind', kind: 'person' }, { filter: 'hrus' }), ['Zdeněk Hruška: 3 in 2']);
  assert.deepEqual(entities(undefined, { filter: 'hrus' }), ['person: 1']);
  assert.deepEqual(entities(undefined, { filter: 'hrus', by: 'article', order: 'recency' }), [
    'Strike closes port of Tarvik: 6',
    'Dockers walk out in Tarvik: 8',
  ]);
  assert.deepEqual(shown(nameNodes(survey, corpus, 'march', ALL)), ['Ottoline Marchbanks: 2 in 2']);
});

test('every entity leads to its articles, the latest first, and they to its mentions', () => {
  const id = idOf('Zdeněk Hruška');
  assert.deepEqual(entities({ is: 'entity', id }), [
    'Strike closes port of Tarvik: 1',
    'Dockers walk out in Tarvik: 2',
  ]);
  const [first, second] = entities({ is: 'entity', id, uri: 'first' });
  assert.match(first!, /^7: Zdeněk Hruška, the mayor of Tarvik, met/);
  assert.equal(second, '11: ');
});

test('nodes come by pages', () => {
  const page = entityNodes(survey, corpus, BY_KIND, { is: 'kind', kind: 'person' }, { from: 1, count: 1 });
  assert.deepEqual([shown(page), page.total], [['Anna Novak: 3 in 2'], 3]);
});

test('quotations by speaker, and by date from the last day', () => {
  const by = (choice: 'speaker' | 'date', parent?: Parameters<typeof quotationNodes>[3]) =>
    shown(quotationNodes(survey, corpus, { by: choice, filter: '' }, parent, ALL));
  assert.ok(by('speaker').includes('Anna Novak: 2 said'));
  assert.equal(by('speaker', { is: 'speaker', id: idOf('Anna Novak') }).length, 2);
  assert.deepEqual(by('date'), ['2025-08-16: 2', '2025-08-15: 2', '2024-10-01: 1']);
  assert.deepEqual(by('date', { is: 'day', day: '2024-10-01' }), [
    'Ottoline Marchbanks: There were never so many apples in the valley,',
  ]);
});

test('related articles say why: people, words and the event they share', () => {
  const { nodes } = relatedNodes(corpus, 'first', ALL);
  const [node] = nodes;
  assert.ok(node?.is === 'related');
  assert.equal(node.article.uri, 'second');
  assert.deepEqual(node.why.people.toSorted(), ['Anna Novak', 'Zdeněk Hruška']);
  assert.match(node.why.quotation ?? '', /^We did not choose this day/);
  const [other] = relatedNodes(corpus, 'harvest', ALL).nodes;
  assert.ok(other?.is === 'related' && other.why.event === undefined && other.why.quotation === undefined);
});

test('noise by kind, by article, and line by line', () => {
  const noise = finish(surveyNoiseInSteps(corpus, () => true));
  const of = (by: 'kind' | 'article', parent?: Parameters<typeof noiseNodes>[4]) =>
    shown(noiseNodes(noise, corpus, () => true, { by }, parent, ALL));
  assert.ok(of('kind').includes('social: 1'), of('kind').join());
  assert.ok(of('article').includes('A good year for apples: 1'), of('article').join());
  assert.deepEqual(of('article', { is: 'article', uri: 'harvest' }), ['8: social']);
  const deaf = finish(surveyNoiseInSteps(corpus, () => false));
  assert.equal(deaf.articles.length, 0);
});

test('before the articles are looked through, full names tell by themselves who is named most', () => {
  const first = (parent?: EntityParent) => foremostNodes(corpus, BY_KIND, parent, ALL);
  assert.ok(shown(first()!).includes('person: 3') && first()!.isPartial);
  assert.deepEqual(shown(first({ is: 'kind', kind: 'person' })!), [
    'Anna Novak: 3 in 2',
    'Zdeněk Hruška: 3 in 2',
    'Ottoline Marchbanks: 2 in 2',
  ]);
  assert.equal(foremostNodes(corpus, { ...BY_KIND, filter: 'anna' }, undefined, ALL), undefined);
  assert.equal(first({ is: 'article', uri: 'first' }), undefined);
});

test('a survey after changes is the one that a fresh look gives', () => {
  const changing = corpusOf(STRIKE);
  const look = createSurveys(changing, 0);
  finish(look());
  changing.put('third', corpusOf({ third: STRIKE.first.replaceAll('Novak', 'Nowak-Lindt') }).digest('third')!);
  changing.remove('first');
  const columns = ({ entities: { id, name, mentions, articles, last } }: typeof survey) =>
    id.map((one, row) => `${one} ${name(row)} ${mentions[row]} ${articles[row]} ${last[row]}`).sort();
  const after = columns(finish(look()));
  assert.deepEqual(after, columns(surveyOf(changing)));
  assert.ok(after.some((entity) => entity.includes('Nowak-Lindt')) && after.some((entity) => entity.includes('Novak')));
});
