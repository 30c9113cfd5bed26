import type { Mention, Span, Token } from '../model.ts';
import { isCapitalised, isLetter } from '../text/characters.ts';
import { firstEndingAfter, tokenEndingAfter } from '../text/spans.ts';
import { isPossessiveSign } from '../text/tokens.ts';
import {
  beforeAdverbs,
  beforeAside,
  type Clause,
  clauseStart,
  followsMark,
  isAdverb,
  isBe,
  isVerb,
  isWord,
  type Range,
  rangeOf,
  verbAt,
  wordAt,
} from './clauses.ts';
import { isReporting } from './cues.ts';
import { behindDateline, PREPOSITIONS } from './phrases.ts';
import { isFormOfBe } from './verbs.ts';
import { personAt } from './voices-behind.ts';

// Whom the grammar of a sentence makes the speaker, where the words that were taken for one name somebody else, or nobody was
// found. Each rule was right more often than wrong in articles that the models were not made from.

/**
 * Who speaks at a cue.
 *
 * @param words the words that were taken for the speaker, if any were
 * @param cue the words that report
 * @param from where their sentence begins
 * @returns these words, without what belongs to their verb, where the sentence makes nobody else the speaker
 */
export function subjectOf(
  words: Span | undefined,
  cue: Span,
  from: number,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Span | undefined {
  const first = tokenEndingAfter(tokens, cue.start);
  const phrase = words && beforeVerb(words, tokens, first);
  const opening = behindDateline(tokens, mentions, tokenEndingAfter(tokens, from), first);
  const clause: Clause = { tokens, mentions, opening, cue: first, before: beforeAdverbs(tokens, opening, first) - 1 };
  const range = phrase && behindAdverb(clause, withoutCommas(rangeOf(phrase, tokens), tokens));
  // Nobody in a dateline speaks.
  const taken = range && range.end > opening && isSomebody(tokens, range) ? range : undefined;
  const verb = verbAt(tokens, tokenEndingAfter(tokens, cue.end - 1));
  const asking = askedBy(clause, askedIn(tokens, first, verb));
  if (
    asking === undefined &&
    (isTold(clause, askedIn(tokens, first, verb)) || isDone(tokens, cue) || standsForNobody(clause, verb))
  )
    return taken && taken.first > verb ? phrase : undefined;
  const found =
    asking ??
    quotedOne(clause, verb) ??
    (range && range.end <= opening ? personBehind(clause) : undefined) ??
    beforeSource(clause) ??
    beforeRelative(clause, taken) ??
    ofMainClause(clause, taken) ??
    behindMarks(clause, taken) ??
    (taken &&
      (nameInFront(clause, taken) ??
        pronounBefore(clause, taken) ??
        describedBefore(clause, taken) ??
        goingOn(clause, taken) ??
        beforeWho(clause, taken) ??
        whoAlone(clause, taken) ??
        asked(clause, taken) ??
        named(clause, taken)));
  return found ? { start: tokens[found.first]!.start, end: tokens[found.end - 1]!.end } : taken && phrase;
}

/** Nouns that look like adverbs. */
const NO_ADVERBS = new Set('ally anomaly assembly bully family jelly monopoly rally reply supply tally'.split(' '));

/** “The mayor later said”, “The council ended its meeting, saying”: the mayor, the council. */
function beforeVerb(words: Span, tokens: readonly Token[], cue: number): Span {
  const { first, end } = rangeOf(words, tokens);
  let last = end;
  if (end === cue)
    while (last > first + 1 && isAdverb(tokens[last - 1]!.text) && !NO_ADVERBS.has(tokens[last - 1]!.text)) last -= 1;
  else if (tokens[end]?.text === ',' && end + 1 === cue && tokens[cue]!.text.endsWith('ing')) {
    let verb = first + 1;
    while (verb < end && !isVerb(tokens[verb]!.text)) verb += 1;
    if (verb < end) last = beforeAdverbs(tokens, first + 1, verb);
  }
  return last === end ? words : { start: words.start, end: tokens[last - 1]!.end };
}

/** What is left of words without the commas around them. */
function withoutCommas({ first, end }: Range, tokens: readonly Token[]): Range {
  let from = first;
  let until = end;
  while (from < until - 1 && tokens[from]!.text === ',') from += 1;
  while (until > from + 1 && tokens[until - 1]!.text === ',') until -= 1;
  return { first: from, end: until };
}

/** “Novak, meanwhile, said”: what stands before the adverb that was taken for who speaks. */
function behindAdverb({ tokens, opening }: Clause, { first, end }: Range): Range {
  const isAside = first - 2 >= opening && tokens[first - 1]!.text === ',';
  if (end - first > 1 || !isAside || !isAdverb(tokens[first]!.text)) return { first, end };
  return { first: clauseStart(tokens, opening, first - 1), end: first - 1 };
}

/** What tells only when something is said, or that it is said besides. */
const WHEN = new Set('also earlier later meanwhile now then today tomorrow yesterday'.split(' '));

/** Are these words somebody, not only marks or what leads to a clause or tells when: “…, while admitting that”, “Later … saying”? */
function isSomebody(tokens: readonly Token[], { first, end }: Range): boolean {
  for (let i = first; i < end; i++) {
    const word = tokens[i]!.text.toLowerCase();
    if (/[\p{L}\p{N}]/u.test(word) && (RELATIVES.has(word) || !(SUBORDINATING.has(word) || WHEN.has(word))))
      return true;
  }
  return false;
}

/** What is done to whoever is asked, told or called something. */
const ASKED = new Set(
  'accused advised asked branded dubbed informed labelled labeled nicknamed notified pressed questioned reminded told urged warned'.split(
    ' ',
  ),
);

/** What a question that somebody puts begins with, behind them. */
const QUESTIONS = new Set('if whether how why what when who that to'.split(' '));

/** So many words at most name who asks. */
const MOST_ASKING = 4;

/** The verb of a cue by which somebody is asked or told something, “had been told on Monday”, or else its last one. */
function askedIn(tokens: readonly Token[], first: number, last: number): number {
  for (let i = first; i < last; i++) if (ASKED.has(tokens[i]!.text.toLowerCase())) return i;
  return last;
}

/** “Novak was told that …”: whoever is told says nothing. */
function isTold({ tokens, opening }: Clause, verb: number): boolean {
  if (!ASKED.has(wordAt(tokens, verb))) return false;
  return isBe(tokens[beforeAdverbs(tokens, opening, verb) - 1]);
}

/** What is said or thought of somebody, or done to them, without them. */
const DONE = new Set(
  `alleged announced appointed believed billed charged confirmed considered criticised criticized deemed described expected forecast identified
  indicted known noted nominated ordered perceived portrayed predicted projected regarded reported required revealed rumored rumoured said seen
  slated supposed thought viewed`.split(/\s+/),
);

/** Verbs of how things look, of which “it” is no subject but a word that stands for one. */
const SEEMING = new Set('appear appeared appears seem seemed seems'.split(' '));

/** “Novak is expected to …”: others expect it. */
export function isDone(tokens: readonly Token[], cue: Span): boolean {
  const last = verbAt(tokens, tokenEndingAfter(tokens, cue.end - 1));
  const verb = wordAt(tokens, last) === 'as' ? last - 1 : last;
  return DONE.has(wordAt(tokens, verb)) && isBe(tokens[beforeAdverbs(tokens, 1, verb) - 1]);
}

/** “It seems that …”. */
function standsForNobody({ tokens, cue, before }: Clause, verb: number): boolean {
  return SEEMING.has(wordAt(tokens, verb)) && (wordAt(tokens, before) === 'it' || wordAt(tokens, cue) === 'it');
}

const QUOTES = new Set(['quoted', 'quotes', 'quoting']);

/** “The Post quoted Novak: “…””: whom it quotes; “Novak was quoted as saying”: he. */
function quotedOne({ tokens, mentions, opening, cue, before }: Clause, verb: number): Range | undefined {
  if (QUOTES.has(wordAt(tokens, verb))) {
    if (isBe(tokens[beforeAdverbs(tokens, opening, verb) - 1])) return undefined;
    const person = personAt(tokens, mentions, verb + 1);
    const range = person && rangeOf(person, tokens);
    return range && !isPossessiveSign(wordAt(tokens, range.end)) ? range : undefined;
  }
  if (wordAt(tokens, cue) !== 'saying' || wordAt(tokens, before) !== 'as' || !QUOTES.has(wordAt(tokens, before - 1)))
    return undefined;
  const be = beforeAdverbs(tokens, opening, before - 1) - 1;
  if (!isBe(tokens[be])) return undefined;
  const end = beforeAdverbs(tokens, opening, be);
  let first = end;
  while (first > opening && isWord(tokens[first - 1]!) && !SUBORDINATING.has(wordAt(tokens, first - 1))) first -= 1;
  return first < end ? { first, end } : undefined;
}

/** “Asked by a reporter whether …, Novak said”: the reporter asks. */
function askedBy({ tokens, mentions }: Clause, verb: number): Range | undefined {
  const by = verb + 1;
  if (tokens[by]?.text !== 'by' || !ASKED.has(wordAt(tokens, verb))) return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[by]!.end)];
  if (name !== undefined && name.start === tokens[by + 1]?.start) return rangeOf(name, tokens);
  let end = by + 1;
  while (end - by <= MOST_ASKING && mayAsk(tokens[end])) end += 1;
  return end > by + 1 ? { first: by + 1, end } : undefined;
}

