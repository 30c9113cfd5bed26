import type { Mention, Span, Token } from '../model.ts';
import { firstEndingAfter, tokenFrom } from '../text/spans.ts';
import { isPossessiveSign } from '../text/tokens.ts';
import { isReporting } from './cues.ts';
import { maySpeak, PREPOSITIONS } from './phrases.ts';
import { DETERMINERS, isHelping, LONGEST_DESCRIPTION, mayDescribe, PARTS, tellsOf } from './tellers.ts';
import type { WordsOf } from './words-of.ts';

// Who says what stands within marks is mostly told right behind it.

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
 * “…?” asked Novak; “…,” reads the petition.
 *
 * @param until where the words within marks end, with their mark
 */
export function saidBehind(tokens: readonly Token[], mentions: readonly Mention[], until: number): WordsOf | undefined {
  const first = tokenFrom(tokens, until);
  const ending = tokens[first - 2]?.text ?? '';
  if (!/^[,?!]$/.test(ending)) return undefined;
  const isVerbFirst = tellsOf(tokens[first]?.text ?? '');
  const from = isVerbFirst ? first + 1 : first;
  const speaker = personAt(tokens, mentions, from) ?? describedAt(tokens, from);
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
export function personAt(tokens: readonly Token[], mentions: readonly Mention[], first: number): Span | undefined {
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

/** What leads to a sentence: “But Novak”, “Thus Novak”. */
const LEADS = new Set(['but', 'and', 'yet', 'so', 'still', 'thus']);

/** Somebody with whom the words begin from which a sentence goes on to a cue: “The council, which meets on Mondays, said”. */
export function opensWith({ start }: Span, tokens: readonly Token[], mentions: readonly Mention[]): Span | undefined {
  let first = tokenFrom(tokens, start);
  if (LEADS.has(tokens[first]?.text.toLowerCase() ?? '')) first += 1;
  const opening = tokens[first];
  if (opening === undefined) return undefined;
  const name = mentions[firstEndingAfter(mentions, opening.start)];
  if (
    name?.start === opening.start &&
    name.kind !== 'place' &&
    maySpeak(name) &&
    !isPossessiveSign(tokens[tokenFrom(tokens, name.end)]?.text ?? '')
  )
    return { start: name.start, end: name.end };
  return /^(?:he|she|they)$/i.test(opening.text) ? { start: opening.start, end: opening.end } : undefined;
}

/** What somebody does whose words follow in a paragraph of their own. */
const SENDS =
  /^(?:added|answered|gave|issued|offered|posted|published|put|released|replied|responded|sent|tweeted|wrote)$/;

/** The body that is named or described at a token, and sends words: “the company sent a statement:”. */
export function senderAt(tokens: readonly Token[], mentions: readonly Mention[], first: number): Span | undefined {
  const { start } = tokens[first]!;
  const name = mentions[firstEndingAfter(mentions, start)];
  const isNamed = name?.start === start && name.kind === 'organization';
  let end = isNamed ? tokenFrom(tokens, name.end) : first + 1;
  if (!isNamed && !DETERMINERS.has(tokens[first]!.text.toLowerCase())) return undefined;
  while (!SENDS.test(tokens[end]?.text ?? '')) {
    if (isNamed || end - first > LONGEST_DESCRIPTION || !mayDescribe(tokens[end]?.text ?? '')) return undefined;
    end += 1;
  }
  return end === first + 1 && !isNamed ? undefined : { start, end: tokens[end - 1]!.end };
}

function describedAt(tokens: readonly Token[], first: number): Span | undefined {
  const end = behindDescription(tokens, first);
  return end === undefined ? undefined : { start: tokens[first]!.start, end: tokens[end - 1]!.end };
}
