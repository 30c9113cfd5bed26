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

/**
 * Joins the names of persons in an article: full names to each other, and names of one word to the person who bears them.
 */
export function linkPersons(
  text: string,
  mentions: readonly Mention[],
  forms: readonly Form[],
  links: Links,
  givenNames: GivenNames,
  genders: Genders,
): void {
  const families = new Map<string, Person[]>();
  const bearers = new Map<string, Person[]>();
  const singles: number[] = [];
  const fulls = forms.flatMap((form, index) =>
    form.person === undefined ? [] : [{ form, index, person: form.person }],
  );
  for (const { form, index, person } of fulls.sort(
    (a, b) => b.person.words.length - a.person.words.length || a.index - b.index,
  )) {
    if (isSingle(person)) {
      singles.push(index);
      continue;
    }
    const last = consonants(person.words.at(-1)!);
    const first = consonants(person.words[0]!);
    const family = families.get(last) ?? [];
    const fitting = (candidates: readonly Person[]) =>
      candidates.find(({ names }) => names.some((name) => compareNames(name, person, givenNames) > 0));
    const same = family.length > LARGEST_FAMILY ? undefined : (fitting(family) ?? fitting(families.get(first) ?? []));
    if (same === undefined) {
      const isRelative =
        (person.generation === 'jr' && !hasMiddle(person)) || isIntroducedByKin(text, mentions[form.mentions[0]!]!);
      const added = { form: index, isRelative, names: [person], mentions: [...form.mentions] };
      families.set(last, [...family, added]);
      for (const bearer of bearings(person)) bearers.set(bearer, [...(bearers.get(bearer) ?? []), added]);
    } else {
      links.join(same.form, index);
      same.names.push(person);
      same.mentions.push(...form.mentions);
      for (const bearer of bearings(person)) {
        const list = bearers.get(bearer) ?? [];
        if (!list.includes(same)) bearers.set(bearer, [...list, same]);
      }
    }
  }
  for (const index of singles) {
    const form = forms[index]!;
    const name = form.person!.words.join(' ');
    const { generation } = form.person!;
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
    if (best < FAMILY_NAME && reigns(text, form.spelling, mentions[form.mentions[0]!]!)) continue;
    let persons = candidates.filter(({ rank }) => rank === best).map(({ person }) => person);
    if (best === FAMILY_NAME) {
      // Somebody else of the family, whom the article need not introduce, is named first.
      persons = persons.filter((person) => !person.isRelative || person.mentions[0]! < form.mentions[0]!);
      if (persons.some((person) => !person.isRelative)) persons = persons.filter((person) => !person.isRelative);
    }
    if (persons.length === 0) continue;
    links.join(first(persons).form, index);
  }
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
