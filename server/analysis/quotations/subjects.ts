import type { Mention, Span, Token } from '../model.ts';
import { isCapitalised, isLetter } from '../text/characters.ts';
import { firstEndingAfter, tokenEndingAfter } from '../text/spans.ts';
import { isReporting } from './cues.ts';
import { PREPOSITIONS } from './phrases.ts';

// Whom the grammar of a sentence makes the speaker, where the words that were taken for one name somebody else, or nobody was
// found. Each rule was right more often than wrong in articles that the models were not made from.

/** Tokens from `first` up to but not including `end`. */
interface Range {
  readonly first: number;
  readonly end: number;
}

/** A cue in its sentence. */
interface Clause {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** The first token of the sentence, and that of the cue. */
  readonly opening: number;
  readonly cue: number;
  /** The last token before the cue that is no adverb. */
  readonly before: number;
}

/**
 * Who speaks at a cue.
 *
 * @param phrase the words that were taken for the speaker, if any were
 * @param cue the words that report
 * @param from where their sentence begins
 * @returns the phrase itself where the sentence makes nobody else the speaker
 */
export function subjectOf(
  phrase: Span | undefined,
  cue: Span,
  from: number,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Span | undefined {
  const first = tokenEndingAfter(tokens, cue.start);
  const opening = tokenEndingAfter(tokens, from);
  const clause: Clause = { tokens, mentions, opening, cue: first, before: beforeAdverbs(tokens, opening, first) - 1 };
  const taken = phrase && rangeOf(phrase, tokens);
  const found =
    beforeSource(clause) ??
    beforeRelative(clause, taken) ??
    ofMainClause(clause, taken) ??
    (taken && (beforeWho(clause, taken) ?? whoAlone(clause, taken) ?? asked(clause, taken) ?? named(clause, taken)));
  return found ? { start: tokens[found.first]!.start, end: tokens[found.end - 1]!.end } : phrase;
}

function rangeOf({ start, end }: Span, tokens: readonly Token[]): Range {
  return { first: tokenEndingAfter(tokens, start), end: tokenEndingAfter(tokens, end - 1) + 1 };
}

/** “‘We won,’ Berg said, according to a transcript”: who said it, not where it can be read. */
function beforeSource({ tokens, mentions, opening, cue }: Clause): Range | undefined {
  if (cue - 3 < opening || tokens[cue]!.text !== 'according') return undefined;
  const end = tokens[cue - 1]!.text === ',' ? cue - 1 : cue;
  if (end === cue && !isReporting(tokens[cue - 1]!.text)) return undefined;
  if (isReporting(tokens[end - 1]!.text)) {
    const first = clauseStart(tokens, opening, end - 1);
    let verb = first;
    while (verb < end - 1 && !isVerb(tokens[verb]!.text)) verb += 1;
    const last = beforeAdverbs(tokens, first, verb);
    return last > first && followsMark(tokens, first) ? { first, end: last } : undefined;
  }
  const name = mentions[firstEndingAfter(mentions, tokens[end - 1]!.start)];
  if (name === undefined || name.end !== tokens[end - 1]!.end) return undefined;
  const first = tokenEndingAfter(tokens, name.start);
  return first - 1 > opening && isReporting(tokens[first - 1]!.text) && followsMark(tokens, first - 1)
    ? { first, end }
    : undefined;
}

/** Does a token stand right behind words within marks? */
function followsMark(tokens: readonly Token[], i: number): boolean {
  return i > 0 && /^[”"’'»]+$/.test(tokens[i - 1]!.text);
}

const RELATIVES = new Set(['who', 'which', 'whose', 'whom']);

/** “The alliance, which represents most makers, said”: who stands before the clause between commas, not who is named in it. */
function beforeRelative({ tokens, opening, before }: Clause, taken: Range | undefined): Range | undefined {
  if (before <= opening || tokens[before]!.text !== ',') return undefined;
  let who = before - 1;
  while (who > opening && !(RELATIVES.has(tokens[who]!.text) && tokens[who - 1]!.text === ',')) {
    if (!mayStandBetweenCommas(tokens[who]!.text)) return undefined;
    who -= 1;
  }
  if (who <= opening + 1 || (taken !== undefined && (taken.first < who || taken.first > before))) return undefined;
  return { first: clauseStart(tokens, opening, who - 1), end: who - 1 };
}

function mayStandBetweenCommas(word: string): boolean {
  return isLetter(word.charCodeAt(0)) || /^[\p{N}$€£%,’'()-]/u.test(word);
}

/** Where the clause begins that ends with the token before `end`. */
function clauseStart(tokens: readonly Token[], opening: number, end: number): number {
  let first = end - 1;
  while (first > opening && !/^[,;:—–“”"()]$/.test(tokens[first - 1]!.text)) first -= 1;
  return first;
}

/** Words with which a clause begins that the sentence is not about. */
const SUBORDINATING = new Set(
  'after although as and because before but if since though when where while who which whose'.split(' '),
);

/** “An official urged Novak to go, saying”: whom the sentence is about, not whom it names last. */
function ofMainClause({ tokens, opening, cue, before }: Clause, taken: Range | undefined): Range | undefined {
  const { text: word } = tokens[cue]!;
  if (before <= opening || tokens[before]!.text !== ',' || !word.endsWith('ing') || word === 'according')
    return undefined;
  if (taken !== undefined) {
    if (taken.first <= opening || taken.end > cue) return undefined;
    const { text } = tokens[taken.first - 1]!;
    if (text !== 'that' && !PREPOSITIONS.has(text) && !isVerb(text)) return undefined;
  }
  let start = opening;
  for (let i = opening; i < before; i++) {
    if (tokens[i]!.text === ',') start = i + 1;
    else if (!isWord(tokens[i]!)) return undefined;
    else if (i > start && isVerb(tokens[i]!.text)) {
      const leading = tokens[start]!.text.toLowerCase();
      if (!PREPOSITIONS.has(leading) && !SUBORDINATING.has(leading))
        return { first: start, end: beforeAdverbs(tokens, start + 1, i) };
      while (i < before && tokens[i]!.text !== ',') i += 1;
      start = i + 1;
    }
  }
  return undefined;
}

/** So many tokens stand before “who” at most, where a sentence begins with those of whom it tells. */
const LONGEST_SUBJECT = 6;

/** “Leaders who came to support Novak said”: those with whom the sentence begins, not whom the clause names last. */
function beforeWho({ tokens, opening, cue }: Clause, taken: Range): Range | undefined {
  if (taken.end !== cue || !isCapitalised(tokens[taken.first]?.text ?? '')) return undefined;
  let who = opening;
  while (who < taken.first && who - opening <= LONGEST_SUBJECT && isWord(tokens[who]!) && tokens[who]!.text !== 'who')
    who += 1;
  if (who === opening || who + 1 >= taken.first || tokens[who]!.text !== 'who') return undefined;
  for (let i = who + 1; i < taken.first; i++) if (!isWord(tokens[i]!)) return undefined;
  return { first: opening, end: who };
}

/** “Berg backed voters who said”: they, not whoever the sentence begins with. */
function whoAlone({ tokens, before }: Clause, taken: Range): Range | undefined {
  return tokens[before]?.text === 'who' && taken.end < before - 1 ? { first: before, end: before + 1 } : undefined;
}

/** Verbs by which somebody makes others speak. */
const CAUSES = new Set(
  `allowed allowing asked asking called caused causing encouraged encouraging forced forcing inspired inspiring led leading prompted
  prompting pushed pushing told telling urged urging`.split(/\s+/),
);

/** “… prompting Novak to say”. */
function asked({ tokens, mentions, cue, before }: Clause, taken: Range): Range | undefined {
  const to = tokens[cue]!.text === 'to' ? cue : before;
  if (to < 2 || tokens[to]!.text !== 'to') return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[to - 1]!.start)];
  if (name === undefined || name.end !== tokens[to - 1]!.end) return undefined;
  const first = tokenEndingAfter(tokens, name.start);
  return taken.end <= first && CAUSES.has(tokens[first - 1]?.text ?? '') ? { first, end: to } : undefined;
}

/** “Norway’s minister, Jan Novak, said” names the minister; “Novak, meanwhile, said” does not take the adverb for him. */
function named({ tokens, mentions, opening, cue }: Clause, { first, end }: Range): Range | undefined {
  if (end - first === 1 && isAdverb(tokens[first]!.text) && first - 2 >= opening && tokens[first - 1]!.text === ',')
    return { first: clauseStart(tokens, opening, first - 1), end: first - 1 };
  if (end + 1 >= cue || tokens[end]!.text !== ',') return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[end]!.end)];
  const own = mentions[firstEndingAfter(mentions, tokens[end - 1]!.start)];
  if (name?.kind !== 'person' || name.start >= tokens[cue]!.start || own?.end === tokens[end - 1]!.end)
    return undefined;
  const { first: start, end: stop } = rangeOf(name, tokens);
  for (let i = end + 1; i < start; i++)
    if (!isWord(tokens[i]!) || PREPOSITIONS.has(tokens[i]!.text) || isVerb(tokens[i]!.text)) return undefined;
  return { first: start, end: stop };
}

const VERBS = new Set('is are was were has have had will would could should can may might must'.split(' '));

/** Is this a verb of which something is told, by its form? */
function isVerb(word: string): boolean {
  return VERBS.has(word) || isReporting(word) || (word.length > 4 && word.endsWith('ed'));
}

const ADVERBS = new Set(
  'also then later now once again still even has have had meanwhile however though too'.split(' '),
);

/** Is this an adverb, or a verb that only helps another? */
function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || /^\p{Ll}{3,}ly$/u.test(word);
}

/** The end of what stands before the adverbs before `end`, not before `least`. */
function beforeAdverbs(tokens: readonly Token[], least: number, end: number): number {
  let last = end;
  while (last > least && isAdverb(tokens[last - 1]!.text)) last -= 1;
  return last;
}

function isWord({ text }: Token): boolean {
  return isLetter(text.charCodeAt(0));
}
