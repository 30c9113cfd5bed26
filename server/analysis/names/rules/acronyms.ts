import { isNameKind, type Mention, type MentionKind } from '../../model.ts';
import { firstEndingAfter } from '../../text/spans.ts';
import { tell, toldToBe } from './told.ts';

/** An acronym in brackets behind what it stands for. */
const ACRONYM = /(?<!['’]s?| ) \((\p{Lu}{3,8})\)/gu;

/** So many code units are read before one. */
const BEFORE = 120;

/** A word; a hyphen parts its halves. */
const WORD = /[\p{L}.’']+/gu;
const PASSED = /^(?:and|for|in|of|on|the|to)$/u;

/** What ends in so is a body, whatever it was taken for. */
const BODY =
  /\b(?:Agency|Alliance|Association|Authority|Board|Bureau|Commission|Committee|Congress|Council|Federation|Front|Institute|League|Movement|Office|Organi[sz]ation|Party|Service|Society|Union|University)$/u;

/** Whoever holds an office is called by an acronym, too. */
const OFFICE = /\b(?:Chief|Commander|Director|General|Minister|Officer|President|Secretary)\b/u;

/** What is a place as a whole, and no body in a place. */
const LAND = /\b(?:Refuge|Republic|Territor(?:y|ies)|Zone)\b/u;

/** What a body is hardly ever taken for. */
const THINGS: ReadonlySet<MentionKind> = new Set(['event', 'facility', 'law', 'other', 'product', 'work']);

/**
 * An acronym is what it stands for: behind “Clean Streams Act” “(CSA)” is a law wherever the article has it. What stands for a body is
 * one as a whole, places in it and all.
 */
export function acronymsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const told = [...mentions];
  const kinds = new Map<string, MentionKind>();
  for (const { index, 1: letters = '' } of text.matchAll(ACRONYM)) {
    const acronym = told[firstEndingAfter(told, index + 2)];
    if (acronym?.start !== index + 2 || acronym.end !== index + 2 + letters.length) continue;
    const start = startOf(text, letters, index);
    if (start < 0) continue;
    const whole = told[firstEndingAfter(told, start)];
    const long = text.slice(start, index);
    const kind = whole?.end === index ? whole.kind : 'organization';
    const isThing = THINGS.has(kind) || (kind === 'place' && LAND.test(long));
    if (isThing && !BODY.test(long)) kinds.set(letters, kind);
    else if (acronym.kind === 'organization' && !OFFICE.test(long)) tell(told, { start, end: index }, 'organization');
  }
  if (kinds.size === 0) return told;
  return told.map((mention) => {
    const kind = isNameKind(mention.kind) ? kinds.get(text.slice(mention.start, mention.end)) : undefined;
    return kind === undefined ? mention : toldToBe(mention, kind);
  });
}

/** Where the words before an offset, in its line, begin whose first letters these are; -1 where there are none. */
function startOf(text: string, letters: string, end: number): number {
  const before = text.slice(Math.max(0, end - BEFORE), end);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  let left = letters.length;
  for (const { 0: word, index } of [...line.matchAll(WORD)].reverse()) {
    if (word.startsWith(letters.charAt(left - 1))) left -= 1;
    else if (!PASSED.test(word)) return -1;
    if (left === 0) return end - line.length + index;
  }
  return -1;
}
