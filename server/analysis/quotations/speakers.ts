import type { Mention, Sentence, Span, Speaker, Token } from '../model.ts';
import { isCapitalised } from '../text/characters.ts';
import { isReporting } from './cues.ts';

/** A speaker and the word that reports what was said. */
export interface Attribution {
  readonly speaker?: Speaker;
  readonly cue?: Span;
}

/** What attribution looks at, all in order. */
export interface Context {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  /** The outermost pieces within marks: what stands in them does not tell who says them. */
  readonly pieces: readonly Span[];
}

const PRONOUNS = new Set(['he', 'she', 'they', 'i', 'we', 'it', 'who', 'you']);
const DETERMINERS = new Set(
  'the a an another one this that some many several most his her their its our my'.split(' '),
);
const PREPOSITIONS = new Set(
  'of in on at by for from to with about against after before during into over under'.split(' '),
);

/** How far a cue stands from the marks at most, in tokens. */
const REACH = 30;

/** The index of the first token that ends after `offset`. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Looks for the cue and the speaker right after a piece: “…,” he said; “…,” said the minister. */
export function attributeAfter(context: Context, from: number, until: number): Attribution | undefined {
  const { tokens } = context;
  const end = Math.min(until, from + REACH);
  let first = from;
  while (first < end && (tokens[first]!.text === ',' || tokens[first]!.text === '—')) first += 1;
  for (let i = first; i < end; i++) {
    const word = tokens[i]!.text.toLowerCase();
    if (/^[.;:"“]$/.test(word)) return undefined;
    if (!isReporting(word)) continue;
    const inverted = i - first === 0 || (i - first === 1 && tokens[first]!.text.endsWith('ly'));
    const speaker = inverted ? phraseFrom(context, i + 1, end) : phraseFrom(context, first, i);
    if (speaker !== undefined) return { speaker, cue: spanOf(tokens, i, i + 1) };
    if (inverted) return undefined;
  }
  return undefined;
}

/** Looks for the cue and the speaker before a piece: the minister called it “…”; according to her, “…”. */
export function attributeBefore(context: Context, from: number, until: number): Attribution | undefined {
  const { tokens } = context;
  for (let i = until - 1; i >= Math.max(from, until - REACH); i--) {
    const word = tokens[i]!.text.toLowerCase();
    if (word === 'according' && tokens[i + 1]?.text === 'to') {
      const speaker = phraseFrom(context, i + 2, until);
      if (speaker !== undefined) return { speaker, cue: spanOf(tokens, i, i + 2) };
    }
    // "so-called" reports nothing.
    if (!isReporting(word) || tokens[i - 1]?.text === '-') continue;
    const speaker = phraseBefore(context, from, i);
    if (speaker !== undefined) return { speaker, cue: spanOf(tokens, i, i + 1) };
  }
  return undefined;
}

function spanOf(tokens: readonly Token[], from: number, until: number): Span {
  return { start: tokens[from]!.start, end: tokens[until - 1]!.end };
}

/** The first name, description or pronoun from a token on. */
function phraseFrom(context: Context, from: number, until: number): Speaker | undefined {
  const { tokens } = context;
  for (let i = from; i < until; i++) {
    const phrase = phraseAt(context, i, until);
    if (phrase !== undefined) return phrase;
    if (!isCapitalised(tokens[i]!.text) && !/^(?:then|also|later|just|once|\p{L}+ly)$/u.test(tokens[i]!.text))
      return undefined;
  }
  return undefined;
}

/** The subject of a verb: the nearest phrase to its left that no preposition leads and that begins a clause. */
function phraseBefore(context: Context, from: number, verb: number): Speaker | undefined {
  const { tokens } = context;
  let nearest: Speaker | undefined;
  for (let i = verb - 1; i >= from; i--) {
    const phrase = phraseAt(context, i, verb);
    if (phrase === undefined) continue;
    nearest ??= phrase;
    const before = tokens[i - 1]?.text.toLowerCase() ?? '';
    if (i === from || !PREPOSITIONS.has(before)) {
      if (phrase.form !== 'description' || i === from || !DETERMINERS.has(before)) return phrase;
    }
  }
  return nearest;
}

function phraseAt(context: Context, index: number, until: number): Speaker | undefined {
  const { tokens, mentions } = context;
  const token = tokens[index]!;
  const word = token.text.toLowerCase();
  const mention = mentionAt(mentions, token.start);
  if (mention !== undefined && mention.end > token.start && mention.start <= token.start) {
    const { start, end, entity } = mention;
    return { start, end, form: 'name', ...(entity !== undefined && { entity }) };
  }
  if (PRONOUNS.has(word)) return { start: token.start, end: token.end, form: 'pronoun' };
  if (!DETERMINERS.has(word)) return undefined;
  let end = index + 1;
  while (end < until && end - index < 6 && /^[\p{L}-]+$/u.test(tokens[end]!.text)) {
    const next = tokens[end]!.text.toLowerCase();
    if (PREPOSITIONS.has(next) || PRONOUNS.has(next) || isReporting(next)) break;
    if (mentionAt(mentions, tokens[end]!.start) !== undefined && end > index + 1) break;
    end += 1;
  }
  return end === index + 1 ? undefined : { ...spanOf(tokens, index, end), form: 'description' };
}

/** The name that stands at an offset, dates and sums aside. */
function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  const mention = mentions[low];
  if (mention === undefined || mention.start > offset) return undefined;
  return mention.kind === 'date' || mention.kind === 'money' || mention.kind === 'time' || mention.kind === 'quantity'
    ? undefined
    : mention;
}
