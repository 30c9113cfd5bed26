import type { Mention, Span, Token } from '../model.ts';
import { firstEndingAfter, isWithin, tokenFrom } from '../text/spans.ts';
import { isPossessiveSign } from '../text/tokens.ts';
import { beforeAdverbs, beforeAside, isBe } from './clauses.ts';
import { isReporting } from './cues.ts';
import { maySpeak, PREPOSITIONS, PRONOUNS } from './phrases.ts';
import { subjectOf } from './subjects.ts';
import type { WordsOf } from './words-of.ts';

/** So many tokens stand between those who are quoted by others and their words at most, those within marks left out. */
const LONGEST_LEAD = 30;

const LONGEST_DESCRIPTION = 5;

/** Verbs that tell nearly always whose the words within marks behind them are. */
const TELLS = new Set(
  `said says told tells called calls wrote writes described describes tweeted labeled labels argued argues warned warns
  insisted insists explained explains contended contends read reads states stated stressed noted notes`.split(/\s+/),
);

const QUOTES = new Set('quoted quotes quoting cited cites citing'.split(' '));

/** “Novak used the words “a farce””. */
const USES = new Set(['used', 'uses', 'invoked', 'invokes', 'coined']);
const WORDS = new Set(['word', 'words', 'phrase', 'phrases', 'term', 'terms']);

const HELPING = new Set(
  'also has have had now then later once again still even reportedly just purportedly'.split(' '),
);
const DETERMINERS = new Set('the a an one another'.split(' '));
/** What a clause begins with in which several people tell something: “that critics called”. */
const CLAUSES = new Set('that when while as because after though although'.split(' '));
/** What no description holds. */
const PARTS = new Set('and or but as that which who what to is was are were if when while'.split(' '));

/**
 * Whose words stand within marks where somebody is quoted who quotes others: “Berg said Novak called the plan “a farce””. PolNeAR, which
 * attributions were learned from, leaves all of it to Berg; annotated news leaves the farce to Novak, thirty times of thirty-one where these
 * rules find one.
 *
 * @param from where the sentence begins, or what its cue reports
 * @param until where words within marks begin in that sentence, with their mark
 * @param pieces what stands within marks, in order
 */
export function innerVoice(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  pieces: readonly Span[],
  from: number,
  until: number,
  alone = false,
): WordsOf | undefined {
  const least = tokenFrom(tokens, from);
  const singer = alone ? leadingBefore(tokens, mentions, least, tokenFrom(tokens, until)) : undefined;
  if (singer !== undefined) return singer;
  let lead = 0;
  let commas = 0;
  let words = false;
  for (let i = tokenFrom(tokens, until) - 1; i > least; i--) {
    const { text, start, end } = tokens[i]!;
    if (isWithin(pieces, start)) continue;
    lead += 1;
    if (text === ',') commas += 1;
    if (text === ';' || commas > 1 || lead > LONGEST_LEAD) return undefined;
    words ||= WORDS.has(text);
    // “The council had been warned”: whoever is told something says nothing.
    if (TELLS.has(text) && isBe(tokens[beforeAdverbs(tokens, least, i) - 1])) continue;
    if (text === 'saying' && tokens[i - 1]!.text === 'as') {
      const speaker = quotedAs(tokens, least, i - 1);
      return speaker && { speaker, cue: { start: tokens[i - 1]!.start, end } };
    }
    const who = tellsOf(text) && whoBefore(tokens, mentions, least, i);
    if (who) return { speaker: who, cue: { start, end } };
    const puts = (text === 'put' || text === 'puts') && tokens[i + 1]?.text === 'it';
    if (!puts && !(words && USES.has(text)) && !TELLS.has(text)) {
      if (isReporting(text) && /(?:s|ed)$/.test(text)) return undefined;
      continue;
    }
    const speaker =
      subjectBefore(tokens, mentions, least, i, alone) ??
      (puts ? subjectOf(undefined, { start, end }, from, tokens, mentions) : undefined);
    return speaker && { speaker, cue: { start, end } };
  }
  return undefined;
}

