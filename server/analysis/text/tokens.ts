import type { Span, Token } from '../model.ts';
import { classOf, DIGIT, INVISIBLE, isDigit, isLetter, isUpperCase, LETTER, MARK, SPACE } from './characters.ts';
import { endOfIndex, endOfShare } from './codes.ts';
import { isCommonStart } from './starts.ts';

const FULL_STOP = 46;
const COMMA = 44;
const COLON = 58;
const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;
const AMPERSAND = 38;

/** Those that as a rule stand before a name, so that a capital after them starts no sentence: titles, of several persons too. */
const BEFORE_NAMES = new Set(
  `mr mrs ms mx dr drs prof profs rev revs fr hon gov govs sen sens rep reps gen gens lt lts col maj capt capts cmdr adm sgt sgts cpl pvt
  pres supt det dets insp atty messrs mme mlle msgr alh engr smt st ste mt ft no nos vs v amb asst brig comdr ens pfc secy
  spc`.split(/\s+/),
);

/** Short forms whose full stop belongs to the word. */
const ABBREVIATIONS = new Set([
  ...BEFORE_NAMES,
  ...`jr sr inc corp co ltd llc plc bros dept govt sec univ assn ave blvd rd etc al cf ca approx est ed eds vol pp fig
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo
  a.m p.m i.e e.g u.s u.k u.n e.u ph.d d.c n.y l.a`.split(/\s+/),
]);

/** Does this word, in small letters and without its full stop, stand before a name as a rule? */
export function standsBeforeNames(word: string): boolean {
  return BEFORE_NAMES.has(word);
}

/** Is this word, without its full stop, one that is written with a full stop in the middle of a sentence? */
export function isAbbreviation(word: string): boolean {
  return ABBREVIATIONS.has(word.toLowerCase());
}

/**
 * Splits a range of text into tokens. Gaps between tokens are white space only, so tokens and gaps rebuild the text.
 *
 * Hyphens and dashes of every kind are tokens of their own, as is a possessive ’s; numbers keep their commas and points,
 * abbreviations their full stops, addresses on the web and of mail stay whole. Cost is linear in the length of the range.
 *
 * @param range offsets into `text`, in UTF-16 code units
 * @param tokens those before them, behind which they are added
 */
export function tokenize(text: string, range: Span = { start: 0, end: text.length }, tokens: Token[] = []): Token[] {
  let i = range.start;
  while (i < range.end) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === SPACE) {
      i += 1;
      continue;
    }
    const start = i;
    if (kind === LETTER || kind === DIGIT || kind === INVISIBLE) {
      i = addressEnd(text, i, range.end);
      if (i === start) i = wordEnd(text, start, range.end);
    } else i = markEnd(text, i, range.end);
    tokens.push({ start, end: i, text: text.slice(start, i) });
  }
  return tokens;
}

function isApostrophe(code: number): boolean {
  return code === APOSTROPHE || code === CURLY_APOSTROPHE;
}

function isWordPart(text: string, i: number): boolean {
  const kind = classOf(text.charCodeAt(i));
  return kind === LETTER || kind === DIGIT || kind === INVISIBLE;
}

function wordEnd(text: string, start: number, limit: number): number {
  let i = start;
  while (i < limit) {
    const kind = classOf(text.charCodeAt(i));
    if (kind === LETTER || kind === DIGIT || kind === INVISIBLE || (kind === MARK && joins(text, start, i, limit)))
      i += 1;
    else break;
  }
  if (i < limit && text.charCodeAt(i) === FULL_STOP && keepsFullStop(text, start, i, limit)) i += 1;
  return i;
}

/** Does a mark at `i` join what stands before and after it to one word? */
function joins(text: string, start: number, i: number, limit: number): boolean {
  if (i + 1 >= limit || !isWordPart(text, i + 1)) return false;
  const before = text.charCodeAt(i - 1);
  const after = text.charCodeAt(behindInvisible(text, i + 1));
  switch (text.charCodeAt(i)) {
    case COMMA:
    case COLON:
      return isDigit(before) && isDigit(after);
    case FULL_STOP:
      return joinsAtFullStop(text, start, i);
    case APOSTROPHE:
    case CURLY_APOSTROPHE:
      return isLetter(before) && !isPossessive(text, i, limit);
    case AMPERSAND:
      return isUpperCase(before) && isUpperCase(after);
    default:
      return false;
  }
}

