/** The text of a file, or why it has none. */
export type Decoded =
  | {
      readonly kind: 'text';
      /** Without a byte order mark, as editors count it. */
      readonly text: string;
      /** What the bytes were taken for: Windows-1252 where they are no UTF-8. */
      readonly encoding: Encoding;
    }
  | { readonly kind: 'refused'; readonly reason: string };

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Control characters that text has: tab, line feed, form feed, carriage return, and the escape of coloured output. */
const TEXT_CONTROLS = new Set([9, 10, 12, 13, 27]);

/** A file that is no UTF-8 and has more control characters than one in so many bytes is no text. */
const BYTES_A_CONTROL = 100;

/**
 * What Windows-1252 has at 0x80 to 0x9F; five places are unassigned and stay what they are (WHATWG Encoding Standard).
 * Written out because Node's own decoder takes these bytes for Latin-1 in several of the versions we run on.
 */
const WINDOWS_1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** Strings are made of pieces of so many bytes: a call takes only so many arguments. */
const PIECE = 8192;

/**
 * Decodes the bytes of an article: UTF-8, UTF-16 where a byte order mark says so, and Windows-1252 for what is neither.
 * Costs what the length costs; never throws.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  if (bytes.includes(0))
    return { kind: 'refused', reason: 'it holds NUL bytes, so it is no text: save it as plain text first' };
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return { kind: 'text', text: utf8, encoding: 'utf-8' };
  if (controlsIn(bytes) * BYTES_A_CONTROL > bytes.length) {
    return { kind: 'refused', reason: 'it is neither UTF-8 nor text in another encoding' };
  }
  return { kind: 'text', text: decodeWindows1252(bytes), encoding: 'windows-1252' };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes('\0')
    ? { kind: 'refused', reason: 'it holds NUL characters, so it is no text: save it as plain text first' }
    : { kind: 'text', text, encoding };
}

function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  const codes: number[] = [];
  for (let i = 0; i < bytes.length; i += PIECE) {
    codes.length = 0;
    for (const byte of bytes.subarray(i, i + PIECE)) {
      codes.push(byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte);
    }
    text += String.fromCharCode(...codes);
  }
  return text;
}

function controlsIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 32 && !TEXT_CONTROLS.has(byte)) count += 1;
  return count;
}
