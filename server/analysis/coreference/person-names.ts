import { differByOne, fold, transliteration } from './fold.ts';

/** Which given names are written for which: Bill for William, Sergei for Sergey. */
export type GivenNames = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads `given-names.txt`: a name and those that stand for it, a line each. */
export function readGivenNames(file: string): GivenNames {
  const equal = new Map<string, Set<string>>();
  const add = (a: string, b: string) => {
    const others = equal.get(a);
    if (others === undefined) equal.set(a, new Set([b]));
    else others.add(b);
  };
  for (const line of file.split('\n')) {
    const [name, ...others] = line.split(' ');
    if (name === undefined || name === '') continue;
    for (const other of others) {
      add(name, other);
      add(other, name);
    }
  }
  return equal;
}

/** A person's name taken apart; all words folded. */
export interface PersonName {
  /** All words without titles and generation: "alexandria", "ocasio", "cortez". */
  readonly words: readonly string[];
  /** How many of the words are the family name as it is written in one piece; all of a name that is one word. */
  readonly family: number;
  /** "jr", "iii". */
  readonly generation: string;
}

const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Titles that annotators and taggers leave within names now and then. */
const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr father sister brother rabbi imam sheikh king queen prince princess pope president vice prime minister chancellor premier secretary senator sen rep representative congressman congresswoman gov governor mayor general gen colonel col lt lieutenant capt captain maj major sgt sergeant judge justice attorney speaker ambassador chairman chairwoman director spokesman spokeswoman sheriff officer agent commissioner deputy detective coach former us saint st'.split(
    ' ',
  ),
);

/** Before the given name under which somebody reigns, as alternatives of a pattern. */
export const REIGNING = 'emperor|empress|king|pope|prince|princess|queen|saint|sultan';

/** Takes a person's name apart. */
export function personName(name: string): PersonName {
  return ofPieces(
    name.split(/\s+/u).flatMap((piece) => {
      const words = fold(piece);
      return words === '' ? [] : [words.split(' ')];
    }),
  );
}

/** The same of a name that is folded and plain: at a fraction of the cost. */
export function plainPersonName(name: string): PersonName {
  return ofPieces(name.split(' ').map((word) => [word]));
}

function ofPieces(pieces: string[][]): PersonName {
  let generation = '';
  const last = pieces.at(-1)?.join('');
  if (pieces.length > 1 && last !== undefined && GENERATIONS.has(last)) {
    generation = last;
    pieces.pop();
  }
  while (pieces.length > 1 && TITLES.has(pieces[0]!.join(''))) pieces.shift();
  const words = pieces.flat();
  return { words, family: pieces.at(-1)?.length ?? 0, generation };
}

/** A name of one piece: "Lavrov", "Ocasio-Cortez", "Putin Jr." aside. */
export function isSingle(name: PersonName): boolean {
  return name.words.length <= name.family;
}

/** How well two full names fit one person: 0 not at all, 1 perhaps, 2 as the same name, only written differently. */
export type Fit = 0 | 1 | 2;

/** Compares two full names that share, or nearly share, a family name. */
export function compareNames(a: PersonName, b: PersonName, givenNames: GivenNames): Fit {
  if (dropsGeneration(a, b)) return 2;
  if (a.generation !== b.generation)
    return lacksGeneration(a, b) || lacksGeneration(b, a) ? (compareWords(a, b, givenNames) === 2 ? 1 : 0) : 0;
  return compareWords(a, b, givenNames);
}

/** “Joe Biden”, of “Joseph R. Biden Jr.”: it is those without a middle name that “Jr.” tells from their fathers. */
function lacksGeneration(name: PersonName, full: PersonName): boolean {
  return name.generation === '' && full.generation !== '' && hasMiddle(full) && !hasMiddle(name);
}

/** “Amos Solomon Kell” and “Amos Solomon Kell Jr.”: who is called by all names is not called after his father besides, as “Amos S. Kell” may be. */
function dropsGeneration(a: PersonName, b: PersonName): boolean {
  if (a.generation === b.generation || (a.generation !== '' && b.generation !== '')) return false;
  return (
    hasMiddle(a) &&
    a.words.length === b.words.length &&
    a.words.every((word, i) => word.length > 1 && word === b.words[i])
  );
}

