import type { Span } from '../analysis/model.ts';

/** A word of a quotation as quotations are compared by; two of them share a span where one written word says both ("don’t"). */
export interface SpokenWord extends Span {
  /** In small letters, without accents, contractions spelt out: what outlets write differently though it sounds the same. */
  readonly word: string;
  /** What was said before it may have been left out: an ellipsis stands there, a bracket, or "he said". */
  readonly isAfterGap: boolean;
  /** Within brackets: the journalist's own word. */
  readonly isEditorial: boolean;
}

/** An opening bracket, a closing one, an ellipsis or what masks letters, or a word: number, abbreviation with full stops, or letters. */
const PARTS =
  /([[(])|([\])])|(…|\.\s?\.\s?\.|[*_-]{2,})|(\p{N}+(?:[.,]\p{N}+)*(?:st|nd|rd|th|s)?|(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*|[%&])/gu;

/** What one house writes so, and another so: in each line the first as what it is read as. */
const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  `percent %|and &|united_states u.s.|uk u.k.|okay ok|can_not cannot can't|will_not won't|shall_not shan't|is_not ain't
  going_to gonna|want_to wanna|got_to gotta|them em|until til|versus vs|mister mr|doctor dr|senator sen|governor gov|president pres
  1 one|2 two ii|3 three iii|4 four iv|5 five|6 six|7 seven|8 eight|9 nine|10 ten|january jan|february feb|august aug
  september sept sep|october oct|november nov|december dec|feet ft|kilometers km`
    .split(/[|\n]/)
    .flatMap((line) => {
      const [read = '', ...written] = line.trim().split(' ');
      return written.map((word) => [word, read.split('_')] as const);
    }),
);

/** After these "'s" is said for "is" or "has", elsewhere it belongs to the word. */
const BEFORE_IS = new Set('it that he she there what who where here how let'.split(' '));

const CONTRACTIONS: ReadonlyMap<string, string> = new Map([
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['m', 'am'],
  ['d', 'would'],
]);

/**
 * The words of a quotation, in order; marks, white space, case and accents do not count. Costs what the text is long.
 *
 * @param pieces of the text that are quoted, in order; between them the sentence is interrupted
 */
export function spokenWords(text: string, pieces: readonly Span[] = [{ start: 0, end: text.length }]): SpokenWord[] {
  const words: SpokenWord[] = [];
  for (const piece of pieces) {
    let isAfterGap = true;
    let isEditorial = false;
    for (const match of text.slice(piece.start, piece.end).matchAll(PARTS)) {
      const [, opening, closing, ellipsis, written] = match;
      if (opening !== undefined || closing !== undefined) isEditorial = opening !== undefined;
      if (written === undefined) {
        isAfterGap ||= opening !== undefined || closing !== undefined || ellipsis !== undefined;
        continue;
      }
      const start = piece.start + match.index;
      for (const word of said(written)) {
        words.push({ start, end: start + written.length, word, isAfterGap, isEditorial });
        isAfterGap = false;
      }
    }
  }
  return words;
}

/** What is said for a written word, one word or two. */
function said(written: string): readonly string[] {
  // "the US" is a country, "us" is not.
  if (written === 'US') return ['united', 'states'];
  const plain = withoutAccents(written.toLowerCase()).replaceAll('’', "'");
  const known = SPELLINGS.get(plain);
  if (known !== undefined) return known;
  if (plain.endsWith("n't")) return [plain.slice(0, -3), 'not'];
  const apostrophe = plain.lastIndexOf("'");
  if (apostrophe < 0) return [plain];
  const [before, after] = [plain.slice(0, apostrophe), plain.slice(apostrophe + 1)];
  if (after === 's' && BEFORE_IS.has(before)) return [before, 'is'];
  const short = CONTRACTIONS.get(after);
  return short === undefined ? [plain.replaceAll("'", '')] : [before, short];
}

function withoutAccents(word: string): string {
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) > 127) return word.normalize('NFKD').replace(/\p{M}+/gu, '');
  }
  return word;
}

/** Words that any sentence may have; what they say alone tells no quotation from another. */
const COMMON = new Set(
  `a about after again all also am an and any are as at be because been before being but by can could did do does doing done down even
  ever every for from get getting go goes going good got had has have having he her here him his how i if in into is it its just know
  let like make many me more most much must my never no not now of off on one only or other our out over own people really right said
  same say says see she should so some such take than that the their them then there these they thing things think this those time to
  too up us very want was way we well were what when where which who whom why will with would yes you your 1`.split(
    /\s+/,
  ),
);

/** Does this word tell anything by itself? */
export function isTelling(word: string): boolean {
  return !COMMON.has(word);
}
