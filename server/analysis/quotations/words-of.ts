import type { Mention, Span } from '../model.ts';
import { firstFrom } from '../text/spans.ts';

// “…,” in the words of his mate; “…” — Ada Berg; Ada Berg: “…”: whose words stand within marks is told beside them, without a verb.

const IN_THE_WORDS_OF = 'in the words of ';

/** So many code units before words within marks are looked through, and behind them. */
const REACH = 110;

/** What ends who is named: “in the words of Ada Berg, who was there”; the point of “Sen.” or “J.” does not. */
const END =
  /[,;:()“”"‘\n–—]|(?<!\b(?:Sen|Rep|Gov|Gen|Prof|Dr|Mr|Ms|Mrs|St|\p{Lu}))[.?!]| (?:who|which|that|when|in|on|during|after|before|at) /u;

/** A colon and what may stand behind it before words within marks, in code units. */
const MOST_BETWEEN = 4;

/** What parts those who are named from words that are not theirs. */
const PARTED = /[.?!;\n“”"]/;

/** Whose words they are, and the words that say so. */
export interface WordsOf {
  readonly speaker: Span;
  readonly cue: Span;
}

/**
 * Whose words stand within marks, where “in the words of Ada Berg” or “in Ada Berg’s words” is told right before them or behind them.
 *
 * @param outer what stands within marks, with its marks
 */
export function wordsOf(text: string, outer: Span): WordsOf | undefined {
  return before(text, outer.start) ?? behind(text, outer.end);
}

/** “In Ada Berg’s words, it was”, and the same behind what stands within marks. */
const THEIR_WORDS = String.raw`n ((?:\p{Lu}[\p{L}.-]*\s){0,4}\p{Lu}[\p{L}-]+)['’]s? (?:own )?words\b`;
const IN_THEIR_WORDS = new RegExp(String.raw`\b[Ii]${THEIR_WORDS}[^.?!;\n“”"]{0,40}$`, 'u');
const IN_THEIR_WORDS_BEHIND = new RegExp(`^[,.]? ?i${THEIR_WORDS}`, 'u');
const WORDS = 'words';

/** Who has the words that an expression finds in a text that begins at an offset. */
function theirs(text: string, expression: RegExp, from: number, end: number): WordsOf | undefined {
  const piece = text.slice(from, end);
  const found = piece.includes(WORDS) ? expression.exec(piece) : null;
  if (found === null) return undefined;
  const [whole, who = ''] = found;
  const start = from + found.index + whole.indexOf(who);
  const words = from + found.index + whole.indexOf(WORDS, whole.indexOf(who) + who.length);
  return { speaker: { start, end: start + who.length }, cue: { start: words, end: words + WORDS.length } };
}

function before(text: string, end: number): WordsOf | undefined {
  const from = Math.max(0, end - REACH);
  const own = theirs(text, IN_THEIR_WORDS, from, end);
  if (own !== undefined) return own;
  const at = text.slice(from, end).toLowerCase().lastIndexOf(IN_THE_WORDS_OF);
  const found = at < 0 ? undefined : told(text, from + at, end);
  return found === undefined || PARTED.test(text.slice(found.speaker.end, end)) ? undefined : found;
}

function behind(text: string, start: number): WordsOf | undefined {
  const point = text[start] === ',' || text[start] === '.' ? start + 1 : start;
  const at = text[point] === ' ' ? point + 1 : point;
  const isTold = text.slice(at, at + IN_THE_WORDS_OF.length).toLowerCase() === IN_THE_WORDS_OF;
  if (isTold) return told(text, at, Math.min(text.length, at + REACH));
  return theirs(text, IN_THEIR_WORDS_BEHIND, start, Math.min(text.length, start + REACH));
}

/** Who is named behind the words at an offset, before `end`. */
function told(text: string, at: number, end: number): WordsOf | undefined {
  const start = at + IN_THE_WORDS_OF.length;
  const words = text.slice(start, end);
  const stop = END.exec(words)?.index ?? words.trimEnd().length;
  return stop === 0 ? undefined : { speaker: { start, end: start + stop }, cue: { start: at, end: start - 1 } };
}

/** Verbs that tell what somebody is called, where it is done by somebody. */
const CALLED =
  '(?:billed|branded|called|characteri[sz]ed|condemned|decried|denounced|derided|described|dismissed|dubbed|hailed|label+ed|praised|ridiculed|slammed|touted)';

const CALLED_BY = new RegExp(`\\b${CALLED} by ([^,;:.“”"‘]{1,60}?) as (?:an? |the )?$`, 'u');
const CALLED_AS = new RegExp(
  `(?:\\b(?:be|been|being|is|was|were)|,) (?:\\p{Ll}+ly )?${CALLED} (?:as )?(?:an? |the )?$`,
  'u',
);

/**
 * Who calls something so: “described by a resident as “an insult””, “branded “an insult” by Anna Berg”.
 *
 * @param outer what stands within marks, with its marks
 * @param mentions in order
 */
export function calledBy(text: string, outer: Span, mentions: readonly Mention[]): WordsOf | undefined {
  const words = text.slice(Math.max(0, outer.start - REACH), outer.start);
  const by = words.includes(' by ') ? CALLED_BY.exec(words) : null;
  if (by !== null) {
    const at = outer.start - words.length + by.index;
    const start = at + by[0].indexOf(' by ') + ' by '.length;
    return { speaker: { start, end: start + by[1]!.length }, cue: { start: at, end: start - 1 } };
  }
  if (!text.startsWith(' by ', outer.end) || !CALLED_AS.test(words)) return undefined;
  const name = mentions[firstFrom(mentions, outer.end)];
  const start = outer.end + ' by '.length;
  if (name?.kind !== 'person' || !TITLE.test(text.slice(start, name.start))) return undefined;
  return { speaker: { start, end: name.end }, cue: { start: start - ' by'.length, end: start - 1 } };
}

/** So many code units hold a line with which somebody signs, at most. */
const LONGEST_LINE = 120;

/** The dash with which a signature begins, behind words within marks or in the next line. */
const SIGNS = /^[ \t]*(?:\n[ \t]*){0,2}(—|–|―|--?)( ?)/;

/** What may stand between the dash and the name: a title, but not “with help from”. */
const TITLE = /^(?!(?:by|from|with)\b)(?:\p{L}[\p{L}.’'-]*,? )*$/iu;

/**
 * Who signs what stands within marks: “…” and behind it, or in the next line, “— Ada Berg, harbour master” and nothing more.
 *
 * @param outer what stands within marks, with its marks
 * @param mentions in order
 */
export function signedBy(text: string, outer: Span, mentions: readonly Mention[]): WordsOf | undefined {
  const found = SIGNS.exec(text.slice(outer.end, outer.end + 20));
  if (found === null) return undefined;
  const [signs, dash = '', space = ''] = found;
  const from = outer.end + signs.length;
  const name = mentions[firstFrom(mentions, from)];
  if (name === undefined || !TITLE.test(text.slice(from, name.start))) return undefined;
  const end = text.indexOf('\n', from);
  const line = (end < 0 ? text.length : end) - from;
  const behind = name.kind === 'person' ? /^(?:$|[.\n,(]| and )/ : /^(?:$|\n)/;
  if (name.kind !== 'person' && name.kind !== 'organization') return undefined;
  if (line > LONGEST_LINE || !behind.test(text.slice(name.end, name.end + 5))) return undefined;
  const { length } = space;
  const cue = { start: from - length - dash.length, end: from - length };
  return { speaker: { start: name.start, end: name.end }, cue };
}

/** What ends a headline that tells who says it: “…, says Ada Berg”. */
const HEADLINE_TAIL =
  /^[^.?!:\n“”"]{0,80}, ((?:say|warn|claim|admit|insist|suggest|find)s?) ([^,.;:?!\n“”"‘]{2,50})(?:\n|$)/u;

/**
 * Who says what a headline quotes, where it ends with them: “Harbour is ‘in ruins’, says Ada Berg”.
 *
 * @param outer what stands within marks, with its marks
 */
export function endsWithVoice(text: string, { end }: Span): WordsOf | undefined {
  const tail = HEADLINE_TAIL.exec(text.slice(end, end + LONGEST_LINE));
  if (tail === null) return undefined;
  const [whole, verb = '', who = ''] = tail;
  const stop = end + whole.trimEnd().length;
  const start = stop - who.trimEnd().length;
  return { speaker: { start, end: stop }, cue: { start: start - 1 - verb.length, end: start - 1 } };
}

/** The heading of a turn right before words within marks: “Reporter: “…””, “Ada Berg: “…””. */
const HEADS = /(?:^|\n|[.?!…”"’'] )[ \t]*(\p{Lu}[\p{L}.’'-]*(?: [\p{L}.’'-]+){0,3}):[ \t\n]{0,3}$/u;

/** Who has turns without being named. */
const ROLES =
  /\b(?:anchor|attorney|caller|correspondent|host|interviewer|journalist|judge|lawyer|man|moderator|officer|presenter|prosecutor|reporter|senator|voice|woman)$/i;

/**
 * Whose turn it is, where a heading says so right before words within marks.
 *
 * @param outer what stands within marks, with its marks
 * @param mentions in order
 */
export function headedBy(text: string, outer: Span, mentions: readonly Mention[]): WordsOf | undefined {
  const from = Math.max(0, outer.start - MOST_BETWEEN);
  const colon = from + text.slice(from, outer.start).lastIndexOf(':');
  if (colon < from) return undefined;
  const label = HEADS.exec(text.slice(Math.max(0, outer.start - REACH), outer.start))?.[1] ?? '';
  const start = colon - label.length;
  const name = mentions[firstFrom(mentions, start)];
  const isNamed = name?.kind === 'person' && name.end === colon;
  if (label === '' || (!isNamed && !ROLES.test(label))) return undefined;
  return { speaker: { start, end: colon }, cue: { start: colon, end: colon + 1 } };
}
