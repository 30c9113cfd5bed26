// Classes of UTF-16 code units. A table answers for the Basic Multilingual Plane, so that scanning text allocates nothing.

export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const MARK = 3;
/** Characters that are shown as nothing: soft hyphen, zero-width space, byte order mark. They belong to the word around them. */
export const INVISIBLE = 4;

export type CharacterClass = typeof SPACE | typeof LETTER | typeof DIGIT | typeof MARK | typeof INVISIBLE;

/**
 * Keeps a code unit as it is and makes NaN, what lies beyond a text, 0, which is no letter: the engine reads a table that was ever asked
 * for NaN as it does an object by its keys, several times as slowly.
 */
const UNIT = 0xffff;

const classes = new Uint8Array(0x10000);
const upper = new Uint8Array(0x10000);

for (let code = 0; code < 0x10000; code++) {
  // Surrogates: most letters outside the plane and all emoji; a pair is kept together as a mark.
  if (code >= 0xd800 && code <= 0xdfff) {
    classes[code] = MARK;
    continue;
  }
  const character = String.fromCharCode(code);
  if (/[\p{L}\p{M}]/u.test(character)) {
    classes[code] = LETTER;
    upper[code] = /\p{Lu}|\p{Lt}/u.test(character) ? 1 : 0;
  } else if (/\p{N}/u.test(character)) classes[code] = DIGIT;
  else if (/[\s\p{Z}\p{Cc}]/u.test(character)) classes[code] = SPACE;
  else if (/\p{Cf}/u.test(character)) classes[code] = INVISIBLE;
  else classes[code] = MARK;
}

export function classOf(code: number): CharacterClass {
  return classes[code & UNIT] as CharacterClass;
}

export function isLetter(code: number): boolean {
  return classes[code & UNIT] === LETTER;
}

export function isDigit(code: number): boolean {
  return classes[code & UNIT] === DIGIT;
}

export function isUpperCase(code: number): boolean {
  return upper[code & UNIT] === 1;
}

export function isSpace(code: number): boolean {
  return classes[code & UNIT] === SPACE;
}

/** Does the text begin with a capital letter? */
export function isCapitalised(text: string): boolean {
  return upper[text.charCodeAt(0) & UNIT] === 1;
}
