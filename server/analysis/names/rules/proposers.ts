import type { Mention } from '../../model.ts';
import { placesOf } from './raised.ts';
import { toldToBe } from './told.ts';

/** Two surnames, joined. */
const JOINED = /^\p{Lu}[\p{L}’']+[-–]\p{Lu}[\p{L}’']+$/u;

/** What says behind them that they are a law, or are to be one: “Holt-Novak, the mining law”. */
const LAW =
  /^(?:,?[”"]? the)? (?:[\p{L}\d-]+ ){0,3}?(?:[Aa]ct|[Aa]mendment|[Bb]ill|[Ll]aw|[Ll]egislation|[Rr]eforms?|rules?|regulations?)(?![\p{L}\p{N}]|\sfirm)/u;

/** So many code units behind a name are read. */
const BEHIND = 60;

/** “the Holt-Novak bill”: a law is called by those who proposed it, wherever the article has it, unless somebody has both surnames. */
export function lawsByProposers(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const laws = new Set<string>();
  for (const { start, end, kind } of mentions) {
    if (kind !== 'person') continue;
    const name = text.slice(start, end);
    if (JOINED.test(name) && isLaw(text, name)) laws.add(name);
  }
  if (laws.size === 0) return mentions;
  for (const { start, end, kind } of mentions) {
    const last = text.lastIndexOf(' ', end - 1) + 1;
    if (kind === 'person' && last > start) laws.delete(text.slice(last, end));
  }
  return mentions.map((mention) =>
    mention.kind === 'person' && laws.has(text.slice(mention.start, mention.end)) ? toldToBe(mention, 'law') : mention,
  );
}

function isLaw(text: string, name: string): boolean {
  for (const at of placesOf(text, name)) {
    const end = at + name.length;
    if (LAW.test(text.slice(end, end + BEHIND))) return true;
  }
  return false;
}
