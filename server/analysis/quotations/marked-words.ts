import { addPair, combine, type Features, hashText } from '../learning/hashing.ts';
import type { Span } from '../model.ts';
import { isLetter, isSpace, isUpperCase } from '../text/characters.ts';
import type { Assembled } from './assemble.ts';
import { step } from './context.ts';
import { MARGIN } from './units.ts';
import { CLASS, FACTS, SHAPE, STEM, WIDE_CLASS, WORD } from './words.ts';

/** Do marks quote somebody, or do they hold a title, a word that is only called so, or one that the writer keeps away from? */
export const MARKED_LABELS = ['scare', 'quoted'] as const;

/** Words of more than three letters that titles write small. */
const SMALL_IN_TITLES = new Set(
  'about after before from into over than that through under upon with without'.split(' '),
);

/** So many code units within marks are looked at, and so many words by themselves. */
const LOOKED_AT = 400;
const MOST_WORDS = 6;

/** What stands within marks: how many words, how many with a capital, whether any is written small that titles write large. */
interface Within {
  readonly count: number;
  readonly capitals: number;
  readonly small: boolean;
  readonly opening: readonly string[];
  readonly closing: string;
}

function lookWithin(text: string, piece: Span): Within {
  const end = Math.min(piece.end, piece.start + LOOKED_AT);
  const opening: string[] = [];
  let count = 0;
  let capitals = 0;
  let small = false;
  let closing = '';
  for (let from = piece.start; from <= end; ) {
    let to = from;
    while (to < end && !isSpace(text.charCodeAt(to))) to += 1;
    const code = to > from ? text.charCodeAt(from) : 0;
    if (isUpperCase(code)) capitals += 1;
    else if (!small && isLetter(code) && to - from > 3) small = !SMALL_IN_TITLES.has(text.slice(from, to));
    if (opening.length < MOST_WORDS) opening.push(text.slice(from, to));
    if (to === end) closing = text.slice(from, to);
    count += 1;
    from = to + 1;
    while (from < end && isSpace(text.charCodeAt(from))) from += 1;
  }
  return { count, capitals, small, opening, closing };
}

/** What a title follows, and what is made by somebody and has one. */
const ENTITLED = /\b(?:entitled|headlined|subtitled|titled)[,:]? $/;
const WORK =
  /\b(?:album|article|book|documentary|editorial|essay|film|memoir|movie|novel|op-ed|painting|paper|play|podcast|poem|report|series|song|story|study),? $/;

/** The longest that is looked for before a title, in code units. */
const LONGEST = 16;

/** What a name follows that something goes by: “a rule known as the “Hastert rule””, “the plan is called “Blue Line””. */
const NAMED =
  /\b(?:known (?:\p{L}+ ){0,3}as|(?:are|been|being|is|was|were) (?:\p{L}+ )?(?:called|christened|dubbed|labell?ed|named|nicknamed)) (?:an? |the )?$/u;

/** The longest that is looked for before a name, in code units. */
const LONGEST_NAMING = 48;

/** Is a piece the title of something: “a book titled “…””, “her essay “Why Harbours Fail””? */
export function isTitle(text: string, piece: Span & { readonly outer: Span }): boolean {
  const before = text.slice(Math.max(0, piece.outer.start - LONGEST), piece.outer.start);
  return ENTITLED.test(before) || (WORK.test(before) && isCapitalized(lookWithin(text, piece)));
}

/** Is a piece what something is called, by nobody in particular? */
export function isName(text: string, { outer }: { readonly outer: Span }): boolean {
  return (
    !text.startsWith(' by ', outer.end) &&
    NAMED.test(text.slice(Math.max(0, outer.start - LONGEST_NAMING), outer.start))
  );
}

/** Are all words that titles write large? */
function isCapitalized({ capitals, small }: Within): boolean {
  return capitals > 1 && !small;
}

/**
 * What says whether a piece within marks quotes somebody.
 *
 * @param index the piece
 * @param before did the piece before it quote somebody?
 */
export function markedFeatures(
  text: string,
  { words: { facts }, units, pieces, unitOf, owners }: Assembled,
  index: number,
  before: boolean,
  features: Features,
): void {
  features.length = 0;
  const piece = pieces[index]!;
  const unit = unitOf[index]!;
  if (unit < 0) return;
  const attribution = owners[index]?.attribution;
  const { words, first, last, blocks, length } = units;
  const before2 = words[MARGIN + unit - 2]! * FACTS;
  const before1 = words[MARGIN + unit - 1]! * FACTS;
  const here = words[MARGIN + unit]! * FACTS;
  const after1 = words[MARGIN + unit + 1]! * FACTS;
  const within = lookWithin(text, piece);
  const { count, capitals, opening, closing } = within;
  const size = step(count);
  const titled = isCapitalized(within) ? 2 : capitals > 0 ? 1 : 0;
  const looks = facts[here + WORD]!;
  const tail = hashText(closing.toLowerCase());
  addPair(features, 1, size, titled);
  addPair(features, 2, looks, 0);
  addPair(features, 3, hashText((opening[0] ?? '').toLowerCase()), 0);
  addPair(features, 4, tail, 0);
  for (const part of opening) addPair(features, 5, hashText(part.toLowerCase()), 0);
  addPair(features, 6, facts[before1 + WORD]!, 0);
  addPair(features, 7, facts[before1 + CLASS]!, 0);
  addPair(features, 8, facts[after1 + WORD]!, 0);
  addPair(features, 9, facts[after1 + CLASS]!, 0);
  addPair(features, 10, facts[before2 + WORD]!, facts[before1 + WORD]!);
  addPair(features, 11, facts[before1 + WORD]!, size);
  addPair(features, 12, facts[before1 + SHAPE]!, facts[after1 + SHAPE]!);
  addPair(features, 13, facts[before1 + WIDE_CLASS]!, combine(size, titled));
  addPair(features, 14, facts[after1 + WIDE_CLASS]!, combine(size, titled));
  addPair(features, 15, facts[before1 + WORD]!, titled);
  const alone = first[unit] === unit && last[unit] === unit ? 1 : 0;
  const opens = unit === 0 || blocks[unit - 1] !== blocks[unit] ? 1 : 0;
  const closes = unit + 1 === length || blocks[unit + 1] !== blocks[unit] ? 2 : 0;
  addPair(features, 16, alone, opens | closes);
  addPair(features, 17, opens | closes, size);
  addPair(features, 18, before ? 1 : 0, combine(alone, size));
  if (attribution === undefined) {
    addPair(features, 20, size, titled);
    addPair(features, 21, looks, 0);
    addPair(features, 22, before ? 1 : 0, size);
    return;
  }
  const { head: cue, contents, confidence, speaker } = attribution;
  const own = contents.find((range) => range.first <= unit && unit < range.end);
  const whole = own !== undefined && own.end - own.first === 1 ? 1 : 0;
  const sure = Math.floor(confidence * 8);
  const stem = facts[words[MARGIN + cue]! * FACTS + STEM]!;
  const distance = step(Math.abs(unit - cue)) * (cue < unit ? 1 : -1);
  addPair(features, 30, whole, sure);
  addPair(features, 31, stem, 0);
  addPair(features, 32, stem, whole);
  addPair(features, 33, distance, whole);
  addPair(features, 34, distance, size);
  addPair(features, 35, whole, combine(size, titled));
  addPair(features, 36, speaker === undefined ? 0 : 1, whole);
  addPair(features, 37, whole, facts[before1 + WORD]!);
  addPair(features, 38, whole, facts[before1 + WIDE_CLASS]!);
}
