import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Decoded, decode } from '../../server/main/decode.ts';
import { characters } from '../arbitrary.ts';
import { runs } from '../runs.ts';

function check(bytes: ArrayLike<number>, expected: Decoded): void {
  assert.deepEqual(decode(Uint8Array.from(bytes)), expected);
}

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];

test('UTF-8 is decoded as it stands', () => {
  check([], { kind: 'text', text: '', encoding: 'utf-8' });
  check(bytesOf('Český — 🗞️\r\n'), { kind: 'text', text: 'Český — 🗞️\r\n', encoding: 'utf-8' });
});

test('a byte order mark is no part of the text', () => {
  check([0xef, 0xbb, 0xbf, ...bytesOf('Port')], { kind: 'text', text: 'Port', encoding: 'utf-8' });
  check([0xff, 0xfe, 0x50, 0, 0xe9, 0], { kind: 'text', text: 'Pé', encoding: 'utf-16le' });
  check([0xfe, 0xff, 0, 0x50, 0x20, 0x19], { kind: 'text', text: 'P’', encoding: 'utf-16be' });
});

test('a byte order mark in the middle stays', () => {
  check([0xef, 0xbb, 0xbf, ...bytesOf('a\uFEFFb')], { kind: 'text', text: 'a\uFEFFb', encoding: 'utf-8' });
});

test('what is no UTF-8 is taken for Windows-1252', () => {
  check([0x93, 0x4e, 0x6f, 0x94, 0x20, 0x80, 0x35, 0xe9], { kind: 'text', text: '“No” €5é', encoding: 'windows-1252' });
  // A character cut off at the end of the file.
  check([0x61, 0xe2, 0x80], { kind: 'text', text: 'aâ€', encoding: 'windows-1252' });
});

test('a surrogate encoded as if it were a character is no UTF-8', () => {
  check([0x61, 0xed, 0xa0, 0xbd], { kind: 'text', text: 'aí\u00A0½', encoding: 'windows-1252' });
});

test('a lone surrogate of UTF-16 becomes the replacement character', () => {
  check([0xff, 0xfe, 0x3d, 0xd8, 0x61, 0], { kind: 'text', text: '\uFFFDa', encoding: 'utf-16le' });
});

test('binary files are refused, with a reason', () => {
  check([0x61, 0, 0x62], {
    kind: 'refused',
    reason: 'it holds NUL bytes, so it is no text: save it as plain text first',
  });
  check([0xff, 0xfe, 0, 0, 0x61, 0], {
    kind: 'refused',
    reason: 'it holds NUL characters, so it is no text: save it as plain text first',
  });
  check([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6], {
    kind: 'refused',
    reason: 'it is neither UTF-8 nor text in another encoding',
  });
});

test('every text survives, and no bytes throw', () => {
  fc.assert(
    fc.property(characters, (text) => {
      const decoded = decode(new TextEncoder().encode(text));
      if (text.includes('\0')) assert.equal(decoded.kind, 'refused');
      else assert.equal(decoded.kind === 'text' ? decoded.text : '', text.replace(/^\uFEFF/u, ''));
    }),
    runs(50),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => ['text', 'refused'].includes(decode(bytes).kind)),
    runs(50),
  );
});

test('a long file of Windows-1252 is decoded in pieces', () => {
  const decoded = decode(new Uint8Array(100_000).fill(0x92));
  assert.equal(decoded.kind === 'text' ? decoded.text : '', '’'.repeat(100_000));
});
