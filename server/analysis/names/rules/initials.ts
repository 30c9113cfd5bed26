import type { Mention } from '../../model.ts';
import { freePlace } from './told.ts';

/** An initial with a blank behind it, and what lets it be no letter of its own: a line that begins, a mark, or a small word, and no “I”. */
const INITIAL =
  /(?:(?:^|[\n(/,;:“"])\s?|(?<!(?:\ban?|class|grade|group|hepatitis|letter|plan|section|type|vitamin))(?<=\p{Ll})\s(?!I))(\p{Lu}\.\s)$/u;

/** So many code units, “hepatitis A. ” and one more, are read before a name for that. */
const BEFORE = 14;

/** The word behind an initial. */
const SURNAME = /\s\p{Lu}[\p{L}’'-]*\p{L}/uy;

/** A person's initial belongs to the name behind it, also in scores: “M. Novak c Berg”. */
export function withInitials(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention, index): Mention => {
    const { start, end, kind } = mention;
    if (kind !== 'person') return mention;
    if (end - start === 2 && text[end - 1] === '.') {
      SURNAME.lastIndex = end;
      const surname = SURNAME.exec(text)?.[0].length ?? 0;
      const isFree = freePlace(mentions, { start: end, end: end + surname }) >= 0;
      return isFree ? { ...mention, end: end + surname } : mention;
    }
    if (text[start - 2] !== '.') return mention;
    const initial = INITIAL.exec(text.slice(Math.max(0, start - BEFORE), start))?.[1]?.length ?? 0;
    return start - initial < (mentions[index - 1]?.end ?? 0) ? mention : { ...mention, start: start - initial };
  });
}
