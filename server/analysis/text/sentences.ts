import type { Block, Sentence, Token } from '../model.ts';
import { isDigit, isLetter, isUpperCase } from './characters.ts';
import { isCommonStart } from './starts.ts';
import { isAbbreviation, standsBeforeNames } from './tokens.ts';

const CLOSERS = new Set(['"', '”', '’', "'", '»', ')', ']', '›', '“']);
const OPENERS = new Set(['"', '“', '‘', "'", '«', '(', '[', '‹', '„', '‚', '—', '–', '-', '•']);

/** Nobody writes longer ones, in tokens: text without full stops is cut, so that work on a sentence stays short. */
const LONGEST_SENTENCE = 400;

/**
 * Joins tokens to sentences, none of which leaves its block.
 *
 * @param text the article's, which the offsets of tokens and blocks are of
 * @param tokens all tokens of the article, in order
 * @param blocks all blocks, in order; a token belongs to the block it lies in
 */
export function sentencesOf(text: string, tokens: readonly Token[], blocks: readonly Block[]): Sentence[] {
  const sentences: Sentence[] = [];
  let token = 0;
  for (const [index, block] of blocks.entries()) {
    let first = token;
    while (token < tokens.length && tokens[token]!.start < block.end) {
      token += 1;
      const next = tokens[token];
      const isLong = token - first >= LONGEST_SENTENCE;
      if (next !== undefined && next.start < block.end && !isLong && !endsAfter(text, tokens, token, first)) continue;
      sentences.push({
        start: tokens[first]!.start,
        end: tokens[token - 1]!.end,
        firstToken: first,
        endToken: token,
        block: index,
      });
      first = token;
    }
  }
  return sentences;
}

/** Does a sentence that began at `first` end between token `next - 1` and token `next`? */
function endsAfter(text: string, tokens: readonly Token[], next: number, first: number): boolean {
  // Nearly all words are followed by more of their sentence: only a mark ends it.
  const ending = text.charCodeAt(tokens[next - 1]!.end - 1);
  if (isLetter(ending) || isDigit(ending)) return false;
  const following = tokens[next]!;
  // Closing marks belong to the sentence they close.
  if (CLOSERS.has(following.text) && following.start === tokens[next - 1]!.end) return false;
  // So does the one that stands apart from the words it closes, as in French: « Oui. » She …
  if (following.text === '»' && /^ \p{Lu}/u.test(text.slice(following.end, following.end + 2))) return false;
  let last = next - 1;
  while (last > first && CLOSERS.has(tokens[last]!.text)) last -= 1;
  const end = tokens[last]!;
  if (!startsSentence(tokens, next)) return false;
  if (end.text === '!' || end.text === '?') return true;
  if (end.text.charCodeAt(end.text.length - 1) === 0x2026 || /^\.+$/.test(end.text)) return true;
  if (!end.text.endsWith('.')) return false;
  const word = end.text.slice(0, -1).toLowerCase();
  if (standsBeforeNames(word)) return false;
  // An initial belongs to the name after it, or its full stop is a token of its own; "the U.S. The" ends a sentence only before a
  // word that is no name's.
  if (word.length === 1) return false;
  // So do several; with an article before them they are a body's: "the F.B.I. Agents".
  if (INITIALS.test(end.text) && !/^the$/i.test(tokens[last - 1]?.text ?? '')) return isCommonStart(following.text);
  return !isAbbreviation(word) || isCommonStart(following.text);
}

const INITIALS = /^\p{Lu}\.(?:\p{Lu}\.){1,2}$/u;

function startsSentence(tokens: readonly Token[], index: number): boolean {
  let i = index;
  while (i < tokens.length && i < index + 3 && OPENERS.has(tokens[i]!.text)) i += 1;
  const code = tokens[i]?.text.charCodeAt(0);
  return code === undefined || isUpperCase(code) || isDigit(code) || !isLetter(code);
}
