import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import type { Span } from '../../server/analysis/model.ts';
import { type Ran, runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-exchange-'));
after(() => rmSync(folder, { recursive: true }));

const ARTICLE =
  '\uFEFFStorm over Tarvik 😀\r\n\r\nMayor Jana Novotna opened the harbour. “We did it at last,” Novotna said.\r\n\r\nSign up for our newsletter\r\n';

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const run = (...args: readonly string[]): Promise<Ran> => runCommand([...args, '--threads', '0']);

write('news/one.article.txt', ARTICLE);

test('what is exported is imported to the letter and agrees with itself', async () => {
  for (const format of ['brat', 'conll', 'label-studio', 'tei']) {
    const out = join(folder, 'out', format);
    const exported = await run('export', join(folder, 'news'), '--format', format, '--out', out);
    assert.equal(exported.code, 0, exported.told);
    const imported = await run('import', out, join(folder, 'news'), '--format', format);
    assert.equal(imported.code, 0, imported.told);
    const { id, text, mentions } = JSON.parse(imported.out);
    assert.equal(text, ARTICLE.slice(1), format);
    assert.ok(id === 'one.article.txt' || format === 'conll', format);
    assert.ok(
      mentions.some(({ start, end }: { start: number; end: number }) => text.slice(start, end) === 'Novotna'),
      format,
    );
    if (format !== 'conll') assert.match(imported.told, /1 article compared; kappa over tokens 1\.000/);
  }
});

test('what was corrected is exported', async () => {
  write('fixed/one.article.txt', ARTICLE);
  write(
    'fixed/.marginalia/corrections.yaml',
    '- kind: organization\n  of: Jana Novotna\n- name: Novotna Works\n  of: Jana Novotna\n',
  );
  const out = join(folder, 'fixed-out');
  await run('export', join(folder, 'fixed'), '--format', 'csv', '--out', out);
  assert.match(readFileSync(join(out, 'entities.csv'), 'utf8'), /,Novotna Works,organization,2,1,/);
});

test('annotate honours what was corrected in the folder or above it, unless told not to', async () => {
  write('kept/.marginalia/corrections.yaml', '- kind: organization\n  of: Jana Novotna\n  in: news/one.article.txt\n');
  write('kept/news/one.article.txt', ARTICLE);
  write('kept/news/two.article.txt', ARTICLE);
  const kinds = async (...args: readonly string[]): Promise<string[]> => {
    const { code, out, told } = await run('annotate', ...args);
    assert.equal(code, 0, told);
    return out
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { text, mentions } = { text: ARTICLE.slice(1), ...JSON.parse(line) };
        return mentions.find(({ start, end }: Span) => text.slice(start, end) === 'Novotna').type;
      });
  };
  for (const path of ['kept', 'kept/news']) {
    assert.deepEqual(await kinds(join(folder, path)), ['organization', 'person'], path);
  }
  assert.deepEqual(await kinds(join(folder, 'kept/news/one.article.txt')), ['organization']);
  assert.deepEqual(await kinds('--no-corrections', join(folder, 'kept')), ['person', 'person']);
});

test('check of a part of a folder tells only of the articles in it', async () => {
  write('whole/news/one.article.txt', 'A storm hit Tarvik on Monday night. Nobody was hurt when it came down.\n');
  write('whole/other/two.article.txt', 'Nothing.\n');
  const place = (path: string): string => `- mention: Whitaker\n  in: ${path}\n  is: person\n`;
  write('whole/.marginalia/corrections.yaml', place('news/one.article.txt') + place('other/two.article.txt'));
  const { out } = await run('check', join(folder, 'whole/news'), '--format', 'json');
  const found: { path: string; rule: string; start: { line: number } }[] = JSON.parse(out);
  assert.deepEqual(
    found.map(({ path, rule, start }) => [path, rule, start.line]),
    [[fromHere('whole/.marginalia/corrections.yaml'), 'orphan', 0]],
  );
});

test('check tells noise and corrections that lost their words, and how it went', async () => {
  write(
    'clean/one.article.txt',
    'A storm hit Tarvik on Monday night. Nobody was hurt when it came down on the harbour.\n',
  );
  assert.deepEqual(await run('check', join(folder, 'clean')), { code: 0, out: '', told: '' });
  write('clean/.marginalia/corrections.yaml', '- never: [\n- mention: Whitaker\n  in: one.article.txt\n  is: person\n');
  const { code, out } = await run('check', join(folder, 'clean'), '--format', 'json');
  assert.equal(code, 1);
  const found: { rule: string; start: { line: number } }[] = JSON.parse(out);
  assert.deepEqual(
    found.map(({ rule, start }) => [rule, start.line]),
    [
      ['correction', 0],
      ['orphan', 1],
    ],
  );
  const noisy = await run('check', join(folder, 'news'));
  assert.match(noisy.out, /^.*news\/one\.article\.txt:5:1: noise: newsletter: Sign up for our newsletter$/m);
});

