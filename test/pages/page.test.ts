import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileNameOf, importPage } from '../../server/pages/page.ts';
import { characters } from '../arbitrary.ts';
import { runs } from '../runs.ts';

const SENTENCE =
  'The dockers of the old harbour walked out on Monday, and the ferries stayed where they were, said the mayor. ';
const PROSE = Array.from({ length: 6 }, (_, index) => `<p>${index}: ${SENTENCE.repeat(3)}</p>`).join('\n');

function check(html: string, expected: RegExp): void {
  const imported = importPage(html);
  assert.match(imported.kind === 'article' ? imported.text : imported.why, expected);
}

test('a saved page becomes an article with a front matter', () => {
  const imported = importPage(`<!doctype html><html><head><title>Dockers walk out | Port Herald</title>
    <meta property="og:title" content="Dockers walk out"><meta property="og:site_name" content="Port Herald">
    <meta name="author" content="Moira Pettigrew"><meta property="article:published_time" content="2025-03-03T07:40:00Z">
    <link rel="canonical" href="https://port-herald.example/dockers?a=1"></head>
    <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
    <article><h1>Dockers walk out</h1>${PROSE}<h2>City tries<br>to mediate</h2>${PROSE}</article>
    <footer>© 2025 Port Herald <a href="/terms">Terms</a></footer></body></html>`);
  assert.equal(imported.kind, 'article');
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)---\n\n([\s\S]*)$/.exec(imported.text) ?? [];
  assert.equal(
    matter,
    'title: Dockers walk out\nauthor: Moira Pettigrew\ndate: 2025-03-03\nsource: Port Herald\nurl: https://port-herald.example/dockers?a=1\n',
  );
  assert.match(body, /^Dockers walk out\n\n0: The dockers/);
  assert.match(body, /\n\nCity tries\n\nto mediate\n\n0: The/);
  assert.doesNotMatch(body, /Home|Terms/);
});

test('broken markup is read as browsers read it', () => {
  check(`<title>Harbour</titel><body><div><p>${SENTENCE.repeat(5)}<p>${SENTENCE.repeat(5)}<b>unclosed <i>marks`, /./);
  check(`<html><head><title>Harbour</title></head><article>${PROSE}</article></html>`, /^---\ntitle: Harbour\n/);
  check(`<p>${SENTENCE.repeat(8)}<p>${SENTENCE.repeat(8)}`, /mayor\.\n\nThe dockers/);
});

test('nothing in a page is trusted: scripts are no text, other addresses no address, fields no YAML', () => {
  const page = `<html><head><title>a: b\n--- "c" #d</title><link rel="canonical" href="javascript:alert(1)">
    <meta property="og:url" content="file:///etc/passwd"></head><body><article>${PROSE}<script>alert(1)</script>
    <p onclick="steal()">${SENTENCE}\u202Ereversed</p>${PROSE}</article></body></html>`;
  check(page, /^---\ntitle: 'a: b --- "c" #d'\n---\n/);
  const imported = importPage(page);
  assert.doesNotMatch(imported.kind === 'article' ? imported.text : '', /alert|steal|passwd|\u202E/);
});

test('a page without an article is refused with its reason', () => {
  check('', /^empty$/);
  check('<html><body><a href="/"></a></body></html>', /^empty$/);
});

test('markup nested without end is refused, and what browsers read is read; all of it soon', () => {
  const start = performance.now();
  check('<div>'.repeat(40_000) + SENTENCE, /^deep$/);
  check('<p>'.repeat(200_000), /^large$/);
  check('<'.repeat(1_000_000), /^large$/);
  check('<a '.repeat(100_000), /^empty$/);
  check(`${'<div>'.repeat(300)}${PROSE}`, /mayor/);
  const took = performance.now() - start;
  assert.ok(took < 10_000, `${took} ms`);
});

test('any text whatever is read or refused', () => {
  const piece = fc.oneof(
    characters,
    fc.constantFrom(
      '<p>',
      '</div>',
      '<html',
      '<!--',
      '<title>',
      '<script>',
      '&amp;',
      '<meta name=author content=x>',
      SENTENCE,
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const imported = importPage(pieces.join(''));
      assert.ok(imported.kind === 'refused' ? imported.why : imported.text.isWellFormed());
    }),
    runs(20),
  );
});

test('a file is named by the words of the title', () => {
  assert.equal(
    fileNameOf('Dockers walk out at Hálvern: “talks” collapse — again & again, says…'),
    'dockers-walk-out-at-halvern-talks-collapse-again',
  );
  assert.equal(fileNameOf('../../etc'), 'etc');
  assert.equal(fileNameOf('…'), 'article');
});
