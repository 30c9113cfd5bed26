import type { Token } from '../model.ts';
import { classOf, DIGIT, isSpace, LETTER } from './characters.ts';

// What tools have left in a text that read it in another encoding, or as it stands in a page: “donâ€™t”, “don\u0092t”, “don&rsquo;t”, and
// characters that nobody sees. It is read as it was meant, without a place in it being moved: what stands for one character is that
// character, and a filler for each of the rest.

/** What fills up a word. */
const SOFT_HYPHEN = '\u00ad';

/** The words themselves, as tokens and names have them. */
export function withoutSoftHyphens(words: string): string {
  return words.includes(SOFT_HYPHEN) ? words.replaceAll(SOFT_HYPHEN, '') : words;
}

/** A name without a bracket of which the other half stands outside it: “[Anna] Berg” is Anna Berg. */
export function withoutHalfBrackets(name: string): string {
  return /[[(]/.test(name) === /[\])]/.test(name) ? name : name.replace(/[[\]()]/g, '');
}

/** The characters of Windows-1252 from 0x80 to 0x9f; a space where it has none, and for the one that is a line break elsewhere. */
const WINDOWS = '€ ‚ƒ„ †‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const BYTES = new Map(
  [...WINDOWS].flatMap((character, index) => (character === ' ' ? [] : [[character, 0x80 + index]])),
);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  gt: '>',
  hellip: '…',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
};

/**
 * What is broken: UTF-8 that was read as Windows-1252, in the order of bytes that letters of the West, marks, signs and emoji begin with;
 * “â€”, of which the end was lost; character references; control characters; and what nobody sees.
 */
const BROKEN =
  /[ÂÃ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|[âï][\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2}|ð[\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{3}|â€|&(?:#\d{2,5}|#[xX][\da-fA-F]{2,4}|amp|apos|bull|gt|hellip|[lr][ds]quo|lt|[mn]dash|nbsp|quot);|[\u0080-\u0084\u0086-\u009f]|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** The text as it was meant, with all in its place; the text itself where nothing is broken in it. */
export function legible(text: string): string {
  return text.replace(BROKEN, (broken: string, at: number) => {
    const meant = meantBy(broken);
    return meant === undefined ? broken : filled(text, meant, at, at + broken.length);
  });
}

/** What stands for something else: nothing for what nobody sees, undefined where it is what it looks like. */
function meantBy(broken: string): string | undefined {
  if (broken.startsWith('&')) return referred(broken.slice(1, -1));
  if (broken === 'â€') return '”';
  if (broken.length > 1) return decoded(broken);
  const code = broken.charCodeAt(0);
  return code >= 0x80 && code < 0xa0 ? WINDOWS.charAt(code - 0x80) : '';
}

function referred(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  // Below are control characters, above pairs of surrogates.
  return code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : undefined;
}

/** What bytes of UTF-8 stand for (RFC 3629) that were each read as a character; nothing for a byte order mark. */
function decoded(broken: string): string | undefined {
  const [first = 0, ...rest] = Array.from(broken, (character) => BYTES.get(character) ?? character.charCodeAt(0));
  const code = rest.reduce((high, byte) => (high << 6) | (byte & 0x3f), first & (0x7f >> broken.length));
  const isWhole = code >= 0x80 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return !isWhole ? undefined : code === 0xfeff ? '' : String.fromCodePoint(code);
}

/** Tokens of a legible text with the words that they hold. */
export function legibleTokens(text: string, tokens: Token[]): Token[] {
  if (!text.includes(SOFT_HYPHEN)) return tokens;
  return tokens.map((token) => ({ ...token, text: withoutSoftHyphens(token.text) }));
}

/** As many code units as were there: within a word the rest is soft hyphens, before words within marks and behind all else it is blanks. */
function filled(text: string, meant: string, start: number, end: number): string {
  const isWithin = isWordPart(text, start - 1) && isWordPart(text, end);
  const missing = end - start - meant.length;
  const isLetter = classOf(meant.charCodeAt(0)) === LETTER;
  if (isLetter || (isWithin && !/[“”"–—]/.test(meant))) return meant + SOFT_HYPHEN.repeat(missing);
  const opens = /[“‘"']/.test(meant) && (start === 0 || isSpace(text.charCodeAt(start - 1)));
  return opens ? ' '.repeat(missing) + meant : meant + ' '.repeat(missing);
}

function isWordPart(text: string, index: number): boolean {
  const kind = classOf(text.charCodeAt(index));
  return kind === LETTER || kind === DIGIT;
}
