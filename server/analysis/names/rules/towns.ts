import type { Mention } from '../../model.ts';

/** What joins two halves of a town’s name, so often from another language that too few examples teach it: “Dar es Salaam”. */
const HALF = /^[ -](?:am|an der|es|sous|super|sur|upon)[ -]\p{Lu}\p{L}+/u;

/** None of them is longer, in code units. */
const LONGEST = 40;

/** A town whose name has two halves is one place: “Frankfurt am Main”; in “Kell upon Tuesday’s news” there is a day. */
export function townsOfTwoHalves(text: string, mentions: readonly Mention[]): readonly Mention[] {
  let end = 0;
  return mentions.flatMap((mention, index): readonly Mention[] => {
    if (mention.start < end) return [];
    const half = mention.kind === 'place' ? (HALF.exec(text.slice(mention.end, mention.end + LONGEST))?.[0] ?? '') : '';
    const joined = mention.end + half.length;
    const next = mentions[index + 1];
    if (half === '' || (next !== undefined && next.start < joined && next.kind === 'date')) return [mention];
    end = joined;
    return [{ ...mention, end }];
  });
}