/** “In it she sings, “…””: a pronoun or a person and a verb right before words within marks, whatever the verb is. */
function leadingBefore(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  least: number,
  first: number,
): WordsOf | undefined {
  const verb = first - 2;
  if (verb - 1 < least || !/^[,:]$/.test(tokens[first - 1]!.text) || !/^\p{Ll}{3,}(?:s|ed)$/u.test(tokens[verb]!.text))
    return undefined;
  const { start, end, text } = tokens[verb - 1]!;
  const cue = { start: tokens[verb]!.start, end: tokens[verb]!.end };
  if (/^(?:he|she|they)$/i.test(text)) return { speaker: { start, end }, cue };
  const name = mentions[firstEndingAfter(mentions, start)];
  return name?.kind === 'person' && name.end === end ? { speaker: { start: name.start, end }, cue } : undefined;
}

/** So many tokens stand between those who are told behind words within marks and their verb at most. */
const LONGEST_TAIL = 16;

/** Participles that tell more of what is read: “a report issued by Novak”. */
const MADE = new Set(['issued', 'made', 'published', 'released', 'sent', 'written']);

/**
 * Who says what stands within marks, where they are told right behind it and then their verb: “…,” the report says; “…,” Anna Berg, who
 * wrote it, once told the council; “…,” a summary of Novak’s plan says.
 *
 * @param until where the words within marks end, with their mark
 */
