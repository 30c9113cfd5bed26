import type { Mention, Span, Speaker, Token } from '../model.ts';
import { isCapitalised } from '../text/characters.ts';
import { isCode } from '../text/codes.ts';
import { firstEndingAfter, tokenEndingAfter } from '../text/spans.ts';
import { isReporting } from './cues.ts';
import { isVerbByForm } from './verbs.ts';

/** Words that stand for a speaker without describing them. */
export const PRONOUNS: ReadonlySet<string> = new Set([
  'he',
  'she',
  'they',
  'i',
  'we',
  'it',
  'who',
  'you',
  'him',
  'her',
  'them',
  'his',
  'their',
  'my',
]);
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  'of in on at by for from to with about against after before during into over under'.split(' '),
);

/** What somebody named before it has, or is to them: of "a Mendes aide" and "the Trump campaign" nobody is named. */
const BELONGS = new Set(
  `adviser advisers advisor advisors administration aide aides ally allies attorney attorneys backer backers camp campaign critic critics
  diplomat diplomats envoy family foundation friend friends government insider insiders lawyer lawyers legislation loyalist loyalists office
  official officials organization representative representatives source sources spokesman spokesmen spokesperson spokeswoman staff staffer
  staffers strategist supporter supporters surrogate surrogates team transition voter voters`.split(/\s+/),
);

const ARTICLES = new Set(['the', 'a', 'an']);

/** Can what is named speak, by its kind? */
export function maySpeak({ kind }: Mention): boolean {
  return kind !== 'date' && kind !== 'time' && kind !== 'money' && kind !== 'quantity';
}

/** The words that name a speaker. */
export type SpeakerWords = Omit<Speaker, 'confidence' | 'evidence'>;

/**
 * Tells what a phrase names as the speaker: of "Rich Heffley, a top operative who …" the name, of "the ministry’s spokesman"
 * the description, up to where more is said about them.
 */
export function speakerOf(phrase: Span, tokens: readonly Token[], mentions: readonly Mention[]): SpeakerWords {
  const from = tokenEndingAfter(tokens, phrase.start);
  let end = from;
  while (end < tokens.length && tokens[end]!.start < phrase.end) end += 1;
  if (end - from > 1 && tokens[end - 1]!.text === ',') end -= 1;
  const first = behindDateline(tokens, mentions, from, end);
  const only = tokens[first];
  if (end - first <= 1 && only !== undefined && PRONOUNS.has(only.text.toLowerCase())) {
    return { start: only.start, end: only.end, form: 'pronoun' };
  }
  let clause = first;
  while (clause < end && !endsClause(tokens[clause]!.text)) clause = behindAside(tokens, clause + 1, end);
  // Of “an official urged Novak” the phrase is the official.
  for (let i = first + 1; i < clause; i++) if (tells(tokens, i)) end = clause = i;
  const own = nameWithin(tokens, mentions, first, clause);
  const apart = behindParentheses(tokens, clause, end) + 1;
  const other = own?.kind === 'person' ? undefined : nameWithin(tokens, mentions, apart, end, true);
  // Of “people in Washington, Ohio,” the state is nobody.
  const name = other === undefined || other.kind === 'place' ? own : other;
  if (name !== undefined) {
    const { start, end: stop, entity } = name;
    return { start, end: stop, form: 'name', ...(entity !== undefined && { entity }) };
  }
  const last = tokens[Math.max(first, (clause > first ? clause : end) - 1)] ?? phrase;
  return { start: only?.start ?? phrase.start, end: last.end, form: 'description' };
}

/** So many tokens hold a dateline at most: “NEW YORK, 5 March (Northern Wire) —”. */
const LONGEST_DATELINE = 12;

