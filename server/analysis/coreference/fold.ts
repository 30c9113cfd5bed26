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
  const plain = isAscii(name) ? name : withoutAccents(name);
  return plain
    .toLowerCase()
    .replace(/'s$|s'$/, (end) => (end === "s'" ? 's' : ''))
    .replace(/&/g, ' and ')
    .replace(/['.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

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

/**
 * What different transliterations of a folded name have in common: -sky, -skyy, -skiy and -ski, Sergei and Sergey, Gaddafi and Qadhafi
 * come out the same. Different names do so rarely, and never by their first letter alone.
 */
export function transliteration(folded: string): string {
  return folded
    .replace(/ /g, '')
    .replace(/^(?:al|el)(?=[^aeiou]{1,2}[aeiou].{3})/, '')
    .replace(/kh|gh|q/g, (found) => (found === 'gh' ? 'g' : found === 'kh' ? 'h' : 'k'))
    .replace(/ph/g, 'f')
    .replace(/ck|c(?=[aou])/g, 'k')
    .replace(/shch|sch|tch|ch|sh|zh/g, (found) =>
      found.endsWith('sh') || found === 'sch' ? 's' : found === 'zh' ? 'z' : 'c',
    )
    .replace(/th/g, 't')
    .replace(/dh|dj|dzh/g, 'd')
    .replace(/ou|oo|w(?=u)/g, 'u')
    .replace(/w/g, 'v')
    .replace(/ee|ei|ey|ay|ai|iy|yy|ii|yi|ij|y|j/g, 'i')
    .replace(/ks/g, 'x')
    .replace(/o(?=l[aeiu])|e(?=l[aeiu])/g, (found) => found)
    .replace(/(.)\1+/g, '$1');
}

/** The consonants of a name by their sound: names that one hand may write for the other share it. (After Soundex, without its limit of four.) */
export function consonants(folded: string): string {
  return transliteration(folded)
    .replace(/[aeiouh]/g, '')
    .replace(/[bpfv]/g, 'b')
    .replace(/[gkxc]/g, 'k')
    .replace(/[dt]/g, 't')
    .replace(/[sz]/g, 's')
    .replace(/[mn]/g, 'n')
    .replace(/(.)\1+/g, '$1');
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
