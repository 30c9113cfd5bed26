import type { Mention, Span, Token } from '../model.ts';
import { isLetter } from '../text/characters.ts';
import { tokenEndingAfter } from '../text/spans.ts';
import { isReporting } from './cues.ts';
import { isFormOfBe, isVerbByForm } from './verbs.ts';

/** Tokens from `first` up to but not including `end`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

/** A cue in its sentence. */
export interface Clause {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** The first token of the sentence, and that of the cue. */
  readonly opening: number;
  readonly cue: number;
  /** The last token before the cue that is no adverb. */
  readonly before: number;
}

/** The word of a token, in small letters; none where there is no token. */
export function wordAt(tokens: readonly Token[], index: number): string {
  return tokens[index]?.text.toLowerCase() ?? '';
}

/** The tokens that a span holds. */
export function rangeOf({ start, end }: Span, tokens: readonly Token[]): Range {
  return { first: tokenEndingAfter(tokens, start), end: tokenEndingAfter(tokens, end - 1) + 1 };
}

/** Where the clause begins that ends with the token before `end`. */
export function clauseStart(tokens: readonly Token[], opening: number, end: number): number {
  let first = end - 1;
  while (first > opening && !/^[,;:—–“”"()]$/.test(tokens[first - 1]!.text)) first -= 1;
  return first;
}

/** Does a token stand right behind words within marks? */
export function followsMark(tokens: readonly Token[], i: number): boolean {
  return i > 0 && /^[”"’'»]+$/.test(tokens[i - 1]!.text);
}

/** So many tokens stand in parentheses behind a name at most. */
const LONGEST_ASIDE = 6;

/** The end of what stands before parentheses that close right before `end`, “Novak (D-Iowa)”, or else `end`. */
export function beforeAside(tokens: readonly Token[], least: number, end: number): number {
  if (tokens[end - 1]?.text !== ')') return end;
  for (let i = end - 2; i > least && end - i <= LONGEST_ASIDE; i--) if (tokens[i]!.text === '(') return i;
  return end;
}

/** Is this a verb of which something is told, by its form? */
export function isVerb(word: string): boolean {
  return isVerbByForm(word) || isReporting(word);
}

/** Is this a form of “be”, by which a verb behind it becomes a passive, however it is written? */
export function isBe(token: Token | undefined): boolean {
  return token !== undefined && isFormOfBe(token.text.toLowerCase().replace("'", '’'));
}

/** The verb of a cue that ends with the token at `last`: that of a passive may have its “by” behind it. */
export function verbAt(tokens: readonly Token[], last: number): number {
  return tokens[last]!.text === 'by' ? last - 1 : last;
}

const ADVERBS = new Set(
  'also often not then later now once again still even has have had meanwhile however though too'.split(' '),
);

/** Is this an adverb, or a verb that only helps another? */
export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || /^\p{Ll}{3,}ly$/u.test(word);
}

/** The end of what stands before the adverbs before `end`, not before `least`. */
export function beforeAdverbs(tokens: readonly Token[], least: number, end: number): number {
  let last = end;
  while (last > least && isAdverb(tokens[last - 1]!.text)) last -= 1;
  return last;
}

export function isWord({ text }: Token): boolean {
  return isLetter(text.charCodeAt(0));
}
