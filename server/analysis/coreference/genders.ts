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

const TITLES: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...['mr', 'sir', 'lord', 'king', 'prince', 'father', 'chairman', 'spokesman', 'congressman', 'businessman'].map(
    (title) => [title, 'he'] as const,
  ),
  ...['mrs', 'ms', 'miss', 'lady', 'dame', 'queen', 'princess', 'sister', 'chairwoman', 'spokeswoman'].map(
    (title) => [title, 'she'] as const,
  ),
  ...['congresswoman', 'businesswoman', 'actress'].map((title) => [title, 'she'] as const),
]);

/** The gender that a word before a name tells: "Mr.", "spokeswoman". */
export function genderOfTitle(word: string): Gender | undefined {
  return TITLES.get(word.toLowerCase().replace(/\.$/, ''));
}
