import assert from 'node:assert/strict';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from '../../server/analysis/text/lines.ts';
import { cutsOf } from '../../server/features/cuts.ts';
import { cutBytes } from '../../server/main/cut-file.ts';
import { decode } from '../../server/main/decode.ts';
import { text } from '../arbitrary.ts';
import { runs } from '../runs.ts';
import { type Ran, runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'marginalia-clean-'));
after(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string | Uint8Array): string {
  const at = join(folder, path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, content);
  return at;
}

const run = (...args: readonly string[]): Promise<Ran> => runCommand(['clean', ...args]);

const CLEAN = `Storm closes the harbour of Tarvik

A storm hit Tarvik on Monday night, and the harbour master closed the port to all ships until the wind had gone down again.

Nobody was hurt, the town said on Tuesday, although two roofs came down and forty trees lay across the road to the north.
`;
const NOISY = CLEAN.replace('\n\nNobody', '\n\nAdvertisement\n\nNobody').replace(
  'north.\n',
  'north.\n\nSign up for our newsletter\nShare on Facebook\n',
);
const CAPTION = CLEAN.replace('Tarvik\n', 'Tarvik\n\nThe pier on Monday (Photo: Getty Images)\n');

test('what would go is told line by line, with its kind and why, and the exit code says whether there is any', async () => {
  const path = write('told/one.article', NOISY);
  const { code, out, told } = await run(join(folder, 'told'));
  const shown = relative(process.cwd(), path);
  assert.equal(
    out,
    [
      `${shown}:5:1: noise: advertisement: Advertisement (announces an advertisement)\n`,
      `${shown}:9:1: noise: newsletter: Sign up for our newsletter (asks to subscribe)\n`,
      `${shown}:10:1: noise: social: Share on Facebook (asks to share or to follow)\n`,
    ].join(''),
  );
  assert.deepEqual([code, told], [1, '']);
  assert.equal(readFileSync(path, 'utf8'), NOISY, 'nothing is written unasked');
  assert.deepEqual(await run(write('told/clean.article', CLEAN)), { code: 0, out: '', told: '' });
});

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly locations: readonly { readonly physicalLocation: { readonly region: { readonly startLine: number } } }[];
    }[];
  }[];
}

test('one report fits each reader', async () => {
  const path = write('formats/one.article', NOISY);
  const found: { path: string; rule: string }[] = JSON.parse((await run(path, '--format', 'json')).out);
  assert.deepEqual(
    found.map(({ rule }) => rule),
    ['noise', 'noise', 'noise'],
  );
  for (const [article, lines] of [
    [path, [5, 9, 10]],
    [write('formats/clean.article', CLEAN), []],
  ] as const) {
    const { code, out } = await run(article, '--format', 'sarif');
    const sarif: Sarif = JSON.parse(out);
    assert.deepEqual(
      sarif.runs[0]!.results.map(({ locations }) => locations[0]!.physicalLocation.region.startLine),
      lines,
    );
    assert.equal(code, lines.length > 0 ? 1 : 0);
  }
  assert.match((await run(path, '--format', 'github')).out, /^::warning file=.*one\.article,line=5,.*advertisement/m);
});

test('with --write it goes, and all other bytes stay', async () => {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const files: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
    ['plain', Buffer.from(NOISY), Buffer.from(CLEAN)],
    ['mark', Buffer.from(`\uFEFF${crlf(NOISY)}`), Buffer.from(`\uFEFF${crlf(CLEAN)}`)],
    ['utf-16', Buffer.from(`\uFEFF${crlf(NOISY)}`, 'utf16le'), Buffer.from(`\uFEFF${crlf(CLEAN)}`, 'utf16le')],
    [
      'windows',
      Buffer.from(NOISY.replaceAll('Tarvik', 'Tarvík'), 'latin1'),
      Buffer.from(CLEAN.replaceAll('Tarvik', 'Tarvík'), 'latin1'),
    ],
  ];
  for (const [name, before, expected] of files) {
    const path = write(`written/${name}.article`, before);
    const { code, told } = await run(path, '--write');
    assert.deepEqual([code, told.trim()], [0, '3 lines removed from 1 article'], name);
    assert.equal(readFileSync(path).toString('hex'), Buffer.from(expected).toString('hex'), name);
    assert.deepEqual(await run(path), { code: 0, out: '', told: '' }, 'nothing is left');
  }
  assert.equal(readdirSync(join(folder, 'written')).length, files.length, 'nothing is left beside');
});

test('lines behind what is read of a file without end stay, and it is told', async () => {
  const path = write('long/one.article', `${NOISY}${`${'no end '.repeat(100)}\n`.repeat(300)}Share on Facebook\n`);
  const { code, told } = await run(path, '--write');
  assert.equal(code, 1);
  assert.match(told, /one\.article: only its first 199,\d{3} characters were read; split it/);
  assert.match(readFileSync(path, 'utf8'), /Share on Facebook\n$/);
});