/** "3.5", "U.S", "e.g", "AAPL.O", but not "end.Next", which scraping glued together. */
function joinsAtFullStop(text: string, start: number, i: number): boolean {
  if (i > start + 1 && isUpperCase(text.charCodeAt(i + 1)) && endOfShare(text, start) > i) return true;
  if (isDigit(text.charCodeAt(i - 1))) return isDigit(text.charCodeAt(i + 1));
  return isLetter(text.charCodeAt(i + 1)) && (i - start === 1 || text.charCodeAt(i - 2) === FULL_STOP);
}

function keepsFullStop(text: string, start: number, i: number, limit: number): boolean {
  const length = i - start;
  // An initial, or letters between full stops: "J.", "U.S."
  if (length === 1 && isUpperCase(text.charCodeAt(start))) return !endsSentence(text, i, limit);
  if (length > 1 && text.charCodeAt(i - 2) === FULL_STOP) return text.charCodeAt(start + 1) === FULL_STOP;
  // "It was sold to Aldor Corp." What ends its block is the sentence's full stop.
  return length <= 6 && isAbbreviation(text.slice(start, i)) && !isLast(text, i + 1, limit);
}

/** "World War I. The" has a word behind it that begins sentences; "A. The", where a line begins, has nothing before it; "Anna K." may end a block. */
function endsSentence(text: string, fullStop: number, limit: number): boolean {
  if (fullStop < 3 || text[fullStop - 2] !== ' ' || !isWordPart(text, fullStop - 3)) return false;
  if (text[fullStop - 1] === 'I' && isLast(text, fullStop + 1, limit)) return true;
  const first = fullStop + 2;
  if (text[first - 1] !== ' ' || !isUpperCase(text.charCodeAt(first))) return false;
  let end = first;
  while (end < limit && isLetter(text.charCodeAt(end))) end += 1;
  return text[end] !== '.' && isCommonStart(text.slice(first, end));
}

/** Does nothing but marks and blanks follow? */
function isLast(text: string, from: number, limit: number): boolean {
  for (let i = from; i < limit; i++) if (isWordPart(text, i)) return false;
  return true;
}

/** Does a possessive ’s end the word at this apostrophe? */
function isPossessive(text: string, i: number, limit: number): boolean {
  const letter = behindInvisible(text, i + 1);
  const next = text.charCodeAt(letter);
  return (next === 115 || next === 83) && (letter + 1 >= limit || !isWordPart(text, letter + 1));
}

/** Where something is seen next. */
function behindInvisible(text: string, i: number): number {
  let at = i;
  while (classOf(text.charCodeAt(at)) === INVISIBLE) at += 1;
  return at;
}

/** One mark; the same mark repeated ("...", "--"), a possessive, and the two halves of a pair stay together. */
function markEnd(text: string, start: number, limit: number): number {
  const code = text.charCodeAt(start);
  if (
    isApostrophe(code) &&
    start + 1 < limit &&
    start > 0 &&
    isWordPart(text, start - 1) &&
    isPossessive(text, start, limit)
  ) {
    return behindInvisible(text, start + 1) + 1;
  }
  if (code >= 0xd800 && code <= 0xdbff && start + 1 < limit) {
    const low = text.charCodeAt(start + 1);
    if (low >= 0xdc00 && low <= 0xdfff) return start + 2;
  }
  let i = start + 1;
  if (code === FULL_STOP && isUpperCase(text.charCodeAt(i))) return Math.max(i, endOfIndex(text, start));
  if (code === FULL_STOP || code === 45 || code === 42 || code === 61 || code === 95) {
    while (i < limit && text.charCodeAt(i) === code) i += 1;
  }
  return i;
}

/** The end of a web or mail address that starts here, or `start`. */
function addressEnd(text: string, start: number, limit: number): number {
  // Only words that begin like "http", "https" or "www." are looked at; mail addresses and handles are rare enough to fall apart.
  const code = text.charCodeAt(start) | 32;
  const next = text.charCodeAt(start + 1) | 32;
  if (!(code === 104 && next === 116) && !(code === 119 && next === 119)) return start;
  const head = text.slice(start, start + 8).toLowerCase();
  if (!head.startsWith('http://') && !head.startsWith('https://') && !head.startsWith('www.')) return start;
  let i = start;
  while (i < limit && classOf(text.charCodeAt(i)) !== SPACE && !'"“”«»<>'.includes(text[i]!)) i += 1;
  while (i > start && ".,;:!?)]'’".includes(text[i - 1]!)) i -= 1;
  return i;
}

/** Is this token the sign of a possessive, “’s”, or “’” alone behind an s? */
export function isPossessiveSign(token: string): boolean {
  return token === "'" || token === '’' || token === "'s" || token === '’s';
}
