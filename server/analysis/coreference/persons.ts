import type { Mention } from '../model.ts';
import { consonants } from './fold.ts';
import type { Form } from './forms.ts';
import { type Genders, givenGender, KINDRED } from './genders.ts';
import type { Links } from './links.ts';
import { compareNames, type GivenNames, hasMiddle, isSingle, type PersonName, REIGNING } from './person-names.ts';

/** More full names than this of one family in one article are not compared with each other. */
const LARGEST_FAMILY = 60;

/** A person of the article: full names that are one. */
interface Person {
  readonly form: number;
  /** Introduced as somebody's wife or son: the surname alone is rather somebody's than theirs. */
  readonly isRelative: boolean;
  readonly names: PersonName[];
  readonly mentions: number[];
}

/** What is looked at to join names; both in order. */
interface Article {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** A form that is a person’s. */
interface Named {
  readonly form: Form;
  readonly index: number;
  readonly person: PersonName;
}

/** Those of an article who may be called by some words alone. */
type Bearers = ReadonlyMap<string, readonly Person[]>;

/**
 * Joins the names of persons in an article: full names to each other, and names of one word to the person who bears them.
 */
export function linkPersons(
  article: Article,
  forms: readonly Form[],
  links: Links,
  givenNames: GivenNames,
  genders: Genders,
): void {
  const named = forms
    .flatMap((form, index): Named[] => (form.person === undefined ? [] : [{ form, index, person: form.person }]))
    .sort((a, b) => b.person.words.length - a.person.words.length || a.index - b.index);
  const fulls = named.filter(({ person }) => !isSingle(person));
  const bearers = linkFullNames(article, fulls, links, givenNames);
  for (const { form, index, person } of named) {
    const bearer = isSingle(person) ? bearerOf(article, form, person, bearers, genders) : undefined;
    if (bearer !== undefined) links.join(bearer.form, index);
  }
}

/** Joins the full names that are one person’s, longest names first. */
function linkFullNames(
  { text, mentions }: Article,
  fulls: readonly Named[],
  links: Links,
  givenNames: GivenNames,
): Bearers {
  const families = new Map<string, Person[]>();
  const bearers = new Map<string, Person[]>();
  const beginning = new Map<string, Person[]>();
  for (const { form, index, person } of fulls) {
    const last = consonants(person.words.at(-1)!);
    const first = consonants(person.words[0]!);
    const family = families.get(last) ?? [];
    const fitting = (candidates: readonly Person[]) =>
      candidates.find(({ names }) => names.some((name) => compareNames(name, person, givenNames) > 0));
    const fits = family.length > LARGEST_FAMILY ? undefined : (fitting(family) ?? fitting(families.get(first) ?? []));
    let bearer = fits ?? whoBegins(person, beginning);
    // “Ada Berg Solano”, who is Ada Berg once, is not the Berg of an article.
    const isUsual = fits !== undefined || form.mentions.length >= (bearer?.mentions.length ?? 0);
    if (bearer === undefined) {
      const isRelative =
        (person.generation === 'jr' && !hasMiddle(person)) || isIntroducedByKin(text, mentions[form.mentions[0]!]!);
      bearer = { form: index, isRelative, names: [person], mentions: [...form.mentions] };
      families.set(last, [...family, bearer]);
    } else {
      links.join(bearer.form, index);
      if (isUsual) bearer.names.push(person);
      bearer.mentions.push(...form.mentions);
    }
    for (const words of bearings(person)) add(bearers, words, bearer);
    // “Ada Berg Solano” is called Ada Berg.
    for (let length = 2; length < Math.min(person.words.length, LONGEST_PART); length++)
      add(beginning, person.words.slice(0, length).join(' '), bearer);
  }
  return bearers;
}

function add(persons: Map<string, Person[]>, words: string, person: Person): void {
  const known = persons.get(words) ?? [];
  if (!known.includes(person)) persons.set(words, [...known, person]);
}

/** The only person whose longer name begins so. */
function whoBegins({ words, generation }: PersonName, beginning: Bearers): Person | undefined {
  const persons = generation === '' ? beginning.get(words.join(' ')) : undefined;
  return persons?.length === 1 ? persons[0] : undefined;
}

/** Who is called by one word, if anybody of the article is. */
function bearerOf(
  { text, mentions }: Article,
  form: Form,
  { words, generation }: PersonName,
  bearers: Bearers,
  genders: Genders,
): Person | undefined {
  const name = words.join(' ');
  const { gender } = form;
  const initialed = bearers.get(initialsKey(form.spelling));
  // Initials of two are nobody’s.
  const ranked = (bearers.get(name) ?? (initialed?.length === 1 ? initialed : []))
    .filter(({ names }) => generation === '' || names.some((full) => full.generation === generation))
    .map((person) => ({ person, rank: rankOf(person, name) }));
  const fitting = ({ person }: { readonly person: Person }): boolean =>
    person.names.every(({ words }) => (givenGender(words, genders) ?? gender) === gender);
  const candidates = gender !== undefined && ranked.some(fitting) ? ranked.filter(fitting) : ranked;
  const best = Math.max(0, ...candidates.map(({ rank }) => rank));
  if (best < FAMILY_NAME && reigns(text, form.spelling, mentions[form.mentions[0]!]!)) return undefined;
  let persons = candidates.filter(({ rank }) => rank === best).map(({ person }) => person);
  if (best === FAMILY_NAME) {
    // Somebody else of the family, whom the article need not introduce, is named first.
    persons = persons.filter((person) => !person.isRelative || person.mentions[0]! < form.mentions[0]!);
    if (persons.some((person) => !person.isRelative)) persons = persons.filter((person) => !person.isRelative);
  }
  return persons.length === 0 ? undefined : first(persons);
}

/** “His wife, Heidi Cruz”. */
const BEHIND_KIN = new RegExp(`\\b(?:${KINDRED}|first lady|son-in-law)s?,?\\s+(?:\\p{Lu}[\\p{L}.]+\\s+)?$`, 'iu');

/** “Hunter Biden, the son of”. */
const BEFORE_KIN = new RegExp(
  `^,?\\s+(?:the|his|her|\\p{L}+[’']s)\\s+(?:\\p{L}+[’']s\\s+)?(?:\\p{L}+\\s+)?(?:${KINDRED})\\b`,
  'iu',
);

/** So many code units before and behind a name are looked through for kinship. */
const BEFORE = 40;
const BEHIND = 60;

/** Is a name led or followed by a word of kinship? */
function isIntroducedByKin(text: string, { start, end }: Mention): boolean {
  return (
    BEHIND_KIN.test(text.slice(Math.max(0, start - BEFORE), start)) || BEFORE_KIN.test(text.slice(end, end + BEHIND))
  );
}

const LEADS_WITH_REIGN = new RegExp(`^(?:${REIGNING})\\s+`, 'iu');
const AFTER_REIGN = new RegExp(`\\b(?:${REIGNING})\\s+$`, 'iu');

/** Is a name the given name under which somebody reigns: "Queen Elizabeth", "Pope Francis"? */
function reigns(text: string, spelling: string, { start }: Mention): boolean {
  return LEADS_WITH_REIGN.test(spelling) || AFTER_REIGN.test(text.slice(Math.max(0, start - 20), start));
}

/** All words, and ends of more than one word, by which a person may be called alone. */
function bearings({ words, family }: PersonName): string[] {
  const found = new Set(words.filter((word) => word.length > 1));
  const longest = Math.min(words.length - 1, LONGEST_PART);
  for (let length = 2; length <= longest; length++) found.add(words.slice(-length).join(' '));
  found.add(words.slice(-family).join(' '));
  found.add(initialsKey(words.map((word) => word[0]).join('')));
  return [...found];
}

/** What initials are looked up by; names in small letters are never looked up so. */
function initialsKey(letters: string): string {
  return `\0${letters.toUpperCase()}`;
}

/** Parts of a name that have more words than this stand for nobody. */
const LONGEST_PART = 8;

const FAMILY_NAME = 3;

/** 3 for the family name, 2 for the given name, 1 for another. */
function rankOf({ names }: Person, name: string): number {
  return Math.max(
    ...names.map(({ words, family }) => {
      if (words.at(-1) === name || words.slice(-family).join(' ') === name) return FAMILY_NAME;
      return words[0] === name ? 2 : 1;
    }),
  );
}

/** Of several of one name, the surname alone is whom the article introduces first. */
function first(persons: readonly Person[]): Person {
  return persons.reduce((best, person) => (person.mentions[0]! < best.mentions[0]! ? person : best));
}
