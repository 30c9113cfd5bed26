import { consonants, fold, transliteration } from '../analysis/coreference/fold.ts';
import { classOf, type NameClass } from '../analysis/coreference/forms.ts';
import { acronymsOf, singularOf } from '../analysis/coreference/names.ts';
import { isSingle, type PersonName, personName } from '../analysis/coreference/person-names.ts';
import type { NameKind } from '../analysis/model.ts';
import type { Digest, DigestEntity } from './digest.ts';
import type { EntityId } from './model.ts';

/** An article of the corpus, with the name that each entity of its digest goes by; none for what is named in boilerplate only. */
export interface Article {
  readonly uri: string;
  readonly digest: Digest;
  readonly names: readonly (Name | undefined)[];
  /** Days since 1970, where the article has a date. */
  readonly day?: number;
}

/** A name that entities of articles go by, the same in all of them. What it counts follows the articles that have it. */
export interface Name {
  readonly id: EntityId;
  /** Of names of several words by vote, where articles do not agree; otherwise a part of what makes it another name. */
  readonly nameClass: NameClass;
  /** Without case and accents; of what the lists know, the usual name. */
  readonly key: string;
  /** Of persons. */
  readonly person?: PersonName | undefined;
  /** May stand for a fuller name of another article: a surname, an acronym, "the Post". */
  readonly isShort: boolean;
  /** The country of a people. */
  readonly home?: string;
  readonly articles: ReadonlySet<Article>;
  /** How often it is written how. */
  readonly spellings: ReadonlyMap<string, number>;
  /** The fullest names of articles, and in how many each is that. */
  readonly fullest: ReadonlyMap<string, number>;
  /** Mentions by kind. */
  readonly kinds: ReadonlyMap<NameKind, number>;
}

/** A name while it is kept up. */
interface Entry extends Name {
  nameClass: NameClass;
  person: PersonName | undefined;
  isShort: boolean;
  readonly isKnown: boolean;
  /** Where it is entered. */
  family: FamilyEntry;
  aliases: ReadonlySet<string>;
  readonly articles: Set<Article>;
  readonly spellings: Map<string, number>;
  readonly fullest: Map<string, number>;
  readonly kinds: Map<NameKind, number>;
}

interface FamilyEntry {
  readonly sound: string;
  readonly names: Set<Name>;
  version: number;
}

/** Names that nearly sound alike: those that may be spellings of each other are among them. */
export interface Family {
  readonly names: ReadonlySet<Name>;
  /** Grows with every change of a name of the family, or of an article that has one. */
  readonly version: number;
}

/** The names of all articles, and the ways to them. */
export interface Names {
  get(id: EntityId): Name | undefined;
  all(): Iterable<Name>;
  /** Takes an article in, and gives it its names. */
  add(uri: string, digest: Digest): Article;
  remove(article: Article): void;
  family(name: Name): Family;
  /** Fuller names that a short one may stand for. */
  bearers(name: Name): Iterable<Name>;
  /** How often a name is called by a short one in the articles that have it in full. */
  uses(name: Name, short: Name): number;
  /** Names of their own that others may use for a fuller one: the reverse of `bearers`. */
  shortForms(name: Name): Set<Name>;
  /** Names some spelling of which has a word that begins so. */
  beginning(prefix: string): Set<Name>;
}

/** Words of this many letters and more share a drawer with others of the same first letters. */
const DRAWER = 2;

