import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LONGEST_ARTICLE } from '../../server/analysis/judged-lines.ts';
import { type AnnotationRecord, annotate } from '../../server/main/annotate.ts';
import { createIndexer } from '../../server/main/indexer.ts';
import type { Input } from '../../server/main/inputs.ts';
import { shippedModels } from '../../server/main/read-models.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-test-'));
const indexer = createIndexer({ ...shippedModels(), threads: 0 });
after(async () => {
  await indexer.close();
  rmSync(folder, { recursive: true });
});

const SENTENCE = 'The port of Halvern opened, Jana Novotna said on Monday.';

interface Annotated {
  readonly records: readonly AnnotationRecord[];
  readonly told: readonly string[];
}

async function annotated(inputs: readonly Input[]): Promise<Annotated> {
  async function* source(): AsyncGenerator<Input> {
    yield* inputs;
  }
  const records: AnnotationRecord[] = [];
  const told: string[] = [];
  const tell = (message: string): void => void told.push(message);
  for await (const record of annotate(source(), indexer, shippedModels().givenNames(), {
    passedOver: tell,
    note: tell,
    step() {},
  })) {
    records.push(record);
  }
  return { records, told };
}

/** Annotates the bytes of a file; there is a record, its spans stand in the text, and the name is found that `words` has. */
async function check(
  name: string,
  content: string | Uint8Array,
  text: string,
  expected?: string,
): Promise<AnnotationRecord & Pick<Annotated, 'told'>> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { records, told } = await annotated([{ id: name, task: { uri: pathToFileURL(path).href } }]);
  const [record] = records;
  assert.ok(record !== undefined);
  const spans = [
    ...record.mentions,
    ...record.noise,
    ...record.quotations.flatMap(({ contents, quoted, speaker, cue }) => [...contents, ...quoted, speaker, cue]),
  ].filter((span) => span !== null);
  for (const { start, end } of spans) assert.ok(start >= 0 && start < end && end <= text.length, `${start}–${end}`);
  const names = record.mentions.map(({ start, end }) => text.slice(start, end));
  assert.ok(expected === undefined || names.includes(expected), `${expected} is not among ${names.join(', ')}`);
  return { ...record, told };
}

test('an empty file, and one of white space, have nothing to tell', async () => {
  await check('empty.txt', '', '');
  await check('blank.txt', ' \r\n\t\n\u00A0\r', ' \r\n\t\n\u00A0\r');
});

test('a byte order mark does not move anything', async () => {
  await check('marked.txt', `\uFEFF${SENTENCE}`, SENTENCE, 'Jana Novotna');
});

test('line breaks of every kind keep offsets right', async () => {
  const text = `Harbour opens\r\n\r\n${SENTENCE}\r\r${SENTENCE}\n`;
  await check('breaks.txt', text, text, 'Jana Novotna');
});

test('emoji and letters from right to left keep offsets right', async () => {
  const text = `🗞️👩‍👩‍👧 שלום עולם \u202Bמילים\u202C ${SENTENCE} 🇺🇦`;
  await check('emoji.txt', text, text, 'Jana Novotna');
});

test('bytes that are no UTF-8 are read all the same, and told', async () => {
  const text = `“Olé” — ${SENTENCE}`;
  const bytes = Uint8Array.from([0x93, 0x4f, 0x6c, 0xe9, 0x94, 0x20, 0x97, 0x20, ...Buffer.from(SENTENCE)]);
  await check('western.txt', bytes, text, 'Jana Novotna');
  const { told } = await annotated([{ id: 'a', task: { uri: pathToFileURL(join(folder, 'western.txt')).href } }]);
  assert.deepEqual(told, ['a: it is no UTF-8 and was read as Windows-1252']);
});

test('halves of characters and NUL in lines of JSON do no harm', async () => {
  const text = `\uD83D ${SENTENCE} \uDE00\0\0 ${SENTENCE}`;
  const { records } = await annotated([{ id: 'a', task: { uri: 'text:1', text } }]);
  const names = records[0]?.mentions.map(({ start, end }) => text.slice(start, end));
  assert.ok(names?.includes('Jana Novotna'));
});

test('marks that are never closed do no harm', async () => {
  const text = `“He said "no ‘never «nie ( [ { ${SENTENCE} `.repeat(200);
  await check('open.txt', text, text, 'Jana Novotna');
});

test('one line of 10 MB, and 200,000 lines, take no more than their beginnings, which is told', async () => {
  const line = `${SENTENCE}${' '.repeat(1000)}`.repeat(10_000);
  const lines = `${SENTENCE}${'\n'.repeat(400)}`.repeat(500);
  for (const text of [line, lines]) {
    const { mentions, told } = await check('long.txt', text, text, 'Jana Novotna');
    assert.ok(mentions.every(({ end }) => end <= LONGEST_ARTICLE));
    assert.match(told.join('\n'), /^long\.txt: only its first (?:199|200),\d{3} characters were read; split it/);
  }
});

test('files that are gone, are folders, lead nowhere or hold no text are told, and cost no other', async () => {
  writeFileSync(join(folder, 'good.txt'), SENTENCE);
  writeFileSync(join(folder, 'binary.txt'), Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0));
  symlinkSync('nowhere.txt', join(folder, 'link.txt'));
  symlinkSync('circle.txt', join(folder, 'circle.txt'));
  const names = ['gone.txt', 'binary.txt', 'link.txt', 'circle.txt', '.', 'good.txt'];
  const { records, told } = await annotated(
    names.map((name) => ({ id: name, task: { uri: pathToFileURL(join(folder, name)).href } })),
  );
  assert.deepEqual(
    records.map(({ id }) => id),
    ['good.txt'],
  );
  assert.deepEqual(told, [
    'gone.txt: it is not there (any more)',
    'binary.txt: it holds NUL bytes, so it is no text: save it as plain text first',
    'link.txt: it is not there (any more)',
    'circle.txt: its links lead in a circle',
    '.: it is no file',
  ]);
});