function mayAsk(token: Token | undefined): boolean {
  return token !== undefined && isWord(token) && !PREPOSITIONS.has(token.text) && !QUESTIONS.has(token.text);
}

/** “Halvern (Northern Wire) Mayor Anna Berg …”: the person with whom a sentence begins behind its dateline, for whom the town was taken. */
function personBehind({ tokens, mentions, opening }: Clause): Range | undefined {
  const person = personAt(tokens, mentions, opening);
  return person && rangeOf(person, tokens);
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
    if (last <= first) return undefined;
    const named = tokens[first - 1]?.text === ',' && endsWithName(tokens, mentions, first, last);
    return named || followsMark(tokens, first) ? { first, end: last } : undefined;
  }
  const name = mentions[firstEndingAfter(mentions, tokens[end - 1]!.start)];
  if (name === undefined || name.end !== tokens[end - 1]!.end) return undefined;
  const first = tokenEndingAfter(tokens, name.start);
  return first - 1 > opening && isReporting(tokens[first - 1]!.text) && followsMark(tokens, first - 1)
    ? { first, end }
    : undefined;
}

/** Do the tokens before `end` end with a name that begins at `first` or behind it? */
function endsWithName(tokens: readonly Token[], mentions: readonly Mention[], first: number, end: number): boolean {
  const name = mentions[firstEndingAfter(mentions, tokens[end - 1]!.start)];
  return name?.end === tokens[end - 1]!.end && name.start >= tokens[first]!.start;
}

