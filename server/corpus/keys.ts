import { consonants, fold, isPlain, transliteration } from '../analysis/coreference/fold.ts';
import { classOf, type NameClass } from '../analysis/coreference/forms.ts';
import { acronymsOf, singularOf } from '../analysis/coreference/names.ts';
import {
  isSingle,
  type PersonName,
  personName,
  plainPersonName,
  REIGNING,
} from '../analysis/coreference/person-names.ts';
import { NAME_KINDS } from '../analysis/model.ts';
import type { Counts } from './few.ts';
import type { Texts } from './texts.ts';

/** What names are compared by. */
export interface Keys {
  /** A name without case and accents, a person's without titles, a people's in the singular. */
  of(nameClass: NameClass, spelling: string): string;
}

/** What keys are made of. */
export interface Named {
  readonly nameClass: NameClass;
  readonly key: string;
  /** Of persons. */
  readonly person?: PersonName | undefined;
  /** Numbers of texts, with their counts. */
  readonly spellings: Counts;
}

/** Spellings whose keys are remembered, at most: the same names come again and again. */
const REMEMBERED = 50_000;

export function createKeys(): Keys {
  const known = { person: new Map<string, string>(), group: new Map(), language: new Map(), name: new Map() };
  return {
    of(nameClass, spelling) {
      const keys: Map<string, string> = known[nameClass];
      const found = keys.get(spelling);
      if (found !== undefined) return found;
      const key = keyOf(nameClass, spelling);
      if (keys.size >= REMEMBERED) keys.clear();
      keys.set(spelling, key);
      return key;
    },
  };
}

/** “Queen Elizabeth” is nobody whose given name that is, but who is called so. */
const REIGNS = new RegExp(`^(?:${REIGNING}) \\p{L}+$`, 'iu');

function keyOf(nameClass: NameClass, spelling: string): string {
  if (nameClass === 'person') {
    if (REIGNS.test(spelling)) return fold(spelling);
    const { words, generation } = isPlain(spelling) ? plainPersonName(spelling.toLowerCase()) : personName(spelling);
    return [...words, ...(generation === '' ? [] : [generation])].join(' ') || spelling;
  }
  const folded = fold(spelling).replace(/^(?:the )?(?:us (?=\S+ \S))?(?=.)/, '') || spelling;
  if (nameClass === 'group') return singularOf(folded);
  return nameClass === 'name' ? folded.replace(FIRM, '$1').replace(COMMITTEE, '$1 $2 committee') : folded;
}

/** “Kell Inc.” is Kell; “Anna Kell Inc.” is not the person. */
const FIRM = /^(\S{3,}) (?:and co|co|inc|llc|ltd|plc)$/;

/** “House Committee on Energy”, “House Energy Committee”. */
const COMMITTEE = /^(house|senate) committee on (?:the )?(.+)$/;

/** What follows of a name from its class and key. */
export function portrayedAs(
  nameClass: NameClass,
  key: string,
  isKnown: boolean,
): { person: PersonName | undefined; isShort: boolean } {
  // From the key, not from an article's spelling: whichever article comes first must not decide.
  const person = nameClass === 'person' ? foldedName(key) : undefined;
  const isShort =
    person === undefined ? nameClass === 'name' && !isKnown && key.split(' ').length <= 2 : isSingle(person);
  return { person, isShort };
}

/** The class that most articles speak for. */
export function voted(kinds: Counts): NameClass | undefined {
  if (kinds.length === 2) return classOf(NAME_KINDS[kinds[0]!]!);
  const votes = new Map<NameClass, number>();
  for (let i = 0; i < kinds.length; i += 2) {
    const kind = NAME_KINDS[kinds[i]!]!;
    // Somebody's `other` says least.
    const weight = kind === 'other' ? kinds[i + 1]! / 10 : kinds[i + 1]!;
    votes.set(classOf(kind), (votes.get(classOf(kind)) ?? 0) + weight);
  }
  let best: NameClass | undefined;
  for (const [nameClass, weight] of votes) {
    const most = best === undefined ? -1 : votes.get(best)!;
    if (weight > most || (weight === most && nameClass < best!)) best = nameClass;
  }
  return best;
}

/** Spellings of one name share it. */
export function soundOf({ nameClass, key, person }: Named): string {
  const word = person?.words.at(-1) ?? key;
  const sound = consonants(word);
  // Short words sound alike too easily: Lee, Law, Lowe.
  return `${nameClass}:${sound.length > 2 ? sound : transliteration(word)}`;
}

/** What else a name may be called: the short forms that it tells by itself, and those that its articles use. */
export function aliasesOf({ nameClass, key, person, spellings }: Named, keys: Keys, texts: Texts): Set<string> {
  const found = new Set(nameClass === 'name' ? acronymsOf(key) : []);
  if (person !== undefined && !isSingle(person)) {
    const { words, family } = person;
    found.add(words.slice(-family).join(' ')).add(words.at(-1)!).add(words[0]!);
  }
  for (let i = 0; i < spellings.length; i += 2) found.add(keys.of(nameClass, texts.at(spellings[i]!)));
  found.delete(key);
  return found;
}

/** A person's name from its key; as `personName`, at less cost where the key is of plain letters. */
function foldedName(key: string): PersonName {
  const { words, family, generation } = isPlain(key) ? plainPersonName(key) : personName(key);
  // Arrays that were grown keep room; these are kept for long.
  return { words: words.slice(), family, generation };
}
