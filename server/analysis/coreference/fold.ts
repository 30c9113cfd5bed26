// How names are compared: without case, accents, marks, and without what makes one name look like two.

/** Letters that Unicode does not take apart into a letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** A name without case, accents, marks, possessive and invisible characters; its words separated by single blanks. */
export function fold(name: string): string {
  // Most names are plain words: nothing else is to be done for them.
  if (isPlain(name)) return name.toLowerCase();
  const plain = isAscii(name) ? name : withoutAccents(name);
  return plain
    .toLowerCase()
    .replace(/'s$|s'$/, (end) => (end === "s'" ? 's' : ''))
    .replace(/&/g, ' and ')
    .replace(/['.\u00ad]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letters from a to z and A to Z in words between single blanks. */
export function isPlain(name: string): boolean {
  let before = BLANK;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const letter = code | 0x20;
    if (code === BLANK ? before === BLANK : letter < 97 || letter > 122) return false;
    before = code;
  }
  return before !== BLANK;
}

const BLANK = 0x20;

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .replace(/[‘’ʼ′`]/gu, "'")
    .replace(/[łøđðþßæœı]/giu, (letter) => PLAIN[letter.toLowerCase()] ?? letter);
}

/** What letters of other alphabets, or of other conventions, are written as; the longest first. */
const SOUNDS: Readonly<Record<string, string>> = {
  shch: 's',
  tch: 'c',
  sch: 's',
  dzh: 'd',
  kh: 'h',
  gh: 'g',
  ph: 'f',
  ck: 'k',
  ch: 'c',
  sh: 's',
  zh: 'z',
  th: 't',
  dh: 'd',
  dj: 'd',
  ks: 'x',
  ou: 'u',
  oo: 'u',
  ee: 'i',
  ei: 'i',
  ey: 'i',
  ay: 'i',
  ai: 'i',
  iy: 'i',
  yy: 'i',
  ii: 'i',
  yi: 'i',
  ij: 'i',
  q: 'k',
  y: 'i',
  j: 'i',
  w: 'v',
  ' ': '',
};

const SOUND = new RegExp(`${Object.keys(SOUNDS).join('|')}|c(?=[aou])`, 'g');

/**
 * What different transliterations of a folded name have in common: -sky, -skyy, -skiy and -ski, Sergei and Sergey, Qasem and Kassem
 * come out the same. Different names do so rarely.
 */
export function transliteration(folded: string): string {
  const sounds = folded.replace(SOUND, (found) => SOUNDS[found] ?? 'k');
  return withoutDoubles(sounds.replace(/^(?:al|el)(?=[^aeiou]{1,2}[aeiou].{3})/, ''));
}

function withoutDoubles(text: string): string {
  return text.replace(/(.)\1+/g, '$1');
}

/** Consonants that are taken for one another; vowels are passed over. */
const CONSONANTS: Readonly<Record<string, string>> = Object.fromEntries(
  ['bpfv', 'kgxc', 'td', 'sz', 'nm', 'l', 'r'].flatMap((alike) => [...alike].map((letter) => [letter, alike[0]!])),
);

/** The consonants of a name by their sound: names that one hand may write for the other share it. (After Soundex, without its limit of four.) */
export function consonants(folded: string): string {
  let sound = '';
  for (const letter of transliteration(folded)) {
    if ('aeiouh'.includes(letter)) continue;
    const like = CONSONANTS[letter] ?? letter;
    if (!sound.endsWith(like)) sound += like;
  }
  return sound;
}

/** Do the words differ in one letter at most: one more, one less, another one, or two that changed places? */
export function differByOne(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length > b.length) return differByOne(b, a);
  if (b.length - a.length > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  if (a.slice(i + 1) === b.slice(i + 1)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