const RELATIVES = new Set(['who', 'which', 'whose', 'whom']);

/** “The alliance, which represents most makers, said”: who stands before the clause between commas, not who is named in it. */
function beforeRelative({ tokens, opening, before }: Clause, taken: Range | undefined): Range | undefined {
  if (before <= opening || tokens[before]!.text !== ',') return undefined;
  let who = before - 1;
  let marks = 0;
  while (who > opening && !(RELATIVES.has(tokens[who]!.text) && tokens[who - 1]!.text === ',')) {
    const { text } = tokens[who]!;
    if (!mayStandBetweenCommas(text)) return undefined;
    if (/[“”"]/.test(text)) marks += 1;
    who -= 1;
  }
  if (marks % 2 === 1) return undefined;
  if (who <= opening + 1 || (taken !== undefined && (taken.first < who || taken.first > before))) return undefined;
  const end = beforeAside(tokens, opening, who - 1);
  const first = clauseStart(tokens, opening, end);
  return described(tokens, opening, first) ?? { first, end };
}

/** “…,” Anna Berg of the chamber, the largest of its kind, which …: of whom what begins at `first` tells more, right behind marks. */
function described(tokens: readonly Token[], opening: number, first: number): Range | undefined {
  if (!/^(?:an?|the)$/.test(tokens[first]!.text) || tokens[first - 1]?.text !== ',') return undefined;
  const start = clauseStart(tokens, opening, first - 1);
  return followsMark(tokens, start) ? { first: start, end: first - 1 } : undefined;
}

function mayStandBetweenCommas(word: string): boolean {
  return isLetter(word.charCodeAt(0)) || /^[\p{N}$€£%,’'()“”"-]/u.test(word);
}

/** Words with which a clause begins that the sentence is not about. */
const SUBORDINATING = new Set(
  'after although as and because before but if since though when where while who which whose'.split(' '),
);

/** “An official urged Novak to go, saying”: whom the sentence is about, not whom it names last. */
function ofMainClause({ tokens, mentions, opening, cue, before }: Clause, taken: Range | undefined): Range | undefined {
  const { text: word } = tokens[cue]!;
  if (before <= opening || tokens[before]!.text !== ',' || !word.endsWith('ing') || word === 'according')
    return undefined;
  if (taken === undefined) {
    const alone = onlyPerson(tokens, mentions, opening, cue);
    if (alone !== undefined) return alone;
  } else {
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

/** “Mr. Novak hit back, saying”: the person with whose name a sentence begins, where nobody else is named before the cue. */
function onlyPerson(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  opening: number,
  cue: number,
): Range | undefined {
  const at = firstEndingAfter(mentions, tokens[opening]!.start);
  const name = mentions[at];
  if (name?.kind !== 'person') return undefined;
  const range = rangeOf(name, tokens);
  for (let i = at + 1; i < mentions.length && mentions[i]!.start < tokens[cue]!.start; i++)
    if (mentions[i]!.kind === 'person') return undefined;
  return range.first - opening <= LONGEST_TITLE && /^\p{Ll}/u.test(tokens[range.end]?.text ?? '') ? range : undefined;
}

/** So many tokens stand between words within marks and their cue, where more is told of who is named behind them. */
const LONGEST_APART = 30;

/** So many tokens of a title stand before a name behind words within marks. */
const LONGEST_TITLE = 2;

/** “…,” Anna Berg, an expert on ports, once said: who is named right behind the words, not whom they name. */
function behindMarks({ tokens, mentions, opening, cue, before }: Clause, taken: Range | undefined): Range | undefined {
  if (taken !== undefined && taken.end > cue) return undefined;
  let mark = before;
  while (mark > opening && before - mark < LONGEST_APART && !/^["”]$/.test(tokens[mark]!.text)) {
    if (/^[.?!;:“—–]$/.test(tokens[mark]!.text)) return undefined;
    mark -= 1;
  }
  if (mark <= opening || !/^["”]$/.test(tokens[mark]!.text) || !/^[,?!]$/.test(tokens[mark - 1]!.text))
    return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[mark]!.end)];
  if (name?.kind !== 'person') return undefined;
  const range = rangeOf(name, tokens);
  // Only of the name before it “an expert on ports” tells more.
  if (taken !== undefined && taken.first > mark && taken.first !== range.end + 1) return undefined;
  if (range.first - mark > LONGEST_TITLE + 1 || range.end > before + 1) return undefined;
  return range.end > before || tokens[range.end]!.text === ',' ? range : undefined;
}

/** “The analyst Jan Novak, a friend of ports, began by saying … before he praised”: he, of whom the words between commas tell more. */
function nameInFront({ tokens, mentions, opening, cue }: Clause, { first, end }: Range): Range | undefined {
  const comma = first - 1;
  if (comma <= opening || end >= cue || tokens[comma]!.text !== ',' || tokens[end]!.text !== ',') return undefined;
  if (!DETERMINER.test(tokens[first]!.text)) return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[comma - 1]!.start)];
  if (name?.kind !== 'person' || name.end !== tokens[comma - 1]!.end) return undefined;
  const range = rangeOf(name, tokens);
  const leading = wordAt(tokens, opening);
  if (PREPOSITIONS.has(leading) || SUBORDINATING.has(leading)) return undefined;
  for (let i = opening; i < range.first; i++) {
    const { text } = tokens[i]!;
    if (isVerb(text) || (!isWord(tokens[i]!) && !isPossessiveSign(text))) return undefined;
  }
  return { first: opening, end: range.end };
}

const PRONOUNS = new Set(['he', 'she', 'they', 'it', 'we', 'I']);

/** “Novak stayed, and she told the council”: she did. */
function pronounBefore({ tokens, cue, before }: Clause, { first, end }: Range): Range | undefined {
  if (!PRONOUNS.has(tokens[before]?.text ?? '') || isFormOfBe(tokens[cue]!.text)) return undefined;
  return end <= before || first > before ? { first: before, end: before + 1 } : undefined;
}

/** What begins a description. */
const DETERMINER = /^(?:an?|the|one|another)$/;

const COORDINATING = new Set(['and', 'but', 'while', 'though', 'although', 'because']);

/** So many words at most describe who speaks in a clause of their own. */
const LONGEST_DESCRIPTION = 5;

/** “Novak left, and a new court filing recommended”: the filing did. */
function describedBefore({ tokens, mentions, opening, before }: Clause, { end }: Range): Range | undefined {
  let last = before;
  const day = mentions[firstEndingAfter(mentions, tokens[last]?.start ?? 0)];
  if (day?.kind === 'date' && day.end === tokens[last]?.end) {
    last = tokenEndingAfter(tokens, day.start) - 1;
    if (tokens[last]?.text === 'on') last -= 1;
  }
  let first = last;
  while (first > opening && last - first <= LONGEST_DESCRIPTION && /^\p{Ll}/u.test(tokens[first]!.text)) {
    const { text } = tokens[first]!;
    if (DETERMINER.test(text)) break;
    if (PREPOSITIONS.has(text) || isVerb(text) || RELATIVES.has(text) || COORDINATING.has(text)) return undefined;
    first -= 1;
  }
  if (first < 2 || first >= last || !DETERMINER.test(tokens[first]!.text)) return undefined;
  if (!COORDINATING.has(tokens[first - 1]!.text) || tokens[first - 2]?.text !== ',' || end > first - 2)
    return undefined;
  return { first, end: last + 1 };
}

/** “Several praised it, including Anna Berg, who shared it and wrote”: she did. */
function goingOn({ tokens, mentions, opening, before }: Clause, { first, end }: Range): Range | undefined {
  if (tokens[before]?.text !== 'and') return undefined;
  let who = before - 1;
  while (who > opening && isWord(tokens[who]!) && tokens[who]!.text !== 'who') who -= 1;
  if (who <= opening + 1 || tokens[who]!.text !== 'who' || (first >= who && first < before)) return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[who - 2]!.start)];
  if (tokens[who - 1]!.text !== ',' || name?.kind !== 'person' || name.end !== tokens[who - 2]!.end) return undefined;
  return end <= who ? rangeOf(name, tokens) : undefined;
}

/** So many tokens stand before “who” at most, where a sentence begins with those of whom it tells. */
const LONGEST_SUBJECT = 6;

/** “Leaders who came to support Novak said”: those with whom the sentence begins, not whom the clause names last. */
function beforeWho({ tokens, opening, cue }: Clause, taken: Range): Range | undefined {
  if (taken.end !== cue || !isCapitalised(tokens[taken.first]?.text ?? '')) return undefined;
  let who = opening;
  while (who < taken.first && who - opening <= LONGEST_SUBJECT && isWord(tokens[who]!) && !isRelative(tokens, who)) {
    if (isVerb(tokens[who]!.text)) return undefined;
    who += 1;
  }
  if (who === opening || who + 1 >= taken.first || !isRelative(tokens, who)) return undefined;
  for (let i = who + 1; i < taken.first; i++) if (!isWord(tokens[i]!)) return undefined;
  return { first: opening, end: who };
}

/** Does a clause begin here in which more is told of who stands before it: “who”, or “that” with a verb behind it? */
function isRelative(tokens: readonly Token[], i: number): boolean {
  const { text } = tokens[i]!;
  return text === 'who' || (text === 'that' && /(?:s|ed)$/.test(tokens[i + 1]?.text ?? ''));
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

/** So many words at most tell who somebody is before their name. */
const LONGEST_ROLE = 10;

/** “… prompting Novak to say”, “… prompting the former adviser and analyst Jan Novak to say”. */
function asked({ tokens, mentions, cue, before }: Clause, taken: Range): Range | undefined {
  const to = tokens[cue]!.text === 'to' ? cue : before;
  if (to < 2 || tokens[to]!.text !== 'to') return undefined;
  const name = mentions[firstEndingAfter(mentions, tokens[to - 1]!.start)];
  if (name === undefined || name.end !== tokens[to - 1]!.end) return undefined;
  const named = tokenEndingAfter(tokens, name.start);
  let first = named;
  while (
    first > 0 &&
    named - first < LONGEST_ROLE &&
    isWord(tokens[first - 1]!) &&
    !isVerb(tokens[first - 1]!.text) &&
    !CAUSES.has(tokens[first - 1]!.text)
  )
    first -= 1;
  return taken.end <= first && CAUSES.has(tokens[first - 1]?.text ?? '') ? { first: named, end: to } : undefined;
}

/** “Norway’s minister, Jan Novak, said” names the minister. */
function named({ tokens, mentions, cue }: Clause, { end }: Range): Range | undefined {
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