export function createNames(): Names {
  const names = new Map<EntityId, Entry>();
  const families = new Map<string, FamilyEntry>();
  /** Names by their class and what they may be called. */
  const bearers = new Map<string, Map<Name, number>>();
  /** Names by the words of their spellings, these by their first letters. */
  const drawers = new Map<string, Map<string, Map<Name, number>>>();
  let version = 0;

  function nameOf(entity: DigestEntity): Entry {
    const nameClass = classOf(entity.kind);
    const key = keyOf(nameClass, entity);
    const isKnown = entity.known !== undefined;
    const id = isKnown ? `${nameClass}=${key}` : key.includes(' ') ? key : `${nameClass}:${key}`;
    const found = names.get(id);
    if (found !== undefined) return found;
    const home = entity.known?.home;
    const name: Entry = {
      id,
      nameClass,
      key,
      isKnown,
      ...portrayedAs(nameClass, key, isKnown),
      ...(home === undefined ? {} : { home }),
      articles: new Set(),
      spellings: new Map(),
      fullest: new Map(),
      kinds: new Map(),
      family: { sound: '', names: new Set(), version },
      aliases: new Set(),
    };
    names.set(id, name);
    enter(name);
    return name;
  }

  /** Enters a name where its family and its short forms lead to it. */
  function enter(name: Entry): void {
    const sound = soundOf(name);
    const family = families.get(sound) ?? { sound, names: new Set(), version };
    families.set(sound, family);
    family.names.add(name);
    family.version = version;
    name.family = family;
    name.aliases = aliasesOf(name);
    for (const alias of name.aliases) count(inner(bearers, `${name.nameClass}:${alias}`), name, 1);
  }

  function leave(name: Entry): void {
    const { family } = name;
    family.names.delete(name);
    family.version = version;
    if (family.names.size === 0) families.delete(family.sound);
    for (const alias of name.aliases) drop(bearers, `${name.nameClass}:${alias}`, name);
  }

  /** Adds (1) or takes away (-1) what one entity of an article tells of its name. */
  function tell(name: Entry, entity: DigestEntity, sign: 1 | -1): void {
    name.family.version = version;
    count(name.fullest, entity.name, sign);
    const spellings = name.spellings.size;
    let isChanged = false;
    let mentions = 0;
    const words = new Set<string>(name.key.split(' '));
    for (const { text, count: times } of entity.spellings) {
      isChanged ||= !name.spellings.has(text);
      count(name.spellings, text, sign * times);
      mentions += times;
      for (const word of fold(text).split(' ')) words.add(word);
    }
    isChanged ||= name.spellings.size !== spellings;
    count(name.kinds, entity.kind, sign * mentions);
    for (const word of words) {
      if (word === '') continue;
      const drawer = inner(drawers, word.slice(0, DRAWER));
      const holders = inner(drawer, word);
      count(holders, name, sign);
      if (holders.size === 0) drawer.delete(word);
      if (drawer.size === 0) drawers.delete(word.slice(0, DRAWER));
    }
    const nameClass = name.isKnown || !name.key.includes(' ') ? name.nameClass : (voted(name.kinds) ?? name.nameClass);
    if (nameClass === name.nameClass && !isChanged) return;
    leave(name);
    name.nameClass = nameClass;
    Object.assign(name, portrayedAs(nameClass, name.key, name.isKnown));
    enter(name);
  }

  return {
    get: (id) => names.get(id),
    all: () => names.values(),
    add(uri, digest) {
      version += 1;
      const day = digest.date === undefined ? Number.NaN : Date.parse(digest.date) / 86_400_000;
      const entries = digest.entities.map((entity) => (entity.spellings.length === 0 ? undefined : nameOf(entity)));
      const article: Article = {
        uri,
        digest,
        names: entries,
        ...(Number.isNaN(day) ? {} : { day: Math.floor(day) }),
      };
      entries.forEach((name, local) => {
        if (name === undefined) return;
        name.articles.add(article);
        tell(name, digest.entities[local]!, 1);
      });
      return article;
    },
    remove(article) {
      version += 1;
      article.names.forEach((found, local) => {
        const name = found === undefined ? undefined : names.get(found.id);
        if (name === undefined) return;
        name.articles.delete(article);
        tell(name, article.digest.entities[local]!, -1);
        if (name.spellings.size > 0) return;
        leave(name);
        names.delete(name.id);
      });
    },
    family: (name) => families.get(soundOf(name))!,
    bearers: (name) => [
      ...(bearers.get(`${name.nameClass}:${name.key}`)?.keys() ?? []),
      ...(isUnknown(name) ? (bearers.get(`person:${name.key}`)?.keys() ?? []) : []),
    ],
    uses(name, short) {
      let uses = 0;
      for (const [text, times] of name.spellings) {
        if (keyOfSpelling(name.nameClass, text) === short.key) uses += times;
      }
      return uses;
    },
    shortForms(name) {
      const found = new Set<Name>();
      for (const alias of aliasesOf(name)) {
        const short = names.get(alias.includes(' ') ? alias : `${name.nameClass}:${alias}`);
        if (short?.isShort === true && short !== name && short.nameClass === name.nameClass) found.add(short);
        const unknown =
          name.nameClass === 'person' ? names.get(alias.includes(' ') ? alias : `name:${alias}`) : undefined;
        if (unknown?.isShort === true && isUnknown(unknown)) found.add(unknown);
      }
      return found;
    },
    beginning(prefix) {
      const found = new Set<Name>();
      const take = (drawer: ReadonlyMap<string, ReadonlyMap<Name, number>>) => {
        for (const [word, holders] of drawer)
          if (word.startsWith(prefix)) for (const name of holders.keys()) found.add(name);
      };
      if (prefix.length >= DRAWER) take(drawers.get(prefix.slice(0, DRAWER)) ?? new Map());
      else for (const [first, drawer] of drawers) if (first.startsWith(prefix)) take(drawer);
      return found;
    },
  };
}

