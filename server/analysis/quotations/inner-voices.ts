import type { Mention, Span, Token } from '../model.ts';
import { firstEndingAfter, isWithin, tokenFrom } from '../text/spans.ts';
import { isPossessiveSign } from '../text/tokens.ts';
import { beforeAdverbs, beforeAside, isBe } from './clauses.ts';
import { isReporting } from './cues.ts';
import { maySpeak, PREPOSITIONS } from './phrases.ts';
import { subjectOf } from './subjects.ts';
import { DETERMINERS, isHelping, LONGEST_DESCRIPTION, mayDescribe, tellsOf } from './tellers.ts';
import type { WordsOf } from './words-of.ts';

/** So many tokens stand between those who are quoted by others and their words at most, those within marks left out. */
const LONGEST_LEAD = 30;

/** Verbs that tell nearly always whose the words within marks behind them are. */
const TELLS = new Set(
  `said says told tells called calls wrote writes described describes tweeted labeled labels argued argues warned warns
  insisted insists explained explains contended contends read reads states stated stressed noted notes`.split(/\s+/),
);

const QUOTES = new Set('quoted quotes quoting cited cites citing'.split(' '));

/** “Novak used the words “a farce””. */
const USES = new Set(['used', 'uses', 'invoked', 'invokes', 'coined']);
const WORDS = new Set(['word', 'words', 'phrase', 'phrases', 'term', 'terms']);

/** What a clause begins with in which several people tell something: “that critics called”. */
const CLAUSES = new Set('that when while as because after though although'.split(' '));
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
  if (name !== undefined && name.start <= start) {
    if (name.end !== end || !maySpeak(name)) return undefined;
    if (tokens[who]!.text !== 'who') return { start: name.start, end };
    const isPlace = name.kind === 'place';
    const member = isPlace || name.kind === 'organization' ? memberOf(tokens, mentions, least, name) : undefined;
    return member ?? (isPlace ? personFrom(tokens, mentions, least, name) : undefined) ?? { start: name.start, end };
  }
  const first = beforeDescription(tokens, least, last);
  return first < last && !TIMES.has(tokens[last]!.text) ? { start: tokens[first + 1]!.start, end } : undefined;
}

/** “The council wrote a letter last week, which …”: what ends with these tells when. */
const TIMES = new Set('day days evening month months morning night summer week weekend weeks year years'.split(' '));

/** “Anna Berg, a reporter for the Harbour Post, who …”, “a reporter for the Harbour Post who …”: who is told to be with a body. */
function memberOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  least: number,
  body: Mention,
): Span | undefined {
  let last = tokenFrom(tokens, body.start) - 1;
  if (DETERMINERS.has(tokens[last]?.text ?? '')) last -= 1;
  if (!PREPOSITIONS.has(tokens[last]?.text ?? '')) return undefined;
  last -= 1;
  const first = beforeDescription(tokens, least, last);
  const opening = tokens[first];
  if (first >= last || first <= least || !DETERMINERS.has(opening?.text ?? '')) return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[first - 2]?.start ?? 0)];
  const isNamed = tokens[first - 1]!.text === ',' && name?.kind === 'person' && name.end === tokens[first - 2]!.end;
  return isNamed ? { start: name.start, end: name.end } : { start: opening!.start, end: tokens[last]!.end };
}

/** So many code units stand between a person and the place they are from, at most. */
const LONGEST_ORIGIN = 90;

/** “Sen. Anna Berg, D-Ohio, who …”, “Anna Berg, a professor at the university in Halvern, who …”: no place is somebody. */
function personFrom(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  least: number,
  place: Mention,
): Span | undefined {
  const from = Math.max(tokens[least]!.start, place.start - LONGEST_ORIGIN);
  for (let i = firstEndingAfter(mentions, place.start) - 1; i >= 0 && mentions[i]!.start >= from; i--) {
    const { kind, start, end } = mentions[i]!;
    if (kind !== 'person') continue;
    for (let j = tokenFrom(tokens, end); tokens[j]!.start < place.start; j++)
      if (/^[;:?!“”"]$/.test(tokens[j]!.text) || isReporting(tokens[j]!.text)) return undefined;
    return { start, end };
  }
  return undefined;
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
