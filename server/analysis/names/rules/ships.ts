import type { Mention, MentionKind } from '../../model.ts';
import { toldToBe } from './told.ts';

// Ships are called by places, persons and virtues, and few texts that were learned from name any.

const SHIPS =
  'aircraft carrier|barge|battleship|boat|bulk carrier|catamaran|corvette|cruiser|destroyer|dredger|ferry|freighter|frigate|gunboat|icebreaker|lifeboat|liner|minesweeper|schooner|ship|speedboat|steamer|submarine|superyacht|tanker|trawler|tugboat|vessel|warship|yacht';
const LAST_WORDS: ReadonlySet<string> = new Set(SHIPS.split('|').map((words) => words.slice(words.indexOf(' ') + 1)));

/** Before it, and no verb: “the tanker Oslo”, “his trawler, the Oslo”. */
const BEFORE = new RegExp(
  `(?<![\\p{L}-])(?<!(?:and|could|may|might|not|or|should|to|will|would)\\s)(?:${SHIPS})(?:, the)?\\s$`,
  'u',
);
/** So many code units, “should aircraft carrier, the ” and one more, are read before a name for that. */
const AHEAD = 30;

/** And so many behind one. */
const APPOSITION = 60;

/** Where somebody or something is, before a name: “on the deck of the Girl Rosalind”. */
const ABOARD = /(?:[Aa]board|[Oo]n board|(?:crew|decks?|hold|hull|skipper) of) the $/u;

/** Behind it: “the Girl Rosalind, a British trawler”. */
const BEHIND = new RegExp(`^, an? (?:[\\p{L}-]+ ){0,2}(?:${SHIPS})(?! ?\\p{L})`, 'u');

/** What nobody is aboard of. */
const NO_VESSEL: ReadonlySet<MentionKind> = new Set(['event', 'other']);

/** What a ship may have been taken for. */
const TAKEN_FOR: ReadonlySet<MentionKind> = new Set(['person', 'organization', 'place', 'event', 'work', 'other']);

/** What is said to be a ship is one wherever the article has the name; where a person or a place has it too, behind “the”. */
export function shipsAmong(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const ships = new Set<string>();
  const told = mentions.map((mention): Mention => {
    if (!TAKEN_FOR.has(mention.kind) || !isShip(text, mention)) return mention;
    ships.add(text.slice(mention.start, mention.end));
    return toldToBe(mention, 'product');
  });
  if (ships.size === 0) return told;
  return told.map((mention) => {
    const { start, end, kind } = mention;
    if (!TAKEN_FOR.has(kind) || !ships.has(text.slice(start, end))) return mention;
    const isOther =
      (kind === 'person' || kind === 'place') && !/the\s$/i.test(text.slice(Math.max(0, start - 4), start));
    return isOther ? mention : toldToBe(mention, 'product');
  });
}

function isShip(text: string, { start, end, kind }: Mention): boolean {
  if (NO_VESSEL.has(kind)) {
    if (ABOARD.test(text.slice(Math.max(0, start - AHEAD), start))) return true;
    if (BEHIND.test(text.slice(end, end + APPOSITION))) return true;
  }
  // Few names stand behind such a word, and finding that out takes less than the expression.
  const before = text.endsWith(', the ', start) ? start - ', the'.length : start;
  const last = text.slice(text.lastIndexOf(' ', before - 2) + 1, before - 1);
  return LAST_WORDS.has(last) && BEFORE.test(text.slice(Math.max(0, start - AHEAD), start));
}