/** Does a name have more than a given and a family name? */
export function hasMiddle({ words, family }: PersonName): boolean {
  return words.length - family > 1;
}

function compareWords(a: PersonName, b: PersonName, givenNames: GivenNames): Fit {
  if (a.words.join(' ') === b.words.join(' ')) return 2;
  const family = compareFamilies(a.words.at(-1)!, b.words.at(-1)!);
  if (family === 0) return inOtherOrder(a, b) ? 2 : 0;
  const given = compareGiven(a.words[0]!, b.words[0]!, givenNames);
  if (given === 0)
    return usesMiddleName(a, b, givenNames) || usesMiddleName(b, a, givenNames) || endsWith(a, b) || endsWith(b, a)
      ? 1
      : 0;
  if (!middlesAgree(a, b, givenNames)) return 0;
  // One letter may differ in the given or in the family name, not in both.
  return given + family >= 4 ? 2 : given + family >= 3 ? 1 : 0;
}

/** 2 for the same name in another transliteration, 1 for one letter that differs in a long name. */
function compareFamilies(a: string, b: string): Fit {
  if (a === b || transliteration(a) === transliteration(b)) return 2;
  return a.length >= 6 && b.length >= 6 && a[0] === b[0] && differByOne(a, b) ? 1 : 0;
}

/** 2 for names that are written for each other, 1 for an initial or a letter that differs. */
function compareGiven(a: string, b: string, givenNames: GivenNames): Fit {
  if (a === b || givenNames.get(a)?.has(b) === true || transliteration(a) === transliteration(b)) return 2;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 1 : 0;
  return a.length >= 5 && b.length >= 5 && differByOne(a, b) && !differInGender(a, b) ? 1 : 0;
}

/** "Paul", "Paula"; "Mario", "Maria". */
function differInGender(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length > short.length) return /[aeo]$/.test(long) && long.startsWith(short);
  return a.slice(0, -1) === b.slice(0, -1) && /[aeo]$/.test(a) && /[aeo]$/.test(b);
}

/** Do the names between given and family name allow one person? Missing ones do. */
function middlesAgree(a: PersonName, b: PersonName, givenNames: GivenNames): boolean {
  const one = a.words.slice(1, -1);
  const other = b.words.slice(1, -1);
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  // Every middle name of the shorter has its like in the longer, in order; an initial in the very place.
  let next = 0;
  for (const word of few) {
    while (next < many.length && word.length > 1 && !middleFits(word, many[next]!, givenNames)) next += 1;
    if (next === many.length || !middleFits(word, many[next]!, givenNames)) return false;
    next += 1;
  }
  return true;
}

function middleFits(a: string, b: string, givenNames: GivenNames): boolean {
  if (ARTICLES.has(a) && ARTICLES.has(b)) return true;
  return a.length === 1 || b.length === 1 ? a[0] === b[0] : compareGiven(a, b, givenNames) > 0;
}

/** Of Arabic names: Abdel Fattah el-Sisi is Abdel Fattah al-Sisi. */
const ARTICLES: ReadonlySet<string> = new Set(['al', 'el']);

/** "J. Christopher Stevens", whom everybody calls Chris. */
function usesMiddleName(full: PersonName, short: PersonName, givenNames: GivenNames): boolean {
  return (
    full.words.length === 3 &&
    short.words.length === 2 &&
    full.words[0]!.length === 1 &&
    compareGiven(full.words[1]!, short.words[0]!, givenNames) === 2
  );
}

/** "Blasey Ford" of "Christine Blasey Ford". */
function endsWith(full: PersonName, short: PersonName): boolean {
  const offset = full.words.length - short.words.length;
  return (
    offset > 0 && short.words.length >= 2 && short.words.every((word, index) => full.words[offset + index] === word)
  );
}

/** "Orbán Viktor" of "Viktor Orbán". */
function inOtherOrder(a: PersonName, b: PersonName): boolean {
  return (
    a.words.length === b.words.length &&
    a.words.length <= 3 &&
    a.words[0] === b.words.at(-1) &&
    [...a.words].sort().join(' ') === [...b.words].sort().join(' ')
  );
}