/** The first token behind the dateline with which a phrase or a sentence begins, “Halvern (Northern Wire) Anna Berg …” too, where it does and something follows. */
export function behindDateline(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  first: number,
  end: number,
): number {
  const { text = '', start = 0 } = tokens[first] ?? {};
  const town = mentions[firstEndingAfter(mentions, start)];
  if (town?.kind === 'place' && town.start === start) {
    const behind = tokenEndingAfter(tokens, town.end);
    const aside = behind < end ? behindAside(tokens, behind, end) : behind;
    if (aside > behind && isCapitalised(tokens[aside]!.text)) return aside;
  }
  if (!/^(?:\p{Lu}{3,}|\()$/u.test(text)) return first;
  for (let i = first + 1; i + 1 < end && i - first <= LONGEST_DATELINE; i++) {
    const { start, end: stop, text } = tokens[i]!;
    const isApart = tokens[i - 1]!.end < start && stop < tokens[i + 1]!.start;
    if (/^[–—]$|^--$/.test(text) || (text === '-' && isApart)) return i + 1;
  }
  return first;
}

/** Behind what stands in parentheses at a token where words go on behind it, “Washington (Post) President Berg”; or else the token. */
function behindAside(tokens: readonly Token[], at: number, end: number): number {
  const behind = behindClosing(tokens, at, end);
  return behind === undefined || endsClause(tokens[behind]!.text) ? at : behind;
}

/** The comma behind parentheses at a token, “the head of the Harbour Board (HB), Mrs Berg”, or else the token. */
function behindParentheses(tokens: readonly Token[], at: number, end: number): number {
  const behind = behindClosing(tokens, at, end);
  return behind !== undefined && tokens[behind]!.text === ',' ? behind : at;
}

/** The token behind the parentheses that open at a token, where both stand before `end`. */
function behindClosing(tokens: readonly Token[], at: number, end: number): number | undefined {
  if (tokens[at]?.text !== '(') return undefined;
  for (let i = at + 1; i < end - 1 && i - at <= LONGEST_ASIDE; i++) if (tokens[i]!.text === ')') return i + 1;
  return undefined;
}

/** So many tokens stand in parentheses within a phrase. */
const LONGEST_ASIDE = 4;

function endsClause(word: string): boolean {
  return (
    word === ',' ||
    word === 'who' ||
    word === 'which' ||
    word === 'that' ||
    word === '(' ||
    word === '–' ||
    word === '—' ||
    isCode(word)
  );
}

/**
 * The name that the tokens are about: the last person that neither owns what follows nor follows a preposition; what is no
 * person only where nothing follows, or where it comes first and more is said of it ("the ministry on Sunday").
 *
 * @param atOnce only a name with which the tokens begin, or a person behind a title: “ranking member Anna Berg”
 */
function nameWithin(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  first: number,
  end: number,
  atOnce = false,
): Mention | undefined {
  if (first >= end) return undefined;
  const from = tokens[first]!.start;
  const until = tokens[end - 1]!.end;
  let name: Mention | undefined;
  for (let i = firstEndingAfter(mentions, from); i < mentions.length && mentions[i]!.start < until; i++) {
    const mention = mentions[i]!;
    if (!maySpeak(mention) || isFollower(mention, tokens, from, until)) continue;
    const token = tokenEndingAfter(tokens, mention.start);
    const behind = tokenEndingAfter(tokens, mention.end);
    const next = behind < end ? tokens[behind]!.text : '';
    if (atOnce && token > first + 1) {
      if (token > first + LONGEST_TITLE || !isTitle(tokens, first, token)) return name;
      if (mention.kind !== 'person') continue;
    }
    const owns = /^['’‘]s?$/.test(next);
    if ((owns && behind + 1 < end) || isPartOfOther(tokens, behind, end) || followsPreposition(tokens, first, token))
      continue;
    const opens = token - first <= (ARTICLES.has(tokens[first]!.text.toLowerCase()) ? 1 : 0);
    // Of “Berg and Novak” the first is named.
    if (name !== undefined && tokens[token - 1]?.text === 'and' && tokens[token - 2]?.end === name.end) continue;
    // Of “Ada Berg of the free Harbour Union” the person speaks, of “the Berg Union” the union.
    const isApart = name?.end !== tokens[token - 1]?.end;
    if (name?.kind === 'person' && mention.kind !== 'person' && isApart) continue;
    if (mention.kind === 'person' || next === '' || owns || (opens && (saysMore(next) || isVerbByForm(next))))
      name = mention;
  }
  return name;
}

/** So many tokens stand before the name of whom they describe. */
const LONGEST_TITLE = 4;

/** May these words be a title? */
function isTitle(tokens: readonly Token[], first: number, end: number): boolean {
  for (let i = first; i < end; i++) {
    const { text } = tokens[i]!;
    if (
      !/^[\p{L}.]+$/u.test(text) ||
      PREPOSITIONS.has(text) ||
      isReporting(text) ||
      /^(?:and|who|which|.*ed)$/.test(text)
    )
      return false;
  }
  return true;
}

/** Is this a verb that told something, not one that describes a noun as in “the accused man”? */
function tells(tokens: readonly Token[], i: number): boolean {
  const { text } = tokens[i]!;
  return isReporting(text) && /^(?:said|told)$|ed$/.test(text) && !ARTICLES.has(tokens[i - 1]!.text.toLowerCase());
}

/** Are these the words of what belongs to a name before them, “aide” or “communications official”? */
function isPartOfOther(tokens: readonly Token[], from: number, end: number): boolean {
  if (from >= end) return false;
  const next = tokens[from]!.text;
  if (BELONGS.has(next)) return true;
  return from + 1 < end && BELONGS.has(tokens[from + 1]!.text) && /^\p{Ll}+$/u.test(next) && !PREPOSITIONS.has(next);
}

/** Is it one of a party that is spoken of, “the Kentucky Republican”, rather than the party? */
function isFollower({ kind, start, end }: Mention, tokens: readonly Token[], from: number, until: number): boolean {
  if (kind !== 'group' || start === from || end !== until) return false;
  return FOLLOWERS.has(tokens[tokenEndingAfter(tokens, start)]!.text);
}

const FOLLOWERS = new Set(['Republican', 'Democrat', 'Conservative', 'Liberal', 'Libertarian', 'Socialist']);

/** Does a preposition of the phrase stand before a token, or before its article or title? */
function followsPreposition(tokens: readonly Token[], first: number, token: number): boolean {
  let before = token - 1;
  while (before > first && mayPrecedeName(tokens[before]!.text)) before -= 1;
  return before >= first && PREPOSITIONS.has(tokens[before]!.text.toLowerCase());
}

function mayPrecedeName(word: string): boolean {
  return ARTICLES.has(word.toLowerCase()) || word.endsWith('.') || word === 'President';
}

/** Does a word behind a name tell what it did, or where or when, rather than name something else? */
function saysMore(word: string): boolean {
  return (PREPOSITIONS.has(word) && word !== 'of' && word !== 'for') || isReporting(word);
}
