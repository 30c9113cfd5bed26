import { consonants } from './fold.ts';
import type { Form } from './forms.ts';
import type { Links } from './links.ts';
import { compareNames, type GivenNames, isSingle, type PersonName } from './person-names.ts';

/** More full names than this of one family in one article are not compared with each other. */
const LARGEST_FAMILY = 60;

/** A mention of a short name that belongs to another set than the rest of its form. */
export type Strays = Map<number, number>;

/** A person of the article: full names that are one. */
interface Person {
  readonly form: number;
  readonly names: PersonName[];
  readonly mentions: number[];
}

/**
 * Joins the names of persons in an article: full names to each other, and names of one word to the person who bears them.
 *
 * @returns for mentions of a name that several persons bear, the form that each belongs to
 */
export function linkPersons(forms: readonly Form[], links: Links, givenNames: GivenNames): Strays {
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
      const added = { form: index, names: [person], mentions: [...form.mentions] };
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
  const strays: Strays = new Map();
  for (const index of singles) {
    const form = forms[index]!;
    const name = form.person!.words.join(' ');
    const candidates = (bearers.get(name) ?? []).map((person) => ({ person, rank: rankOf(person, name) }));
    const best = Math.max(0, ...candidates.map(({ rank }) => rank));
    const persons = candidates.filter(({ rank }) => rank === best).map(({ person }) => person);
    if (persons.length === 0) continue;
    const chosen = form.mentions.map((mention) => nearest(persons, mention));
    const usual = mostFrequent(chosen);
    links.join(usual.form, index);
    form.mentions.forEach((mention, i) => {
      if (chosen[i] !== usual) strays.set(mention, chosen[i]!.form);
    });
  }
  return strays;
}

/** All words, and ends of more than one word, by which a person may be called alone. */
function bearings({ words, family }: PersonName): string[] {
  const found = new Set(words.filter((word) => word.length > 1));
  for (let length = 2; length < words.length; length++) found.add(words.slice(-length).join(' '));
  found.add(words.slice(-family).join(' '));
  return [...found];
}

/** 3 for the family name, 2 for the given name, 1 for another. */
function rankOf({ names }: Person, name: string): number {
  return Math.max(
    ...names.map(({ words, family }) => {
      if (words.at(-1) === name || words.slice(-family).join(' ') === name) return 3;
      return words[0] === name ? 2 : 1;
    }),
  );
}

/** The person named by the full name last before a mention, or else first after it. */
function nearest(persons: readonly Person[], mention: number): Person {
  let found = persons[0]!;
  let last = -1;
  for (const person of persons) {
    for (const other of person.mentions) {
      if (other < mention && other > last) {
        last = other;
        found = person;
      }
    }
  }
  return found;
}

function mostFrequent<T>(items: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}
