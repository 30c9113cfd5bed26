import type { Mention, MentionKind } from '../../model.ts';
import { toldToBe } from './told.ts';

/** Who is called by initials where nobody tells for whom they stand. */
const KNOWN: ReadonlySet<string> = new Set('AOC FDR LBJ MBS MLK RBG RFK'.split(' '));

const LETTERS = /^\p{Lu}{3,6}$/u;

/** What letters are mostly taken for that stand for something else; and what they may stand for: works and events have those of bodies. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['event', 'organization', 'other', 'place', 'product', 'work']);
const STANDS_FOR: ReadonlySet<MentionKind> = new Set(['law', 'other', 'person', 'place']);

const FIRST_LETTERS = /(?<![\p{L}\p{N}.’'])\p{L}/gu;
/** Spaces, hyphens, slashes and ampersands. */
const PARTS: ReadonlySet<number> = new Set(Array.from(' -–/&\n', (sign) => sign.charCodeAt(0)));

const GENERATION = /,? [JS]r\.?$/u;

/** Letters with which the words of a longer name of the article begin are of its kind: “AOC”, “ACA” of “Affordable Care Act”. */
export function initialsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const letters = new Set<string>();
  for (const { start, end, kind } of mentions) {
    if (!TAKEN_FOR.has(kind) || end - start < 3 || end - start > 6) continue;
    const name = text.slice(start, end);
    if (LETTERS.test(name)) letters.add(name);
  }
  if (letters.size === 0) return mentions;
  const kinds = kindsOf(text, mentions, letters);
  return mentions.map((mention) => {
    const { start, end, kind } = mention;
    if (!TAKEN_FOR.has(kind)) return mention;
    const name = text.slice(start, end);
    const told = kinds.get(name) ?? (KNOWN.has(name) ? 'person' : kind);
    const isOther = STANDS_FOR.has(told) || (told === 'organization' && kind === 'event');
    return told !== kind && isOther ? toldToBe(mention, told) : mention;
  });
}

/** The kind of the names for which letters stand, a body where these differ. */
function kindsOf(
  text: string,
  mentions: readonly Mention[],
  letters: ReadonlySet<string>,
): ReadonlyMap<string, MentionKind> {
  const kinds = new Map<string, MentionKind>();
  for (const { start, end, kind } of mentions) {
    if (end - start < 8 || !hasThreeWords(text, start, end)) continue;
    const name = text.slice(start, end).replace(GENERATION, '');
    const first = name.match(FIRST_LETTERS) ?? [];
    if (first.length < 3) continue;
    const all = first.join('').toUpperCase();
    const large = first.filter((letter) => letter !== letter.toLowerCase()).join('');
    for (const initials of new Set([all, large]))
      if (letters.has(initials)) kinds.set(initials, (kinds.get(initials) ?? kind) === kind ? kind : 'organization');
  }
  return kinds;
}

/** Finding this out takes less than the expressions. */
function hasThreeWords(text: string, start: number, end: number): boolean {
  let gaps = 0;
  for (let i = start; i < end; i++) if (PARTS.has(text.charCodeAt(i))) gaps += 1;
  return gaps > 1;
}
