import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { write } from '../../server/exchange/format.ts';
import { FORMATS, type FormatName } from '../../server/exchange/formats.ts';
import type { Annotated, RecordMention, RecordType } from '../../server/exchange/record.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-importing-'));
after(() => rmSync(folder, { recursive: true }));

const TEXTS = {
  'one.article.txt':
    '\ufeffStorm over Tarvik 😀\r\n\r\nMayor Jana Novotna opened the harbour of Tarvik on Monday. “We did it,” said Novotna. Zweli went home to Halvern.\r\n\r\nThe Crane Council met in the Quiet Hall, and Monday was cold.\r\n',
  'sub/two.article.txt':
    'Calm in Tarvik\n\nJana Kralova praised the harbour of Tarvik. “It is calm,” said Kralova. The Crane Council went home.\n',
};

/** What somebody else marked: `[words, kind, who, which of these words]`. */
type Marked = readonly [words: string, type: RecordType, entity: string, nth?: number];

const THEIRS: Readonly<Record<keyof typeof TEXTS, readonly Marked[]>> = {
  'one.article.txt': [
    ['Tarvik', 'place', 'tarvik'],
    ['Jana Novotna', 'person', 'novotna'],
    ['Tarvik', 'place', 'tarvik', 1],
    ['Novotna', 'person', 'novotna', 1],
    ['Zweli', 'person', 'zweli'],
    ['Halvern', 'place', 'halvern'],
    ['harbour', 'facility', 'harbour'],
    ['Crane Council', 'organization', 'board'],
    ['Quiet Hall', 'facility', 'hall'],
  ],
  // She has married: no tagger knows that.
  'sub/two.article.txt': [
    ['Tarvik', 'organization', 'tarvik fc'],
    ['Jana Kralova', 'person', 'novotna'],
    ['Tarvik', 'place', 'tarvik', 1],
    ['Kralova', 'person', 'novotna', 1],
    ['Crane Council', 'organization', 'board'],
  ],
};