export function toldBehind(tokens: readonly Token[], mentions: readonly Mention[], until: number): WordsOf | undefined {
  const first = tokenFrom(tokens, until);
  const opening = tokens[first];
  if (opening === undefined || !/[,?!]/.test(tokens[first - 2]?.text ?? '')) return undefined;
  const name = mentions[firstEndingAfter(mentions, until)];
  const isNamed = name?.start === opening.start && maySpeak(name);
  const end = isNamed ? tokenFrom(tokens, name.end) : behindDescription(tokens, first);
  if (end === undefined) return undefined;
  const { text: next = '' } = tokens[end] ?? {};
  const more = /^[,(]$/.test(next) || PREPOSITIONS.has(next) || MADE.has(next);
  for (let i = end; i < tokens.length && i - end <= LONGEST_TAIL; i++) {
    const { text, start, end: stop } = tokens[i]!;
    if (/^[.;:“”"]$/.test(text)) return undefined;
    if (tellsOf(text))
      return { speaker: { start: opening.start, end: tokens[end - 1]!.end }, cue: { start, end: stop } };
    if (!more && !isHelping(text)) return undefined;
  }
  return undefined;
}

/** Behind the words at a token that describe somebody: “the two chairmen”; none where they do not. */
function behindDescription(tokens: readonly Token[], first: number): number | undefined {
  if (!DETERMINERS.has(tokens[first]?.text ?? '')) return undefined;
  let end = first + 1;
  while (end - first <= LONGEST_DESCRIPTION && mayDescribe(tokens[end]?.text ?? '')) end += 1;
  if (end > first + 2 && tellsOf(tokens[end - 1]!.text)) end -= 1;
  return end === first + 1 ? undefined : end;
}

/** So many words lead to a name at most: “the company’s new chief, Sen.”. */
const LONGEST_ROLE = 6;

/** What may stand behind a name that ends who speaks: “said Novak, who …”, “said Novak as he left”, but not “said Novak ally Ada Berg”. */
const ENDS_NAME = /^(?:[,.;(–—-]|as|when|while|who|because|upon)$/;

const ANSWERS = /^(?:answer|repl|respond)/;

/**
 * Who says what stands within marks, where they and a verb follow right behind it: “…,” Anna Berg said; “…,” the mayor told the council;
 * “…?” asked Novak.
 *
 * @param until where the words within marks end, with their mark
 */
export function saidBehind(tokens: readonly Token[], mentions: readonly Mention[], until: number): WordsOf | undefined {
  const first = tokenFrom(tokens, until);
  const ending = tokens[first - 2]?.text ?? '';
  if (!/^[,?!]$/.test(ending)) return undefined;
  const isVerbFirst = tellsOf(tokens[first]?.text ?? '');
  const speaker =
    personAt(tokens, mentions, isVerbFirst ? first + 1 : first) ??
    (isVerbFirst ? undefined : describedAt(tokens, first));
  if (speaker === undefined) return undefined;
  const behind = tokenFrom(tokens, speaker.end);
  let verb = isVerbFirst ? first : behind;
  while (!isVerbFirst && isHelping(tokens[verb]?.text ?? '')) verb += 1;
  const cue = tokens[verb];
  const { text: next = '.' } = tokens[isVerbFirst ? behind : verb + 1] ?? {};
  if (cue === undefined || (isVerbFirst ? !ENDS_NAME.test(next) && !PREPOSITIONS.has(next) : !tellsOf(cue.text)))
    return undefined;
  // Behind “…?” somebody else may answer: “…?” Novak replied, “No.”
  const isAnswer = ending !== ',' && (ANSWERS.test(cue.text) || /^[“"‘']/.test(tokens[verb + 2]?.text ?? ''));
  return isAnswer || next === ':' ? undefined : { speaker, cue: { start: cue.start, end: cue.end } };
}

/** The person who is named or “he” at a token, or behind a title or a role there. */
function personAt(tokens: readonly Token[], mentions: readonly Mention[], first: number): Span | undefined {
  const { text = '', start = 0, end = 0 } = tokens[first] ?? {};
  if (/^(?:he|she|they)$/i.test(text)) return { start, end };
  for (let i = first; i < tokens.length && i - first <= LONGEST_ROLE; i++) {
    const token = tokens[i]!;
    const name = mentions[firstEndingAfter(mentions, token.start)];
    if (name?.kind === 'person' && name.start === token.start) return { start: name.start, end: name.end };
    const leads = /^\p{L}/u.test(token.text) || isPossessiveSign(token.text) || token.text === '.';
    if (!leads || PARTS.has(token.text) || PREPOSITIONS.has(token.text) || isReporting(token.text)) return undefined;
  }
  return undefined;
}

function describedAt(tokens: readonly Token[], first: number): Span | undefined {
  const end = behindDescription(tokens, first);
  return end === undefined ? undefined : { start: tokens[first]!.start, end: tokens[end - 1]!.end };
}

/** Is this a verb that reports, in a form that tells it of somebody? */
function tellsOf(word: string): boolean {
  return isReporting(word) && /(?:s|ed|said|told|wrote)$/.test(word);
}

/** Whom somebody quotes “as saying” something. */
function quotedAs(tokens: readonly Token[], least: number, as: number): Span | undefined {
  let first = as;
  while (first >= least && as - first <= LONGEST_LEAD && !QUOTES.has(tokens[first - 1]?.text ?? '')) first -= 1;
  return first >= least && first < as ? { start: tokens[first]!.start, end: tokens[as - 1]!.end } : undefined;
}

/** “Berg spoke as Novak did, who told the council …”, “a reporter who claimed”: who stands before “who”. */
function whoBefore(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  least: number,
  verb: number,
): Span | undefined {
  let who = verb - 1;
  while (who >= least && isHelping(tokens[who]!.text)) who -= 1;
  return tokens[who]?.text === 'who' ? antecedentOf(tokens, mentions, least, who) : undefined;
}

/** Of whom “who” or “which” tells more: the name or the description that ends right before the token at `who`, not before `least`. */
export function antecedentOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  least: number,
  who: number,
): Span | undefined {
  const last = tokens[who - 1]?.text === ',' ? who - 2 : who - 1;
  if (last < least) return undefined;
  const { start, end } = tokens[last]!;
  const name = mentions[firstEndingAfter(mentions, start)];
  if (name !== undefined && name.start <= start)
    return name.end === end && maySpeak(name) ? { start: name.start, end } : undefined;
  const first = beforeDescription(tokens, least, last);
  return first < last ? { start: tokens[first + 1]!.start, end } : undefined;
}

/** So many tokens stand between commas within a clause at most. */
const LONGEST_PARENTHESIS = 7;

/** The token before what stands between commas before a verb: “Novak, on the recording, tells”. */
function beforeParenthesis(tokens: readonly Token[], least: number, last: number): number {
  for (let i = last - 1; i > least && last - i <= LONGEST_PARENTHESIS; i--) {
    const { text } = tokens[i]!;
    if (text === ',') return PREPOSITIONS.has(tokens[i + 1]!.text) ? i - 1 : last;
    if (!/^[\p{L}\p{N}]/u.test(text)) return last;
  }
  return last;
}

/** The last token before the words of a description that end at `last`. */
function beforeDescription(tokens: readonly Token[], least: number, last: number): number {
  let first = last;
  while (first >= least && last - first < LONGEST_DESCRIPTION && mayDescribe(tokens[first]!.text)) first -= 1;
  return first;
}

/** Who tells what the verb at `verb` reports: a name, one who is described, or somebody’s: “Novak’s lawyers”, “G7 leaders”. */
function subjectBefore(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  least: number,
  verb: number,
  alone: boolean,
): Span | undefined {
  let last = verb - 1;
  if (alone && /^['’](?:s|ve)$/.test(tokens[last]?.text ?? '')) last -= 1;
  while (last >= least && isHelping(tokens[last]!.text)) last -= 1;
  last = beforeAside(tokens, least, last + 1) - 1;
  if (tokens[last]?.text === ',') last = beforeParenthesis(tokens, least, last);
  if (last < least) return undefined;
  const { start, end } = tokens[last]!;
  if (alone && /^(?:he|she|they)$/i.test(tokens[last]!.text)) return { start, end };
  const name = mentions[firstEndingAfter(mentions, start)];
  if (name !== undefined && name.start <= start) {
    if (name.end !== end || !maySpeak(name)) return undefined;
    const before = tokens[tokenFrom(tokens, name.start) - 1]?.text ?? '';
    return !isPreposition(before) ? { start: name.start, end } : undefined;
  }
  let first = beforeDescription(tokens, least, last);
  if (isPossessiveSign(tokens[first]?.text ?? '')) first -= 1;
  if (last > first && (first < least || CLAUSES.has(tokens[first]!.text)) && /s$|^people$/.test(tokens[last]!.text))
    return { start: tokens[first + 1]!.start, end };
  const opening = tokens[first];
  if (opening === undefined || first >= last || first < least) return undefined;
  const owner = mentions[firstEndingAfter(mentions, opening.start)];
  const owned = owner !== undefined && owner.start <= opening.start && owner.end === opening.end;
  if (!owned && !DETERMINERS.has(opening.text.toLowerCase())) return undefined;
  const from = owned ? owner.start : opening.start;
  return isPreposition(tokens[tokenFrom(tokens, from) - 1]?.text ?? '') ? undefined : { start: from, end };
}

/** Does a preposition stand here that no clause begins with? */
function isPreposition(word: string): boolean {
  return PREPOSITIONS.has(word) && word !== 'after' && word !== 'before';
}

function isHelping(word: string): boolean {
  return HELPING.has(word) || /^\p{Ll}{3,}ly$/u.test(word);
}

function mayDescribe(word: string): boolean {
  return (
    /^\p{Ll}[\p{L}-]+$/u.test(word) &&
    !DETERMINERS.has(word) &&
    !PARTS.has(word) &&
    !PREPOSITIONS.has(word) &&
    !PRONOUNS.has(word) &&
    !/ed$/.test(word)
  );
}