test('a link goes on to lead where it led, and rights stay', { skip: process.platform === 'win32' }, async () => {
  const path = write('linked/one.article', NOISY);
  const link = join(folder, 'linked', 'link.article');
  symlinkSync(path, link);
  const { mode } = statSync(path);
  assert.equal((await run(link, '--write')).code, 0);
  assert.ok(lstatSync(link).isSymbolicLink());
  assert.deepEqual([readFileSync(path, 'utf8'), statSync(path).mode], [CLEAN, mode]);
});

test('what articles legitimately carry goes only where it is named', async () => {
  const path = write('kinds/one.article', CAPTION);
  assert.equal((await run(path)).code, 0);
  assert.match((await run('--kinds', 'usual,caption', path)).out, /:3:1: noise: caption: The pier on Monday/);
  assert.equal((await run('--kinds', 'all', '--write', path)).code, 0);
  assert.equal(readFileSync(path, 'utf8'), CLEAN);
});

test('all articles are witnesses of each other', async () => {
  const line = 'Coast Letter, the weekly voice of the islands';
  for (let i = 0; i < 16; i++)
    write(
      `many/${i}.article`,
      CLEAN.replaceAll('Tarvik', `Port ${'x'.repeat(i)}`).replace('\n\nNobody', `\n\n${line}\n\nNobody`),
    );
  const alone = await run(join(folder, 'many', '0.article'));
  const together = await run(join(folder, 'many'));
  const count = (text: string): number => text.split(line).length - 1;
  assert.deepEqual([count(alone.out), count(together.out)], [0, 16]);
  assert.match(together.out, /stands in 15 other articles/);
});

test('what a reader keeps stays: by a correction, a setting, or the article’s own front matter', async () => {
  write(
    'kept/.marginalia/corrections.yaml',
    '- text: Advertisement\n- line: Share on Facebook\n  in: news/one.article\n  is: text\n',
  );
  write('kept/.vscode/settings.json', '{\n\t// Ours.\n\t"marginalia.noise.keep": ["sign up for our newsletter"],\n}\n');
  const one = write('kept/news/one.article', NOISY);
  assert.deepEqual(await run(one), { code: 0, out: '', told: '' });
  const two = write('kept/news/two.article', NOISY);
  assert.match((await run(two)).out, /^[^\n]*social: Share on Facebook[^\n]*\n$/);
  const own = write('own/one.article', `---\nsource: Herald\nkeep: [social, Advertisement]\n---\n${NOISY}`);
  assert.match((await run(own)).out, /^[^\n]*newsletter: Sign up[^\n]*\n$/);
  for (const all of ['keep: all', '# marginalia: keep'])
    assert.equal((await run(write('own/all.article', `---\n${all}\n---\n${NOISY}`))).code, 0, all);
});

test('misuse is told with 2, an article that cannot be read with 1', async () => {
  assert.equal((await run()).code, 2);
  assert.equal((await run(folder, '--kinds', 'nonsense')).code, 2);
  assert.equal((await run(folder, '--format', 'xml')).code, 2);
  assert.equal((await run(join(folder, 'nowhere'))).code, 2);
  write('broken/one.article', Buffer.from([0, 1, 2]));
  write('broken/two.article', CLEAN);
  const { code, told } = await run(join(folder, 'broken'));
  assert.equal(code, 1);
  assert.match(told, /one\.article: it holds NUL bytes/);
});

test('any bytes: what is cut is what was asked for, and nothing else', () => {
  const encoded = fc.oneof(
    text.map((source) => Buffer.from(source)),
    text.map((source) => Buffer.from(`\uFEFF${source}`, 'utf16le')),
    fc.uint8Array({ maxLength: 60 }),
  );
  fc.assert(
    fc.property(encoded, fc.array(fc.nat(12), { maxLength: 4 }), (bytes, chosen) => {
      const decoded = decode(bytes);
      if (decoded.kind === 'refused') return;
      const { encoding } = decoded;
      const lines = linesOf(decoded.text);
      const wanted = lines.filter((_, index) => chosen.includes(index));
      const cuts = cutsOf({ text: decoded.text, lines }, wanted);
      let kept = decoded.text;
      for (const { start, end } of cuts.toReversed()) kept = kept.slice(0, start) + kept.slice(end);
      const again = decode(cutBytes(bytes, decoded.text, encoding, cuts));
      // A text that was neither may have become UTF-8, and what now stands first a byte order mark; the bytes are what they were.
      const expected = startsWithMark(bytes) ? kept : kept.replace(/^\uFEFF/, '');
      if (again.kind === 'text' && again.encoding === encoding) assert.equal(again.text, expected);
    }),
    runs(50),
  );
});

function startsWithMark(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 3)).toString('hex');
  return start === 'efbbbf' || start.startsWith('fffe') || start.startsWith('feff');
}
