import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Format } from '../../server/exchange/format.ts';
import { write } from '../../server/exchange/format.ts';
import { FORMATS } from '../../server/exchange/formats.ts';
import { conllLabel, typeOfLabel } from '../../server/exchange/labels.ts';
import type { Annotated } from '../../server/exchange/record.ts';
import { text } from '../arbitrary.ts';
import { runs } from '../runs.ts';
import { annotated } from './annotated.ts';

/** Checks that articles come back as they were, or as `carried` says the format keeps them. */
function check(format: Format, carried: (article: Annotated) => Annotated = (article) => article): void {
  const corpora = fc.uniqueArray(annotated, { selector: ({ id }) => id, maxLength: 3 });
  fc.assert(
    fc.property(corpora, (articles) => {
      const texts = new Map(articles.map(({ id, text }) => [id, text]));
      const { articles: found, problems } = format.read!(write(format, articles), texts);
      const byId = (a: Annotated, b: Annotated): number => (a.id < b.id ? -1 : 1);
      assert.deepEqual(problems, []);
      assert.deepEqual([...found].sort(byId), articles.map(carried).sort(byId));
    }),
    runs(15),
  );
}

test('brat: standoff comes back to the letter', () => check(FORMATS.brat, wellFormed));
test('spaCy: lines come back to the letter', () => check(FORMATS.spacy));
test('Prodigy: tasks come back to the letter', () => check(FORMATS.prodigy));
test('Label Studio: tasks come back to the letter', () => check(FORMATS['label-studio']));
test('Web Annotation: collections come back to the letter', () => check(FORMATS['web-annotation'], wellFormed));
test('WebAnno: tables come back to the letter beside their texts', () => check(FORMATS.webanno));
test('TEI: documents come back to the letter beside their texts', () => check(FORMATS.tei));

/** Files hold no lone surrogates. */
function wellFormed(article: Annotated): Annotated {
  return { ...article, text: article.text.toWellFormed() };
}

test('CoNLL: outer names come back in four classes', () => {
  fc.assert(
    fc.property(annotated, ({ id, text, mentions }) => {
      const outer: Annotated['mentions'][number][] = [];
      for (const { start, end, type } of mentions) {
        const label = conllLabel(type);
        if (label !== undefined && start >= (outer.at(-1)?.end ?? 0))
          outer.push({ start, end, type: typeOfLabel(label)! });
      }
      const article: Annotated = { id, text, mentions: outer, quotations: [], noise: [] };
      const { articles, problems } = FORMATS.conll.read!(write(FORMATS.conll, [article]), new Map([[id, text]]));
      assert.deepEqual({ articles, problems }, { articles: [article], problems: [] });
    }),
    runs(15),
  );
});

test('no file, however broken, is more than a list of problems', () => {
  const paths = ['a.ann', 'a.conll', 'a.jsonl', 'a.json', 'a.jsonld', 'a.tsv', 'a.xml', 'a.txt'];
  const scraps = [
    '{"text":"a b","spans":[{"start":0,"end":9e9}]}',
    'T1\tperson 0 1\ta',
    '<TEI><body><q next="#a" xml:id="a">',
    '1-1\t0-1\ta\tx[',
    '#T_SP=a|b',
    '[[]]',
    '{"data":{"text":"a"},"annotations":[{"result":[{}]}]}',
  ];
  const content = fc.array(fc.oneof(fc.constantFrom(...scraps, '\n', '\t'), text)).map((parts) => parts.join(''));
  fc.assert(
    fc.property(content, (broken) => {
      const files = paths.map((path) => ({ path, text: broken }));
      for (const format of Object.values(FORMATS)) {
        if (!('read' in format)) continue;
        for (const { mentions, text: body } of format.read(files, new Map()).articles) {
          for (const { start, end } of mentions) assert.ok(start < end && end <= body.length);
        }
      }
    }),
    runs(30),
  );
});
