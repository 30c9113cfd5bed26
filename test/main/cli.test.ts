import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { outcomeOf, type Ran, runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-test-'));
after(() => rmSync(folder, { recursive: true }));

for (const [path, content] of [
  ['port/one.article.txt', 'Mayor Jana Novotna opened the harbour. “We did it,” Novotna said.\n'],
  ['port/articles/two.txt', 'Critics of Jana Novotna stayed away.\n'],
  ['port/notes.txt', 'Critics of Jana Novotna stayed away.\n'],
  ['binary.article', '\0\0'],
  ['empty/readme.md', ''],
] as const) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}
symlinkSync('.', join(folder, 'port', 'circle'));

const at = (path: string): string => join(folder, path);

const CLI = join(import.meta.dirname, '../../server/main/cli.ts');

/** What becomes of a command that tells more than is read. */
function readInPart(): Promise<Omit<Ran, 'out'>> {
  const child = spawn(process.execPath, [CLI, 'annotate', '--jsonl', '--threads', '0']);
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.on('error', () => {});
  child.stdin.end(`${JSON.stringify({ id: 'x'.repeat(100_000), text: '' })}\n`.repeat(20));
  return outcomeOf(child);
}

/** What becomes of a command that writes where no room is left. */
function writtenTo(full: string): Promise<Omit<Ran, 'out'>> {
  const disk = openSync(full, 'w');
  const child = spawn(process.execPath, [CLI, '--version'], { stdio: ['ignore', disk, 'pipe'] });
  closeSync(disk);
  return outcomeOf(child);
}

const seenEnough = readInPart();
const onFullDisk = existsSync('/dev/full') ? writtenTo('/dev/full') : undefined;

async function run(args: readonly string[], input = ''): Promise<Ran & Records> {
  const ran = await runCommand(args, input);
  const records: Row[] = ran.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { ...ran, ids: records.map(({ id }) => id), records };
}

interface Records {
  readonly records: readonly Row[];
  readonly ids: readonly unknown[];
}

interface Row {
  readonly id: unknown;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly entity: unknown }[];
}

async function check(
  args: readonly string[],
  expected: Omit<Ran, 'out'> & Pick<Records, 'ids'>,
  input = '',
): Promise<void> {
  const { code, ids, told } = await run(args, input);
  assert.deepEqual({ code, ids, told }, expected);
}

test('the articles of a folder are annotated, by their paths; a circle of links ends', async () => {
  await check(['annotate', at('port')], { code: 0, ids: ['one.article.txt', 'articles/two.txt'], told: '' });
});

test('a file that is named is taken whatever it is called; of several paths each is told', async () => {
  await check(['annotate', at('port/notes.txt'), at('port/articles')], {
    code: 0,
    ids: [at('port/notes.txt'), at('port/articles/two.txt')],
    told: '',
  });
});

test('what cannot be read is told and passed over', async () => {
  await check(['annotate', at('port/notes.txt'), at('gone.txt'), at('binary.article')], {
    code: 1,
    ids: [at('port/notes.txt')],
    told: `${at('gone.txt')}: it is not there (any more)\n${at('binary.article')}: it holds NUL bytes, so it is no text: save it as plain text first\n`,
  });
});

test('a folder without articles says so', async () => {
  const { code, told } = await run(['annotate', at('empty'), '--articles', '**/*.txt', '**/*.text']);
  assert.equal(code, 2);
  assert.equal(told, `${at('empty')}: no article in it (**/*.txt, **/*.text); other files have to be named\n`);
});

test('articles come as lines of JSON, too; what is none is told', async () => {
  const lines = [
    '{"id":"a","text":"Jana Novotna spoke."}',
    '',
    '{"id":7,"text":""}',
    'nonsense',
    '{"text":"x"}',
    '[1]',
  ];
  await check(
    ['annotate', '--jsonl'],
    {
      code: 1,
      ids: ['a', 7, '5'],
      told: 'line 4: it is no JSON object with a "text"\nline 6: it is no JSON object with a "text"\n',
    },
    lines.join('\n'),
  );
});

test('all articles of a run are one corpus', async () => {
  const { records } = await run(['annotate', at('port/notes.txt'), at('port/articles/two.txt')]);
  const entities = records.flatMap(({ mentions }) => mentions.map(({ entity }) => entity));
  assert.equal(entities.length, 2);
  assert.equal(entities[0], entities[1]);
});

test('mentions that are given are resolved as they stand', async () => {
  const text = 'The mayor spoke. Ms Novotna left.';
  const mentions = [
    { start: 20, end: 27, type: 'person' },
    { start: 0, end: 9, type: 'misc' },
    { start: 20, end: 99, type: 'person' },
  ];
  const line = JSON.stringify({ id: 'a', text, mentions });
  const { code, told, records } = await run(['annotate', '--jsonl', '--given-mentions'], line);
  assert.equal(code, 1);
  assert.equal(told, 'a: 1 of 3 mentions stand nowhere in the text\n');
  const spans = records.flatMap((record) =>
    record.mentions.map(({ start, end, entity }) => [start, end, typeof entity]),
  );
  assert.deepEqual(spans, [
    [0, 9, 'string'],
    [20, 27, 'string'],
  ]);
});

test('arguments that make no sense are told', async () => {
  assert.equal((await run(['annotate'])).code, 2);
  assert.equal((await run(['annotate', '--jsonl', at('port')])).code, 2);
  assert.equal((await run(['annotate', at('port'), '--given-mentions'])).code, 2);
  assert.equal((await run(['annotate', at('port'), '--threads', 'many'])).code, 2);
  assert.match((await run(['annotat'])).told, /unknown command/);
  assert.match((await run(['annotate', at('port'), '--models', at('empty')])).told, /empty: no models in it/);
});

test('the version is that of the manifest', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  assert.deepEqual(await runCommand(['--version']), { code: 0, out: `${version}\n`, told: '' });
});

test('a reader who has seen enough is no mistake', async () => {
  assert.deepEqual(await seenEnough, { code: 0, told: '' });
});

test('a disk that is full is told in words', { skip: onFullDisk === undefined }, async () => {
  assert.deepEqual(await onFullDisk, { code: 2, told: 'standard output: no room is left on the disk\n' });
});

test('paths behind a pattern are told to stand before it', async () => {
  const { code, told } = await run(['annotate', '--articles', '**/*.md', at('port')]);
  assert.equal(code, 2);
  assert.match(told, /--articles takes every word behind it: paths stand before it/);
});

test('explain tells why a name is one; a place without a name, or that is none, is refused', async () => {
  const explain = (place: string): Promise<Ran> => runCommand(['explain', place]);
  const article = at('port/one.article.txt');
  const { code, out } = await explain(`${article}:1:8`);
  assert.equal(code, 0);
  assert.match(out, /^Jana Novotna · person · \d+ % sure\n(?: +\d+\.\d {2}.+\n)+$/);
  assert.match(out, /follows “Mayor”/);
  assert.match((await explain(`${article}:1:22`)).told, /one\.article\.txt:1:22: no name stands here/);
  assert.equal((await explain(`${article}:1:22`)).code, 2);
  assert.match((await explain(article)).told, /FILE:LINE:COLUMN is wanted/);
  assert.equal((await explain(`${at('nowhere.txt')}:1:1`)).code, 2);
});
