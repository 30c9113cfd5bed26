import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOISE_KINDS } from '../../server/analysis/model.ts';
import { type Format, type TextFile, write } from '../../server/exchange/format.ts';
import { FORMATS } from '../../server/exchange/formats.ts';
import { QUOTATION_KINDS } from '../../server/exchange/record.ts';
import { sample } from './sample.ts';

/** Checks a file that a format writes for the sample article. */
function check(format: Format, path: string, expected: string): void {
  const files = write(format, [sample], (id) => id.slice(id.indexOf(':') + 1));
  const file = files.find((candidate) => candidate.path === path);
  assert.equal(file?.text, expected, `${path} of ${files.map((one) => one.path)}`);
}

test('brat counts code points', () => {
  check(
    FORMATS.brat,
    'news/day one.txt.ann',
    `T1	person 3 12	Luis Peña
N1	Reference T1 Marginalia:person%3ALuis%20Pe%C3%B1a	Luis Peña
T2	facility 16 27	Ellery High
N2	Reference T2 Marginalia:facility%3AEllery%20High	Ellery High
T3	place 16 22	Ellery
N3	Reference T3 Marginalia:place%3AEllery	Ellery
T4	person 42 46	Peña
N4	Reference T4 Marginalia:person%3ALuis%20Pe%C3%B1a	Luis Peña
T5	Quotation 37 40;54 58	We, won.
A1	Kind T5 direct
T6	Speaker 42 46	Peña
N5	Reference T6 Marginalia:person%3ALuis%20Pe%C3%B1a	Luis Peña
R1	Said_by Arg1:T5 Arg2:T6
T7	Cue 47 51	said
R2	Told_by Arg1:T5 Arg2:T7
T8	Noise 61 70	Read more
A2	Noise_kind T8 truncation
`,
  );
  check(FORMATS.brat, 'news/day one.txt.txt', sample.text);
});

test('brat is told every value that an attribute may have: it shows no others', () => {
  const files = write(FORMATS.brat, [sample]);
  const configuration = files.find(({ path }) => path === 'annotation.conf')?.text ?? '';
  for (const value of [...QUOTATION_KINDS, ...NOISE_KINDS]) assert.match(configuration, new RegExp(`[:|]${value}\\b`));
});

test('a Web Annotation leads to the text that lies beside it', () => {
  const [{ path }, { path: beside, text }] = write(FORMATS['web-annotation'], [sample]) as [TextFile, TextFile];
  const [{ target }] = JSON.parse(text).first.items;
  const folder = 'https://example.org/export/';
  assert.equal(new URL(target.source, new URL(beside, folder)).href, new URL(path, folder).href);
});

test('CoNLL gives one class to a token, that of the outer name', () => {
  const file = write(FORMATS.conll, [sample])[0];
  assert.equal(file?.path, 'articles.conll');
  assert.equal(
    file.text.replaceAll(' -X- -X-', ''),
    `-DOCSTART- O

😀 O
Luis B-PER
Peña I-PER
of O
Ellery B-LOC
High I-LOC
spoke O
. O

“ O
We O
, O
” O
Peña B-PER
said O
, O
“ O
won O
. O
” O

Read O
more O

`,
  );
});

test('WebAnno counts code units and keeps a carriage return', () => {
  const file = write(FORMATS.webanno, [sample])[0];
  const lines = file?.text.split('\n') ?? [];
  assert.deepEqual(lines.slice(0, 8), [
    '#FORMAT=WebAnno TSV 3.3',
    '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
    '#T_SP=webanno.custom.Noise|kind',
    '#T_SP=webanno.custom.Quotation|entity|kind|role',
    '#T_RL=webanno.custom.QuotationLink|role|BT_webanno.custom.Quotation',
    '',
    '',
    '#Text=😀 Luis Peña of Ellery High spoke.\\r',
  ]);
  const rows = lines.filter((line) => /^\d/.test(line));
  assert.equal(rows[1], '1-2\t4-8\tLuis\tperson:Luis Peña[1]\tperson[1]\t_\t_\t_\t_\t_\t_\t');
  assert.equal(
    rows[4],
    '1-5\t17-23\tEllery\tfacility:Ellery High[2]|place:Ellery[3]\tfacility[2]|place[3]\t_\t_\t_\t_\t_\t_\t',
  );
  assert.ok(rows.some((row) => row.endsWith('\t*[6]\tdirect[6]\tquotation[6]\tcontinues\t2-2[5_6]\t')));
});

test('WebAnno without the original text fills only the white space before the first word', () => {
  const article = { ...sample, text: `\t${sample.text.slice(1)}` };
  const { articles } = FORMATS.webanno.read!(write(FORMATS.webanno, [article]), new Map());
  assert.deepEqual(articles, [{ ...article, text: ` ${sample.text.slice(1)}` }]);
});

test('TEI nests what nests', () => {
  const file = write(FORMATS.tei, [sample])[0];
  const body = /<body[^>]*>(.*)<\/body>/s.exec(file?.text ?? '')?.[1];
  assert.equal(
    body,
    '<p>\uFEFF😀 <persName key="person:Luis Peña">Luis Peña</persName> of ' +
      '<name type="facility" key="facility:Ellery High"><placeName key="place:Ellery">Ellery</placeName> High</name> spoke.</p>&#13;\n' +
      '<p>“<q type="direct" xml:id="r5.1-1" who="#r6.1-1" next="#r5.2-1">We,</q>” ' +
      '<persName key="person:Luis Peña"><rs type="speaker" xml:id="r6.1-1" key="person:Luis Peña" corresp="#r5.1-1">Peña</rs></persName> ' +
      '<seg type="cue" xml:id="r7.1-1" corresp="#r5.1-1">said</seg>, ' +
      '“<q type="direct" xml:id="r5.2-1" who="#r6.1-1" prev="#r5.1-1">won.</q>”</p>&#13;\n' +
      '<p><seg type="noise" subtype="truncation" xml:id="r8.1-1">Read more</seg></p>&#13;\n',
  );
});

test('CSV begins no cell as a formula would', () => {
  const words = { ...sample, text: sample.text.replace('“We,', '“=1+') };
  const file = write(FORMATS.csv, [words]).find(({ path }) => path === 'quotations.csv');
  assert.equal(
    file?.text,
    '\uFEFFarticle,start,end,kind,speaker,entity,name,cue,words\r\n' +
      "news/day one.txt,38,59,direct,Peña,person:Luis Peña,Luis Peña,said,'=1+ … won.\r\n",
  );
});

test('ids become paths that stay in the folder, and ids again', () => {
  for (const id of ['..', '/etc/passwd', 'a/../b', 'C:\\x', 'a b/ü', '', 'x.', 'a//b', '50%']) {
    const files = write(FORMATS.tei, [{ ...sample, id }]);
    assert.doesNotMatch(files[0]?.path ?? '/', /^\/|(^|\/)\.\.?(\/|$)|[\\:]/);
    assert.equal(FORMATS.tei.read!(files, new Map()).articles[0]?.id, id);
  }
});
