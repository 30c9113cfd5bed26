import type { Mention } from '../../model.ts';
import { TAKEN_FOR, toldToBe } from './told.ts';

/** Storms have first names, behind what they are. */
const STORM = /^(?:Cyclone|Hurricane|Tropical Storm|Typhoon) \p{Lu}/u;
const BEFORE = /(?:^|[^\p{L}\p{N}])((?:Cyclone|Hurricane|Tropical Storm|Typhoon) )$/u;

/** “Cyclone Yasa” is one event, not somebody. */
export function stormsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.map((mention, index) => {
    const { start, end, kind } = mention;
    if (!TAKEN_FOR.has(kind)) return mention;
    // Few names stand behind words that end so, and finding that out takes less than the expression.
    const ends =
      text[start - 1] === ' ' && (text[start - 2] === 'e' || text[start - 2] === 'm' || text[start - 2] === 'n');
    const storm = ends ? (BEFORE.exec(text.slice(Math.max(0, start - 16), start))?.[1]?.length ?? 0) : 0;
    if (storm > 0 && start - storm >= (mentions[index - 1]?.end ?? 0))
      return toldToBe({ ...mention, start: start - storm }, 'event');
    return kind === 'person' && STORM.test(text.slice(start, end)) ? toldToBe(mention, 'event') : mention;
  });
}