function keyOf(nameClass: NameClass, { name, known }: DigestEntity): string {
  return known === undefined ? keyOfSpelling(nameClass, name) : fold(known.name);
}

function keyOfSpelling(nameClass: NameClass, spelling: string): string {
  if (nameClass === 'person') {
    const { words, generation } = personName(spelling);
    return [...words, ...(generation === '' ? [] : [generation])].join(' ') || spelling;
  }
  const folded = fold(spelling).replace(/^the (?=.)/, '') || spelling;
  return nameClass === 'group' ? singularOf(folded) : folded;
}

function portrayedAs(nameClass: NameClass, key: string, isKnown: boolean): Pick<Entry, 'person' | 'isShort'> {
  // From the key, not from an article's spelling: whichever article comes first must not decide.
  const person = nameClass === 'person' ? personName(key) : undefined;
  const isShort =
    person === undefined ? nameClass === 'name' && !isKnown && key.split(' ').length <= 2 : isSingle(person);
  return { person, isShort };
}

/** Does nobody say what it is? */
function isUnknown({ nameClass, kinds }: Name): boolean {
  return nameClass === 'name' && kinds.size === 1 && kinds.has('other');
}

/** The class that most mentions speak for. */
function voted(kinds: ReadonlyMap<NameKind, number>): NameClass | undefined {
  const votes = new Map<NameClass, number>();
  // Somebody's `other` says least.
  for (const [kind, times] of kinds) {
    const weight = kind === 'other' ? times / 10 : times;
    votes.set(classOf(kind), (votes.get(classOf(kind)) ?? 0) + weight);
  }
  let best: NameClass | undefined;
  for (const [nameClass, times] of votes) {
    const most = best === undefined ? -1 : votes.get(best)!;
    if (times > most || (times === most && nameClass < best!)) best = nameClass;
  }
  return best;
}

/** Spellings of one name share it. */
function soundOf({ nameClass, key, person }: Name): string {
  const word = person?.words.at(-1) ?? key;
  const sound = consonants(word);
  // Short words sound alike too easily: Lee, Law, Lowe.
  return `${nameClass}:${sound.length > 2 ? sound : transliteration(word)}`;
}

/** What else a name may be called: the short forms that it tells by itself, and those that its articles use. */
function aliasesOf(name: Name): Set<string> {
  const { nameClass, key, person, spellings } = name;
  const found = new Set(nameClass === 'name' ? acronymsOf(key) : []);
  if (person !== undefined && !isSingle(person)) {
    const { words, family } = person;
    found.add(words.slice(-family).join(' ')).add(words.at(-1)!).add(words[0]!);
  }
  for (const text of spellings.keys()) found.add(keyOfSpelling(nameClass, text));
  found.delete(key);
  return found;
}

function inner<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = new Map<K, V>();
  map.set(key, made);
  return made;
}

function drop<K, V>(map: Map<string, Map<K, V>>, key: string, entry: K): void {
  const entries = map.get(key);
  entries?.delete(entry);
  if (entries?.size === 0) map.delete(key);
}

function count<K>(counts: Map<K, number>, key: K, more: number): void {
  const left = (counts.get(key) ?? 0) + more;
  if (left > 0 || more === 0) counts.set(key, left);
  else counts.delete(key);
}
