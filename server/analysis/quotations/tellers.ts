import { isReporting } from './cues.ts';
import { PREPOSITIONS, PRONOUNS } from './phrases.ts';

// Words around a verb that reports: what tells it of somebody, what helps it, and what describes who they are.

/** So many words describe somebody at most. */
export const LONGEST_DESCRIPTION = 5;

export const DETERMINERS = new Set('the a an one another'.split(' '));

/** What no description holds. */
export const PARTS = new Set('and or but as that which who what to is was are were if when while'.split(' '));

const HELPING = new Set(
  'also has have had now then later once again still even reportedly just purportedly'.split(' '),
);

/** Is this a verb that reports, in a form that tells it of somebody? */
export function tellsOf(word: string): boolean {
  return isReporting(word) && /(?:s|ed|said|told|wrote)$/.test(word);
}

/** Is this an adverb, or a verb that only helps the one that reports? */
export function isHelping(word: string): boolean {
  return HELPING.has(word) || /^\p{Ll}{3,}ly$/u.test(word);
}

/** May a word stand in what describes somebody? */
export function mayDescribe(word: string): boolean {
  return (
    /^\p{Ll}[\p{L}-]+$/u.test(word) &&
    !DETERMINERS.has(word) &&
    !PARTS.has(word) &&
    !PREPOSITIONS.has(word) &&
    !PRONOUNS.has(word) &&
    !/ed$/.test(word)
  );
}
