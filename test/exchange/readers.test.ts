// What we write, read by programs that are not ours: XML, CSV and GraphML parsers, and the schemas of formats that have one.
// The npm registry has no reader of CoNLL columns, spaCy's or Prodigy's lines, brat, WebAnno or Label Studio's exports, and no schema
// of TEI. Readers of Web Annotations are given up (@apache-annotator/selector, 2021) or want a page in a browser (@recogito). What
// stands for them here is written from the specifications, apart from what we read with.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import Papa from 'papaparse';
import { type Format, write } from '../../server/exchange/format.ts';
import { FORMATS } from '../../server/exchange/formats.ts';
import type { Annotated } from '../../server/exchange/record.ts';
import { runs } from '../runs.ts';
import { annotated } from './annotated.ts';
import { sample } from './sample.ts';
import { SPACY_DOC, WEB_ANNOTATION_COLLECTION } from './schemas.ts';

function forAll(check: (articles: readonly Annotated[]) => void): void {
  const corpora = fc.uniqueArray(annotated, { selector: ({ id }) => id, maxLength: 3 });
  check([]);
  check([sample]);
  fc.assert(fc.property(corpora, check), runs(8));
}

function textOf(format: Format, articles: readonly Annotated[], ending: string): string[] {
  return write(format, articles).flatMap(({ path, text }) => (path.endsWith(ending) ? [text] : []));
}

test('Web Annotation collections fit the model', () => {
  const validate = new Ajv({ allErrors: true }).compile(WEB_ANNOTATION_COLLECTION);
  forAll((articles) => {
    for (const text of textOf(FORMATS['web-annotation'], articles, '.jsonld')) {
      assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
    }
  });
});

test('what a Web Annotation quotes stands in the text with what is before and after it', () => {
  const emoji: Annotated = {
    id: 'a',
    text: `${'🎉'.repeat(40)} Lee ${'🎉'.repeat(40)}`,
    mentions: [{ start: 81, end: 84, type: 'person', entity: 'lee' }],
    quotations: [],
    noise: [],
  };
  for (const shift of ['', '.']) {
    const text = shift + emoji.text;
    const mentions = emoji.mentions.map((one) => ({ ...one, start: 81 + shift.length, end: 84 + shift.length }));
    const [written = ''] = textOf(FORMATS['web-annotation'], [{ ...emoji, text, mentions }], '.jsonld');
    const [{ target }] = JSON.parse(written).first.items;
    const quote = target.selector.find(({ type }: { type: string }) => type === 'TextQuoteSelector');
    assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix), JSON.stringify(quote));
  }
});

test('spaCy lines fit what Doc.from_json takes: tokens tile the text, names begin and end with tokens', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<{
    text: string;
    ents: { start: number; end: number }[];
    tokens: { start: number; end: number }[];
  }>(SPACY_DOC);
  forAll((articles) => {
    for (const line of textOf(FORMATS.spacy, articles, '.jsonl').join('').split('\n')) {
      if (line === '') continue;
      const doc: unknown = JSON.parse(line);
      assert.ok(validate(doc), JSON.stringify(validate.errors));
      const characters = [...doc.text];
      let at = 0;
      for (const { start, end } of doc.tokens) {
        assert.ok(start === at || (start === at + 1 && characters[at] === ' '), `${at}–${start}`);
        at = end;
      }
      assert.ok(at === characters.length || (at === characters.length - 1 && characters[at] === ' '));
      for (const { start, end } of doc.ents) {
        assert.ok(doc.tokens.some((token) => token.start === start) && doc.tokens.some((token) => token.end === end));
      }
    }
  });
});

