import type { Token } from '../model.ts';
import { isLetter, isUpperCase } from '../text/characters.ts';
import { type Lexicon, lookUp, MOSTLY_SMALL } from './lexicon.ts';
import { CAPITALS_CASE, type LineCase, PLAIN_CASE, TITLE_CASE } from './words.ts';

/** Longer sentences are prose, however they are written. In tokens. */
const LONGEST_TITLE = 40;
/** Words this short stay small in Title Case. In code units. */
const SHORT = 4;

/** Tells how a sentence is written, from the words that are not names anyway. */
export function lineCaseOf(lexicon: Lexicon, tokens: readonly Token[], first: number, end: number): LineCase {
  let small = 0;
  let capitalised = 0;
  let lettered = 0;
  let inCapitals = 0;
  for (let i = first; i < end; i++) {
    const { text } = tokens[i]!;
    const code = text.charCodeAt(0);
    if (!isLetter(code)) continue;
    lettered += 1;
    if (text.length > 1 && isInCapitals(text)) inCapitals += 1;
    if (!isUpperCase(code)) {
      if (text.length > SHORT) small += 1;
    } else if (i > first) capitalised += 1;
    if (small > 1 && i - first > LONGEST_TITLE) return PLAIN_CASE;
  }
  if (lettered > 2 && inCapitals >= lettered * 0.8) return CAPITALS_CASE;
  if (small > 1 || capitalised < 2 || small * 4 > capitalised || end - first > LONGEST_TITLE) return PLAIN_CASE;
  // Many capitals may be many names: what counts are capitals on words that are written small elsewhere.
  let raised = 0;
  for (let i = first + 1; i < end; i++) {
    const { text } = tokens[i]!;
    if (!isUpperCase(text.charCodeAt(0)) || text.length < 3 || isInCapitals(text)) continue;
    const row = lookUp(lexicon, text.toLowerCase());
    const capitals = row < 0 ? 0 : lexicon.capitals[row]!;
    if (capitals > 0 && capitals <= MOSTLY_SMALL) raised += 1;
  }
  return raised > 1 || (raised === 1 && capitalised < 5 && small === 0) ? TITLE_CASE : PLAIN_CASE;
}

/** Has a word that begins with a letter no small letter? */
function isInCapitals(text: string): boolean {
  // Most have one in the second place at the latest.
  for (let i = 0; i < 2 && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isLetter(code) && !isUpperCase(code)) return false;
  }
  return text === text.toUpperCase();
}
