import type { Mention } from '../../model.ts';
import { TAKEN_FOR, toldToBe } from './told.ts';

/** Storms have first names, behind what they are. */
const STORM = /^(?:Cyclone|Hurricane|Tropical Storm|Typhoon) \p{Lu}/u;
const BEFORE = /(?:^|[^\p{L}\p{N}])((?:Cyclone|Hurricane|Tropical Storm|Typhoon) )$/u;

/** “Cyclone Yasa” is one event, not somebody. */
export function stormsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const told: Mention[] = [];
  let until = 0;
  for (const mention of mentions) {
    told.push(TAKEN_FOR.has(mention.kind) ? asStorm(text, mention, until) : mention);
    until = mention.end;
  }
  return told;
}

/** @param until where the mention before this one ends */
function asStorm(text: string, mention: Mention, until: number): Mention {
  const { start, end, kind } = mention;
  // Few names stand behind words that end so, and finding that out takes less than the expression.
  const ends = start > 1 && text[start - 1] === ' ' && 'emn'.includes(text[start - 2]!);
  const storm = ends ? (BEFORE.exec(text.slice(Math.max(0, start - 16), start))?.[1]?.length ?? 0) : 0;
  if (storm > 0 && start - storm >= until) return toldToBe({ ...mention, start: start - storm }, 'event');
  return kind === 'person' && STORM.test(text.slice(start, end)) ? toldToBe(mention, 'event') : mention;
}
