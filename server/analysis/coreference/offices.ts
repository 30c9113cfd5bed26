import type { LocalEntity, Mention, Token } from '../model.ts';
import { firstFrom, tokenFrom } from '../text/spans.ts';
import { BODIES } from './bodies.ts';

/** What is looked at to tell whom an office means; all in order. */
interface Article {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
  /** 1 for each mention that stands within somebody's words. */
  readonly quoted: Uint8Array;
}

/** So many names before a description are looked at for one with that office. */
const NAMES_BACK = 120;

/** So many names behind a description are looked at for one with that office. */
const NAMES_AHEAD = 20;

/** How offices are written before names. */
const SHORT_OFFICES: ReadonlyMap<string, string> = new Map([
  ['sen.', 'senator'],
  ['gov.', 'governor'],
  ['rep.', 'representative'],
  ['gen.', 'general'],
  ['prof.', 'professor'],
  ['dr.', 'doctor'],
]);

/** Words before an office that make another of it: a vice president is no president. */
const RANKS: ReadonlyMap<string, string> = new Map([
  ...'assistant attorney chief deputy inspector lieutenant prime solicitor surgeon vice'
    .split(' ')
    .map((rank) => [rank, rank] as const),
  ['lt', 'lieutenant'],
  ['lt.', 'lieutenant'],
]);

/** Offices that one person holds at a time, as far as an article goes. */
export const OFFICES: ReadonlySet<string> = new Set(
  'chancellor governor justice mayor minister president secretary'.split(' '),
);

/** A prime minister is a minister too. */
const COVERED: ReadonlySet<string> = new Set(['', 'chief', 'prime']);

/** So many code units after a name are looked through for an office. */
const REACH = 100;

/** What somebody is called by who is described: "the U.S. deputy minister". */
export interface Office {
  /** "minister". */
  readonly noun: string;
  /** Its ranks, as `ranksIn` tells them. */
  readonly ranks: string;
  /** Whose office it is said to be, in letters only: "us". */
  readonly of: string | undefined;
}

/**
 * Whom an office means at an offset, of those who are called by it before, behind or in their names. Of several who hold one it is the
 * one whose office is told to be of the same, or the last of whom nothing else is told, if the article does not speak of another since.
 */
export function lastCalled(article: Article, office: Office, offset: number): number | undefined {
  const from = firstFrom(article.mentions, offset) - 1;
  if (office.of !== undefined) return lastOf(article, office, office.of, from);
  const called = lastPlainly(article, office, from);
  return called === undefined ? undefined : spokenOfSince(article, office, called, from);
}

/** The last up to a mention who is called by an office of the same, or else the last of whom no other is told. */
function lastOf(article: Article, office: Office, of: string, from: number): number | undefined {
  let last: number | undefined;
  for (let i = from; i >= 0 && from - i < NAMES_BACK; i--) {
    if (holds(article, i, office) === 'not') continue;
    const { entity } = article.mentions[i]!;
    if (isOf(article, i, of)) return entity;
    if (!isOfOthers(article, i)) last ??= entity;
  }
  return last;
}

/** The last up to a mention who is called by an office and nothing else is told of it, or else the last who is called so at all. */
function lastPlainly(article: Article, office: Office, from: number): number | undefined {
  let last: number | undefined;
  for (let i = from; i >= 0 && from - i < NAMES_BACK; i--) {
    const told = holds(article, i, office);
    if (told === 'plainly') return article.mentions[i]!.entity;
    if (told === 'of something') last ??= article.mentions[i]!.entity;
  }
  return last;
}

/** Who is named so many times as often as another is who an article is about. */
const MUCH_MORE = 3;

/** So many names before an office, somebody is still spoken of. */
const LATELY = 6;

/**
 * Who holds an office where somebody was the last to be called by it: the president of whom an article goes on to speak, by name or
 * much more than of the one he met.
 */
function spokenOfSince(article: Article, office: Office, called: number, from: number): number {
  const { mentions, entities, quoted } = article;
  if (entities[called]!.kind !== 'person') return called;
  let isSince = true;
  for (let i = from; i >= 0 && (isSince || from - i < LATELY); i--) {
    const { entity, kind } = mentions[i]!;
    if (entity === called) isSince = false;
    if (entity === called || entity === undefined || kind !== 'person' || quoted[i] === 1) continue;
    if (!isSince && timesBefore(article, entity, from) < MUCH_MORE * timesBefore(article, called, from)) continue;
    if (isTitled(article, entity, office, from)) return entity;
  }
  return called;
}

/** How often an entity is named up to a mention. */
export function timesBefore({ entities }: Pick<Article, 'entities'>, entity: number, from: number): number {
  return entities[entity]!.mentions.findLastIndex((place) => place <= from) + 1;
}

/** Is an entity called by an office right before one of its names so far: “President Berg”? */
function isTitled(article: Article, entity: number, office: Office, from: number): boolean {
  const { tokens, mentions, entities } = article;
  return entities[entity]!.mentions.some(
    (place) =>
      place <= from && isTitle(tokens, mentions[place]!.start, office) && holds(article, place, office) !== 'not',
  );
}

/** Is it told beside a name whose office its bearer holds? */
function isOf({ text, mentions }: Article, index: number, of: string): boolean {
  const { description } = mentions[index]!;
  return description !== undefined && lettersOf(text.slice(description.start, description.end)).includes(of);
}

/** Is a country or another place told beside a name, of which its bearer holds an office? */
function isOfOthers({ mentions, entities }: Article, index: number): boolean {
  const { description } = mentions[index]!;
  if (description === undefined) return false;
  return [mentions[index - 1], mentions[index + 1]].some((beside) => {
    if (beside?.entity === undefined || beside.start >= description.end || description.start >= beside.end)
      return false;
    const { kind, known } = entities[beside.entity]!;
    return kind === 'place' || known?.home !== undefined;
  });
}

