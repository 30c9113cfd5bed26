import { combine, hashText } from '../learning/hashing.ts';
import { asUint16, readSections } from '../learning/sections.ts';
import { type HashSet, readHashSet, rowOf } from '../learning/weights.ts';

/** What is known of words before any text is read: which words are used alike, how they are written, what they name. */
export interface Lexicon {
  readonly words: HashSet;
  /** Per word, the group of words that are used like it (k-means over word vectors), from 1 on; 0 for none. */
  readonly groups: Uint16Array;
  /** Per word, how often it is written with a capital in the middle of a sentence: 0 unknown, 1 never, up to 8 always. */
  readonly capitals: Uint8Array;
  /** Per word, bits of `WORD_LISTS`. */
  readonly lists: Uint16Array;
  /** Per word, where its codes begin in `codes`; -1 where it has none. */
  readonly codeAt: Int32Array;
  /**
   * Per coded word, in which of `CODE_VALUES` parts of the space each piece of its vector lies (product quantisation, Jégou et al.
   * 2011): what words have in common that are of different groups.
   */
  readonly codes: Uint8Array;
  /** Names of several words, by the hash of their words in small letters, as `addToPhrase` makes it. */
  readonly phrases: HashSet;
  /** Per phrase, bits that tell what it names. */
  readonly phraseLists: Uint8Array;
}

/** What phrases name, one bit each. */
export const A_PERSON = 1;
export const A_COUNTRY = 2;
export const A_REGION = 4;
export const A_CITY = 8;
export const A_COMPANY = 16;
export const A_NEWSPAPER = 32;
export const A_PARTY = 64;
export const AN_AGENCY = 128;

/** Phrases have at most so many words. */
export const LONGEST_PHRASE = 7;

/** The hash of a phrase that goes on with one more word; begins with 0. */
export function addToPhrase(phrase: number, word: number): number {
  return combine(phrase, word);
}

/** The lists that a word may stand on; each is one bit of `Lexicon.lists`. */
export const FIRST_NAME = 1;
export const SURNAME = 2;
export const PLACE = 4;
export const COUNTRY = 8;
export const NATIONALITY = 16;
export const TITLE = 32;
export const COMPANY = 64;
/** Written small, and yet part of names or dates, now and then (the first) or often. */
export const SMALL_IN_NAMES = 128;
export const SMALL_AND_A_NAME = 256;
export const CITY = 512;

/** How many codes a word has, and how many values a code. */
export const CODES_A_WORD = 10;
export const CODE_VALUES = 128;
/** A bit of `Lexicon.lists` that is no list: the word has codes. */
export const CODED = 1 << 15;

/** Up to this step of `Lexicon.capitals` a word is written small three times in four. */
export const MOSTLY_SMALL = 3;

export function readLexicon(file: Uint8Array): Lexicon {
  const sections = readSections(file);
  const lists = asUint16(sections.bytes('lists'));
  const codeAt = new Int32Array(lists.length);
  let coded = 0;
  for (let row = 0; row < lists.length; row++) codeAt[row] = (lists[row]! & CODED) === 0 ? -1 : coded++ * CODES_A_WORD;
  return {
    words: readHashSet(sections, 'words'),
    groups: asUint16(sections.bytes('groups')),
    capitals: sections.bytes('capitals'),
    lists,
    codeAt,
    codes: sections.bytes('codes'),
    phrases: readHashSet(sections, 'phrases'),
    phraseLists: sections.bytes('phrase-lists'),
  };
}

/** The row of a word in lower case, or of the same word without accents; -1 when both are unknown. */
export function lookUp(lexicon: Lexicon, word: string): number {
  const row = rowOf(lexicon.words, hashText(word));
  if (row >= 0 || isAscii(word)) return row;
  return rowOf(lexicon.words, hashText(withoutAccents(word)));
}

/** Do the lists have a town of this name, and no company, given in small letters without accents, its words between single blanks? */
export function namesTown(lexicon: Lexicon, name: string): boolean {
  const words = name.split(' ');
  if (words.length === 1) {
    const row = rowOf(lexicon.words, hashText(name));
    const lists = row < 0 ? 0 : lexicon.lists[row]!;
    return (lists & (CITY | PLACE)) !== 0 && (lists & COMPANY) === 0;
  }
  const row = rowOf(
    lexicon.phrases,
    words.reduce((phrase, word) => addToPhrase(phrase, hashText(word)), 0),
  );
  const lists = row < 0 ? 0 : lexicon.phraseLists[row]!;
  return (lists & A_CITY) !== 0 && (lists & A_COMPANY) === 0;
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 127) return false;
  return true;
}

/** "Orbán" to "Orban"; letters that only look as if they had an accent ("ł", "ø", "đ") too. */
function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðıß]/g, (letter) => PLAIN[letter] ?? letter);
}

const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss' };
