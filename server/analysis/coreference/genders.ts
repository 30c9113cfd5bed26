import type { LocalEntity, Mention, Span, Token } from '../model.ts';
import { firstFrom, tokenFrom } from '../text/spans.ts';

export type Gender = 'he' | 'she';

/** Which pronoun names go with, for names that go with one; lower case. */
export interface Genders {
  readonly given: ReadonlyMap<string, Gender>;
  /** Surnames that the news has of one person, or of several of one gender. */
  readonly family: ReadonlyMap<string, Gender>;
}

/** Reads the list that training makes: given names that go with "he" on the first line, with "she" on the second, then surnames. */
export function readGenders(list: string): Genders {
  const [he = '', she = '', familyHe = '', familyShe = ''] = list.split('\n');
  return { given: gendersIn(he, she), family: gendersIn(familyHe, familyShe) };
}

function gendersIn(he: string, she: string): ReadonlyMap<string, Gender> {
  const genders = new Map<string, Gender>();
  for (const name of he.split(' ')) genders.set(name, 'he');
  for (const name of she.split(' ')) genders.set(name, 'she');
  return genders;
}

/** The gender that the given name tells of a full name, by its folded words. Nothing tells less than an initial. */
export function givenGender(words: readonly string[], { given }: Genders): Gender | undefined {
  return given.get(words.find((word) => word.length > 1) ?? '');
}

const TITLES: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...['mr', 'sir', 'lord', 'king', 'prince', 'father', 'chairman', 'spokesman', 'congressman', 'businessman'].map(
    (title) => [title, 'he'] as const,
  ),
  ...['mrs', 'ms', 'miss', 'lady', 'dame', 'queen', 'princess', 'sister', 'chairwoman', 'spokeswoman'].map(
    (title) => [title, 'she'] as const,
  ),
  ...['congresswoman', 'businesswoman', 'actress'].map((title) => [title, 'she'] as const),
]);

/** What somebody is to somebody else, or was. */
const KIN: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...'boyfriend brother father grandfather grandson husband nephew son stepfather stepson uncle widower'
    .split(' ')
    .map((word) => [word, 'he'] as const),
  ...'aunt daughter girlfriend granddaughter grandmother mother niece sister stepdaughter stepmother widow wife'
    .split(' ')
    .map((word) => [word, 'she'] as const),
]);

/** What one is to others, as alternatives of a pattern. */
export const KINDRED = [...KIN.keys()].join('|');

/** The gender that is told with a name by what somebody is to others: “his wife, Jana”, “Jana, the widow of a baker”. */
export function genderOfDescription(description: string): Gender | undefined {
  const [head = ''] = description.toLowerCase().split(/ (?:of|to|for|and|who) |,/);
  return KIN.get(head.split(' ').at(-1)!);
}

/** No title is longer, with a full stop and a blank behind it, in code units. */
const LONGEST_TITLE = Math.max(...[...TITLES.keys()].map(({ length }) => length)) + 2;

/** The gender that the word right before a name tells: “Mr. Berg”, “spokeswoman Ada Berg”. */
export function titledGender(text: string, start: number): Gender | undefined {
  const before = text.slice(Math.max(0, start - LONGEST_TITLE - 1), start);
  return genderOfTitle(/(?<!\p{L})(\p{L}+)\.? $/u.exec(before)?.[1] ?? '');
}

/** The gender that a word before a name tells: "Mr.", "spokeswoman". */
export function genderOfTitle(word: string): Gender | undefined {
  const title = word.toLowerCase();
  return TITLES.get(title.endsWith('.') ? title.slice(0, -1) : title);
}

/** So many tokens after a name a pronoun of its paragraph tells its gender, where nobody else is named and nobody's words begin before. */
const REACH = 30;

const PRONOUNS: ReadonlyMap<string, Gender | undefined> = new Map([
  ['he', 'he'],
  ['his', 'he'],
  ['him', 'he'],
  ['she', 'she'],
  ['her', 'she'],
  ['"', undefined],
  ['“', undefined],
]);

/** What parts clauses: in its own clause “him” is never whoever acts in it, as in “Novak wants him to go”. */
const PARTS = new Set([
  ',',
  ';',
  ':',
  '.',
  '—',
  '–',
  'after',
  'and',
  'as',
  'because',
  'before',
  'but',
  'if',
  'that',
  'when',
  'where',
  'while',
  'who',
  'whose',
]);

/** The gender that the pronouns behind a person's names tell, if all tell the same. `blocks` are in order, and so are all others. */
export function genderOfPronouns(
  blocks: readonly Span[],
  tokens: readonly Token[],
  mentions: readonly Mention[],
  entities: readonly LocalEntity[],
  { mentions: places }: LocalEntity,
): Gender | undefined {
  let told: Gender | undefined;
  for (const place of places) {
    const { start: named, end } = mentions[place]!;
    const from = tokenFrom(tokens, end);
    const until = blocks[firstFrom(blocks, named + 1) - 1]?.end ?? end;
    let next = place + 1;
    let isParted = false;
    for (let i = from; i < from + REACH && i < tokens.length; i++) {
      const { start, text } = tokens[i]!;
      if (start >= until) break;
      while (next < mentions.length && mentions[next]!.end <= start) next += 1;
      const mention = mentions[next];
      if (mention?.entity !== undefined && mention.start <= start && entities[mention.entity]!.kind === 'person') break;
      const word = text.toLowerCase();
      isParted ||= i > from && PARTS.has(word);
      if (!PRONOUNS.has(word) || (word === 'him' && !isParted)) continue;
      const gender = PRONOUNS.get(word);
      if (gender !== undefined && told !== undefined && gender !== told) return undefined;
      told = gender ?? told;
      break;
    }
  }
  return told;
}