/** The letters of some words, small. */
export function lettersOf(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}]/gu, '');
}

/** The first entity named behind an offset that is called so. */
export function nextCalled(article: Article, office: Office, offset: number): number | undefined {
  const { mentions } = article;
  const { of } = office;
  const from = firstFrom(mentions, offset);
  for (let i = from; i < mentions.length && i - from < NAMES_AHEAD; i++) {
    if (holds(article, i, office) === 'not') continue;
    if (of === undefined || isOf(article, i, of) || !isOfOthers(article, i)) return mentions[i]!.entity;
  }
  return undefined;
}

/** What is no place is not called so for a word of its name: “the state” is no State University. */
const PLACES: ReadonlySet<string> = new Set(['city', 'county', 'state']);

/** What no person is, though words before a name end so: “counsel to the inquiry Ada Berg”. */
const NOBODY: ReadonlySet<string> = new Set(
  'administration bill book campaign data government inquiry law legislation meeting poll staff'.split(' '),
);

const CALLED: ReadonlySet<LocalEntity['kind']> = new Set(['person', 'organization', 'place', 'facility', 'group']);

/** Is who is named here called by an office, before or behind the name or in it, and is nothing said of what it is an office of? */
function holds(article: Article, index: number, office: Office): 'not' | 'of something' | 'plainly' {
  const { text, mentions, entities } = article;
  const { start, end, entity, description } = mentions[index]!;
  if (entity === undefined) return 'not';
  const { kind, name } = entities[entity]!;
  if (!CALLED.has(kind) || (PLACES.has(office.noun) && kind !== 'place')) return 'not';
  if (kind === 'person' && (BODIES.has(office.noun) || NOBODY.has(office.noun))) return 'not';
  const words = name.toLowerCase();
  if (words.includes(office.noun) && words.split(' ').includes(office.noun))
    return office.of === undefined || lettersOf(name).includes(office.of) ? 'plainly' : 'not';
  if (kind !== 'person') return 'not';
  const told = description === undefined ? '' : text.slice(description.start, description.end).toLowerCase();
  const titled = isTitle(article.tokens, start, office);
  if (
    (titled || isHead(told, office)) &&
    !ANOTHERS.test(text.slice(Math.max(0, (description?.start ?? start) - BACK), start))
  ) {
    return titled || !OF.test(told) ? 'plainly' : 'of something';
  }
  return toldBehind(text.slice(end, end + REACH).toLowerCase(), office);
}

/** How it is told what an office is of: "president of the council". */
const OF = /[ ,](?:of|for|at) /;

/** How it is told before a name that somebody else holds an office: the counselor to the president Anna Berg is no president. */
const ANOTHERS = /^[^.]{0,7}\b(?:to|of|for) the /;
const BACK = 8;

/** Does an office stand right before a name, as its title, or before its comma: “the pilot, Anna Berg”? */
function isTitle(tokens: readonly Token[], start: number, office: Office): boolean {
  const last = tokenFrom(tokens, start) - 1;
  const index = tokens[last]?.text === ',' && /^(?:the|an?)$/i.test(tokens[last - 2]?.text ?? '') ? last - 1 : last;
  const title = tokens[index]?.text.toLowerCase() ?? '';
  if ((SHORT_OFFICES.get(title) ?? title) !== office.noun) return false;
  const before = tokens.slice(Math.max(0, index - 2), Math.max(0, index)).map((token) => token.text.toLowerCase());
  return isOfRank(before, office);
}

/** The ranks among the words before an office, of which the last two count: "deputy" of a deputy transport minister. */
export function ranksIn(before: readonly string[]): string {
  return before
    .slice(-2)
    .flatMap((word) => RANKS.get(word) ?? [])
    .join(' ');
}

/** Is an office, with these words before it, the one that is meant? */
function isOfRank(before: readonly string[], { ranks: wanted }: Office): boolean {
  const ranks = ranksIn(before);
  return ranks === wanted || (wanted === '' && COVERED.has(ranks));
}

/** Is the word of a description that says what somebody is an office? Of "the mayor of Halvern" it is "mayor". */
function isHead(description: string, office: Office): boolean {
  if (!description.includes(office.noun)) return false;
  const more = /[ ,](?:of|for|at|in|to|and|with|from) /.exec(description);
  const words = (more === null ? description : description.slice(0, more.index)).split(' ');
  return words.at(-1) === office.noun && isOfRank(words.slice(0, -1), office);
}

/** What may stand between a name and its office: no word that makes a sentence of it, or something else's office. */
const APPOSITION =
  /^, (?:(?!(?:about|are|at|be|by|for|from|had|has|have|in|is|of|that|to|was|were|which|who|whose|will|with|would) )[\p{L}\p{N}’'.-]+ ){0,6}$/u;

/** What somebody was made: "was sworn in as acting mayor". */
const APPOINTED = /^[^.;"“]*\bas (?:the |an? |acting |first |interim |new )*$/;

/** Is it told behind a name that its bearer holds an office? */
function toldBehind(behind: string, office: Office): 'not' | 'of something' | 'plainly' {
  const at = behind.indexOf(office.noun);
  if (at < 0) return 'not';
  const between = behind.slice(0, at);
  const after = behind.slice(at + office.noun.length);
  if (APPOINTED.test(between) && !/^[\p{L}\p{N}]/u.test(after)) return 'plainly';
  if (!APPOSITION.test(between) || !isOfRank(between.trim().split(' '), office)) return 'not';
  if (/^(?:$|[,.;:)–—])/.test(after)) return 'plainly';
  return /^ (?:and|at|for|from|in|of|on|to|who|with)\b/.test(after) ? 'of something' : 'not';
}