test('CoNLL columns are what conlleval takes: four of them, tags that begin with B, the names as they stand in the text', () => {
  const unseen = /[\s\p{Z}\p{C}]/gu;
  forAll((articles) => {
    for (const [index, text] of textOf(FORMATS.conll, articles, '.conll')
      .join('')
      .split(/^-DOCSTART- -X- -X- O\n\n/m)
      .slice(1)
      .entries()) {
      const names: string[] = [];
      let last = 'O';
      for (const line of text.trimEnd().split('\n')) {
        const columns = line.split(' ');
        if (line === '') last = 'O';
        else {
          assert.equal(columns.length, 4, JSON.stringify(line));
          const [word = '', , , tag = ''] = columns;
          assert.match(tag, /^(O|[BI]-(PER|ORG|LOC|MISC))$/);
          if (tag.startsWith('B')) names.push(`${tag.slice(2)} ${word}`);
          else if (tag.startsWith('I')) {
            assert.equal(tag.slice(2), last.slice(2), `${tag} after ${last}`);
            names.push(names.pop() + word);
          }
          last = tag;
        }
      }
      let end = 0;
      const outer = articles[index]!.mentions.flatMap((mention) => {
        const label = CLASSES[mention.type];
        if (label === undefined || mention.start < end) return [];
        end = mention.end;
        return [`${label} ${articles[index]!.text.toWellFormed().slice(mention.start, mention.end)}`];
      });
      // What nobody sees may be a word or none.
      const plain = (all: readonly string[]): string[] =>
        all.map((name) => name.replace(unseen, '')).filter((name) => !Object.values(CLASSES).includes(name));
      assert.deepEqual(plain(names), plain(outer));
    }
  });
});

const CLASSES: Readonly<Record<string, string>> = {
  ...{ person: 'PER', organization: 'ORG', place: 'LOC', facility: 'LOC', group: 'MISC', event: 'MISC', work: 'MISC' },
  ...{ product: 'MISC', law: 'MISC', language: 'MISC', other: 'MISC' },
};

test('TEI and GraphML are well-formed XML with the text in it', () => {
  const parser = new DOMParser({
    // It warns of U+FFFD, which stands for what XML cannot hold.
    onError: (level, message) => (level === 'warning' ? undefined : assert.fail(`${level}: ${message}`)),
  });
  forAll((articles) => {
    write(FORMATS.tei, articles).forEach(({ text }, index) => {
      const body = parser.parseFromString(text, 'text/xml').getElementsByTagName('body')[0];
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
      const expected = articles[index]!.text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '\uFFFD');
      assert.equal(body?.textContent, expected);
    });
    for (const text of textOf(FORMATS.graphml, articles, '.graphml')) parser.parseFromString(text, 'text/xml');
  });
});

test('GraphML tells who stands in the same paragraph and article', () => {
  const second: Annotated = { ...sample, id: '2', mentions: sample.mentions.slice(0, 2) };
  const [text] = textOf(FORMATS.graphml, [sample, second], '.graphml');
  const graph = parse(UndirectedGraph, text ?? '');
  assert.deepEqual(
    graph.mapNodes((_, { label, kind, mentions, articles }) => [label, kind, mentions, articles]),
    [
      ['Luis Peña', 'person', 3, 2],
      ['Ellery High', 'facility', 2, 2],
      ['Ellery', 'place', 1, 1],
    ],
  );
  assert.deepEqual(
    graph.mapEdges((_, { weight, shared_articles }, a, b) => [a, b, weight, shared_articles]),
    [
      ['n0', 'n1', 2, 2],
      ['n0', 'n2', 1, 1],
      ['n1', 'n2', 1, 1],
    ],
  );
});

test('CSV tables have a row for every entity and quotation, and as many cells as columns', () => {
  forAll((articles) => {
    for (const { path, text } of write(FORMATS.csv, articles)) {
      const { data, errors, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      assert.deepEqual(errors, []);
      const rows =
        path === 'entities.csv'
          ? new Set(articles.flatMap(({ mentions }) => mentions.filter(isNamed).map(({ entity }) => entity))).size
          : articles.reduce((sum, { quotations }) => sum + quotations.length, 0);
      assert.equal(data.length, rows);
      for (const row of data) assert.equal(Object.keys(row).length, meta.fields?.length);
    }
  });
});

function isNamed({ type, entity }: Annotated['mentions'][number]): boolean {
  return entity !== undefined && type !== 'date' && type !== 'time' && type !== 'money';
}
