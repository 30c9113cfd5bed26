import type { Mention } from '../../model.ts';
import { placesOf } from './raised.ts';
import { toldToBe } from './told.ts';

/** What is done to rulings and not to people. */
const OVERTURNED =
  /(?:overturn(?:s|ed|ing)?|overrul(?:e|ed|es|ing)|codif(?:y|ies|ied|ying))\s(\p{Lu}\p{L}+)(?=[.,;:!?”"—)]|\s(?:and|as|at|but|by|could|decision|if|in|is|on|or|ruling|that|was|with|would)\s)/gu;

/** A case by both its parties, from the first one’s end on. */
const VERSUS = /\sv\.\s\p{Lu}/gu;
const PARTY = /(?<!\p{L})\p{Lu}\p{Ll}+$/u;
const LONGEST_PARTY = 24;

/** What tells of somebody. */
const TITLE =
  /(?:^|\s)(?:\p{Lu}\p{Ll}{1,4}\.|Chairman|General|Governor|Judge|Justice|President|Secretary|Senator|Sheriff)\s$/u;
const ACTS =
  /^(?:[’']s\s(?:administration|attorneys?|campaign|lawyers?|team)|,?\s(?:added|administration|argued|asked|has said|himself|herself|told|tweeted|wrote))(?![\p{L}])/u;

/** So many code units to either side are read. */
const AROUND = 20;

/** “would overturn Holt”: a ruling is called by the first party alone, where nobody in the article is called so. */
export function rulingsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const rulings = new Set<string>();
  for (const [, overturned] of text.matchAll(OVERTURNED)) rulings.add(overturned!);
  for (const { index } of text.matchAll(VERSUS)) {
    const party = PARTY.exec(text.slice(Math.max(0, index - LONGEST_PARTY), index));
    if (party !== null) rulings.add(party[0]);
  }
  if (rulings.size === 0) return mentions;
  for (const { start, end, kind } of mentions) {
    const last = text.lastIndexOf(' ', end - 1) + 1;
    if (kind === 'person' && last > start) rulings.delete(text.slice(last, end));
  }
  for (const ruling of rulings) if (isSomebody(text, ruling)) rulings.delete(ruling);
  return mentions.map((mention) =>
    mention.kind === 'person' && rulings.has(text.slice(mention.start, mention.end))
      ? toldToBe(mention, 'law')
      : mention,
  );
}

function isSomebody(text: string, name: string): boolean {
  for (const at of placesOf(text, name)) {
    const end = at + name.length;
    if (TITLE.test(text.slice(Math.max(0, at - AROUND), at)) || ACTS.test(text.slice(end, end + AROUND))) return true;
  }
  return false;
}
