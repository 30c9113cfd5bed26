export type Gender = 'he' | 'she';

/** Which pronoun a given name goes with, for names that go with one; lower case. */
export type Genders = ReadonlyMap<string, Gender>;

/** Reads the list that training makes: the names that go with "he" on the first line, those with "she" on the second. */
export function readGenders(list: string): Genders {
  const [he = '', she = ''] = list.split('\n');
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