/** A path as whoever runs the tests would write it. */
const fromHere = (path: string): string => relative('', join(folder, path)).replaceAll('\\', '/');

test('check names files as they are called from where it is run, so that editors and workflows find them', async () => {
  write('here/.marginalia/corrections.yaml', '- never: [\n');
  write('here/news/one.article.txt', ARTICLE);
  const { out } = await run('check', join(folder, 'here/news'));
  assert.deepEqual(
    out
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/:\d+:\d+: .*/, '')),
    [fromHere('here/.marginalia/corrections.yaml'), fromHere('here/news/one.article.txt')],
  );
  const sarif = JSON.parse((await run('check', join(folder, 'here/news'), '--format', 'sarif')).out);
  const { uri } = sarif.runs[0].results[1].locations[0].physicalLocation.artifactLocation;
  assert.equal(uri, fromHere('here/news/one.article.txt'));
});

/** Checks that a command does nothing, and says what is wrong. */
async function refused(args: readonly string[], why: RegExp): Promise<void> {
  const { code, out, told } = await run(...args);
  assert.deepEqual([code, out], [2, ''], args.join(' '));
  assert.match(told, why);
}

test('a folder that is not there, or holds nothing to read, is told by its name and is no success', async () => {
  const nowhere = join(folder, 'nowhere');
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const news = join(folder, 'news');
  for (const args of [['check'], ['export', '--format', 'csv', '--out', join(folder, 'none')]]) {
    await refused([...args, nowhere], /^.*nowhere: it is not there \(any more\)\n$/);
    await refused([...args, empty], /^.*empty: no article in it .*\n$/);
  }
  for (const more of [[], [news], [news, '--correct']]) {
    await refused(['import', nowhere, ...more, '--format', 'brat'], /^.*nowhere: it is not there \(any more\)\n$/);
    await refused(
      ['import', empty, ...more, '--format', 'brat'],
      /^.*empty: no article in it that is brat standoff\n$/,
    );
  }
  const taken = join(news, 'one.article.txt');
  await refused(
    ['export', news, '--format', 'csv', '--out', taken],
    /one\.article\.txt: a file of that name is in the way/,
  );
});

test('options that go with others are refused without them', async () => {
  await refused(['import', 'page.html', '--correct'], /--correct goes with --format and the folder of the articles/);
  await refused(['import', folder, '--format', 'brat', '--correct'], /--correct goes with/);
  await refused(['import', folder, folder, '--format', 'brat', '--dry-run'], /--dry-run goes with --correct/);
});

test('formats that cannot be read, or do not exist, are refused with a word', async () => {
  await refused(['import', folder, '--format', 'csv'], /cannot be read back; brat, conll, .* can/);
  await refused(['export', folder, '--format', 'docx'], /one of brat, conll, .*, csv, graphml is wanted/);
  await refused(['import', folder, '--format', 'docx'], /one of brat, conll, .*, tei is wanted/);
});

test('saved web pages become articles, of which none replaces another; what is none is passed over', async () => {
  const prose =
    '<p>The ferries stayed where they were, said the mayor of Halvern, and nobody knew until when.</p>'.repeat(6);
  const page = `<html><head><meta charset="windows-1250"><title>Dockers walk out</title></head><article>${prose}</article>`;
  // “Wójcik” as Windows-1250 has it.
  const bytes = Buffer.concat([Buffer.from(`${page}<p>W`), Buffer.from([0xf3]), Buffer.from('jcik spoke of it.</p>')]);
  mkdirSync(join(folder, 'pages'));
  for (const name of ['a.html', 'b.HTM']) writeFileSync(join(folder, 'pages', name), bytes);
  mkdirSync(join(folder, 'pages', 'folder.html'));
  const out = join(folder, 'made');
  const imported = await run('import', join(folder, 'pages'), out);
  assert.equal(imported.code, 1);
  assert.match(imported.told, /folder\.html: it is a folder/);
  const [first, second] = ['', '-2'].map((end) =>
    readFileSync(join(out, `dockers-walk-out${end}.article.txt`), 'utf8'),
  );
  assert.match(first!, /^---\ntitle: Dockers walk out\n---\n\nDockers walk out\n\nThe ferries[\s\S]*Wójcik spoke/);
  assert.equal(first, second);
  const shown = await run('import', join(folder, 'pages', 'a.html'));
  assert.equal(shown.out, first);
  assert.equal((await run('import', join(folder, 'news', 'one.article.txt'))).code, 2);
});