function theirs(): Annotated[] {
  return Object.entries(THEIRS).map(([id, marked]) => {
    const text = TEXTS[id as keyof typeof TEXTS].replace('\ufeff', '');
    const mentions = marked.map(([words, type, entity, nth = 0]): RecordMention => {
      let start = text.indexOf(words);
      for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
      return { start, end: start + words.length, type, entity };
    });
    const start = text.indexOf('“') + 1;
    const piece = { start, end: text.indexOf('”') };
    // Who is quoted is somebody else, say they.
    const speaker = mentions.find(({ entity }) => entity === (id === 'one.article.txt' ? 'zweli' : 'novotna'))!;
    const { end } = speaker;
    const by = { start: speaker.start, end, ...(speaker.entity !== undefined && { entity: speaker.entity }) };
    return {
      id,
      text,
      mentions,
      quotations: [{ ...piece, contents: [piece], quoted: [piece], kind: 'direct', speaker: by, cue: null }],
      noise: [],
    };
  });
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A folder of its own with the articles, and beside it what somebody else annotated. */
function prepare(name: string, format: FormatName, articles: readonly Annotated[] = theirs()) {
  const [ours, gold] = [join(folder, name, 'articles'), join(folder, name, 'gold')];
  for (const [path, text] of Object.entries(TEXTS)) put(join(ours, path), text);
  for (const { path, text } of write(FORMATS[format], articles)) put(join(gold, path), text);
  const file = join(ours, '.marginalia', 'corrections.yaml');
  return {
    ours,
    file,
    run: (...more: readonly string[]) =>
      runCommand(['import', gold, ours, '--format', format, '--threads', '0', ...more]),
  };
}

/** Of a table of figures the F1 of a kind, at exact ends. */
function f1(told: string, kind: string): string | undefined {
  return new RegExp(`^${kind}(?: +\\d+){2}(?: +[\\d.]+){2} +([\\d.]+)`, 'm').exec(told)?.[1];
}

for (const [format, { read }] of Object.entries(FORMATS)) {
  if (read === undefined) continue;
  test(`what was annotated as ${format} becomes corrections, once, and then agrees`, async () => {
    const { file, run } = prepare(format, format as FormatName);
    const first = await run('--correct');
    assert.equal(first.code, 0, first.told);
    assert.match(first.told, /\d+ corrections of 2 articles added to .*: \d+ new name/);
    assert.equal(first.out, '');
    const written = readFileSync(file, 'utf8');
    const second = await run('--correct');
    assert.match(second.told, /says all of 2 articles already/);
    assert.equal(readFileSync(file, 'utf8'), written);
    const names = second.told.slice(second.told.indexOf('names'));
    const kinds = format === 'conll' ? ['PER', 'LOC', 'ORG'] : ['person', 'place', 'organization', 'facility'];
    for (const kind of kinds) assert.equal(f1(names, kind), '100.0', second.told);
    const check = await runCommand(['check', join(folder, format, 'articles'), '--threads', '0']);
    assert.doesNotMatch(check.out, /orphan|correction/);
  });
}

test('who is the same, who speaks, and what is of another kind is written as such', async () => {
  const { file, run } = prepare('said', 'brat');
  await run('--correct');
  const written = readFileSync(file, 'utf8');
  assert.match(written, /- same: \[Jana (Novotna|Kralova), Jana (Novotna|Kralova)\]\n/);
  assert.match(written, /- quotation: We did it,\n {2}speaker: Zweli\n {2}in: one\.article\.txt\n/);
  assert.match(written, /- mention: Tarvik\n {2}is: organization\n {2}in: sub\/two\.article\.txt\n/);
  assert.doesNotMatch(written, /It is calm|different/);
});

test('a dry run shows what would be written, and writes nothing', async () => {
  const { file, run } = prepare('dry', 'webanno');
  const { code, out, told } = await run('--correct', '--dry-run');
  assert.equal(code, 0, told);
  assert.match(out, /^- same: /);
  assert.match(told, /would be added/);
  assert.throws(() => readFileSync(file));
});

test('annotations of an older version of the text find their words, and those that are gone are told', async () => {
  const older = theirs().map((article): Annotated => {
    const start = article.text.length;
    const text = `${article.text}Zweli the Gone came late.\n`;
    const gone: RecordMention = { start, end: start + 'Zweli the Gone'.length, type: 'work' };
    return { ...article, text, mentions: [...article.mentions, gone] };
  });
  // What they did not see is not said to be no name.
  const unseen = 'Ottilie Brandvold, the mayor of Halvern, thanked Zweli Ndlovu.\n';
  const { ours, file, run } = prepare('older', 'brat', older);
  put(join(ours, 'one.article.txt'), TEXTS['one.article.txt'] + unseen);
  const { code, told } = await run('--correct');
  assert.equal(code, 1);
  assert.match(told, /one\.article\.txt: 1 of its annotations no longer stand/);
  const written = readFileSync(file, 'utf8');
  assert.match(written, /- mention: Tarvik\n {2}is: organization\n {2}in: sub\/two\.article\.txt\n/);
  assert.match(written, /- quotation: We did it,\n {2}speaker: Zweli\n {2}in: one\.article\.txt\n/);
  assert.doesNotMatch(written, /Gone|is: nothing/);
});

test('lines that somebody marks as noise, or leaves unmarked where others are, are said to be so', async () => {
  const text =
    'Ferries stop at Tarvik\n\nThe ferries of Tarvik stopped on Monday, and nobody knew until when they would lie there.\n\n' +
    'Sign up for our newsletter\n\nThe harbour master was seen at the cinema\n';
  const line = 'The harbour master was seen at the cinema';
  const start = text.indexOf(line);
  const noise = [{ start, end: start + line.length, kind: 'related' }] as const;
  const { ours, file, run } = prepare('noise', 'brat', [
    { id: 'three.article.txt', text, mentions: [], quotations: [], noise },
  ]);
  put(join(ours, 'three.article.txt'), text);
  const { code, told } = await run('--correct');
  assert.equal(code, 0, told);
  assert.match(told, /2 corrections of 1 article added to .*: 2 lines/);
  const written = readFileSync(file, 'utf8');
  assert.match(
    written,
    /- line: The harbour master was seen at the cinema\n {2}is: related\n {2}in: three\.article\.txt\n/,
  );
  assert.match(written, /- line: Sign up for our newsletter\n {2}is: text\n {2}in: three\.article\.txt\n/);
});

test('an article that another tool gives a name of its own is found by its words', async () => {
  const renamed = theirs().map(
    (article, index): Annotated => ({ ...article, id: `document-${index}`, text: `${article.text}\n` }),
  );
  const { file, run } = prepare('renamed', 'brat', renamed);
  const { told } = await run('--correct');
  assert.match(told, /corrections of 2 articles added/);
  assert.match(readFileSync(file, 'utf8'), /- mention: Tarvik\n {2}is: organization\n {2}in: sub\/two\.article\.txt\n/);
});

test('kinds that somebody never marks are left alone', async () => {
  const persons = theirs().map((article) => ({
    ...article,
    mentions: article.mentions.filter(({ type }) => type === 'person'),
    quotations: [],
  }));
  const { file, run } = prepare('persons', 'brat', persons);
  await run('--correct');
  assert.doesNotMatch(readFileSync(file, 'utf8'), /Tarvik|Halvern|Crane|- quotation/);
});

test('a file of corrections that cannot be read is never overwritten', async () => {
  for (const [name, bytes] of Object.entries({
    merge: Buffer.from('<<<<<<< ours\n- never: A\n=======\n>>>>>>> theirs\n'),
    nul: Buffer.from('- never: A\0\n'),
    wide: Buffer.from('\ufeff- never: Á\n', 'utf16le'),
    other: Buffer.from('{ "rules": 1 }\n'),
  })) {
    const { file, run } = prepare(name, 'brat');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    const { code, told } = await run('--correct');
    assert.equal(code, 2, name);
    assert.match(told, /cannot be read: it has to be mended first/, name);
    assert.deepEqual(readFileSync(file), bytes, name);
  }
});

test('what somebody has written into the file stays', async () => {
  const { file, run } = prepare('kept', 'brat');
  const before = '\ufeff# Ours\r\n- never: Whitaker # for now\r\n\r\n# the end\r\n';
  put(file, before);
  await run('--correct');
  const written = readFileSync(file, 'utf8');
  assert.match(written, /^\ufeff# Ours\r\n/);
  assert.match(written, /- never: Whitaker # for now\r\n/);
  assert.match(written, /# the end\r\n$/);
  assert.doesNotMatch(written, /[^\r]\n/);
});
