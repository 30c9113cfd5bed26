import type { Mention, Span, Speaker, Token } from '../model.ts';
import { firstEndingAfter } from '../text/spans.ts';

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
  const first = firstEndingAfter(tokens, phrase.start);
  let end = first;
  while (end < tokens.length && tokens[end]!.start < phrase.end) end += 1;
  const only = tokens[first];
  if (end - first <= 1 && only !== undefined && PRONOUNS.has(only.text.toLowerCase())) {
    return { start: only.start, end: only.end, form: 'pronoun' };
  }
  let clause = first;
  while (clause < end && !endsClause(tokens[clause]!.text)) clause += 1;
  const name = nameWithin(tokens, mentions, first, clause) ?? nameWithin(tokens, mentions, clause + 1, end, true);
  if (name !== undefined) {
    const { start, end: stop, entity } = name;
    return { start, end: stop, form: 'name', ...(entity !== undefined && { entity }) };
  }
  const last = tokens[Math.max(first, (clause > first ? clause : end) - 1)] ?? phrase;
  return { start: only?.start ?? phrase.start, end: last.end, form: 'description' };
}

function endsClause(word: string): boolean {
  return word === ',' || word === 'who' || word === 'which' || word === '(' || word === '–' || word === '—';
}

/**
 * The name that the tokens are about: the last person that neither owns what follows nor follows a preposition; what is no
 * person only where nothing follows.
 *
 * @param atOnce only a name with which the tokens begin
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
    if (!maySpeak(mention)) continue;
    const token = firstEndingAfter(tokens, mention.start);
    const next = tokens[firstEndingAfter(tokens, mention.end)];
    if (atOnce && token > first + 1) return name;
    if (next !== undefined && next.end <= until && /^['’]s?$/.test(next.text)) continue;
    if (token > first && PREPOSITIONS.has(tokens[token - 1]!.text.toLowerCase())) continue;
    if (mention.kind === 'person' || mention.end >= until) name = mention;
  }
  return name;
}
