import { consonants, fold, transliteration } from '../analysis/coreference/fold.ts';
import { classOf, type NameClass } from '../analysis/coreference/forms.ts';
import { acronymsOf, singularOf } from '../analysis/coreference/names.ts';
import { isSingle, type PersonName, personName } from '../analysis/coreference/person-names.ts';
import type { NameKind } from '../analysis/model.ts';
import type { Digest, DigestEntity } from './digest.ts';

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
  readonly nameClass: NameClass;
  /** Without case and accents; of what the lists know, the usual name. */
  readonly key: string;
  /** Of persons. */
  readonly person?: PersonName;
  /** May stand for a fuller name of another article: a surname, an acronym, "the Post". */
  readonly isShort: boolean;
  /** The country of a people. */
  readonly home?: string;
  readonly articles: Set<Article>;
  /** How often it is written how. */
  readonly spellings: Map<string, number>;
  /** The fullest names of articles, and in how many each is that. */
  readonly fullest: Map<string, number>;
  readonly kinds: Map<NameKind, number>;
}

/** Names that nearly sound alike: those that may be spellings of each other are among them. */
export interface Family {
  readonly names: ReadonlySet<Name>;
  /** Grows with every change of a name of the family, or of an article that has one. */
  readonly version: number;
}

/** The names of all articles, and the ways to them. */
export interface Names {
  get(nameClass: string, key: string): Name | undefined;
  all(): Iterable<Name>;
  /** Takes an article in, and gives it its names. */
  add(uri: string, digest: Digest): Article;
  remove(article: Article): void;
  family(name: Name): Family;
  /** Fuller names that a short one may stand for, with how many of their articles use it so. */
  bearers(name: Name): ReadonlyMap<Name, number>;
  /** Names of their own that others may use for a fuller one: the reverse of `bearers`. */
  shortForms(name: Name): Set<Name>;
  /** Names some spelling of which has a word that begins so. */
  beginning(prefix: string): Set<Name>;
}

/** Words of this many letters and more share a drawer with others of the same first letters. */
const DRAWER = 2;

export function createNames(): Names {
  const names = new Map<string, Name>();
  const families = new Map<string, { names: Set<Name>; version: number }>();
  let version = 0;
  const bearers = new Map<string, Map<Name, number>>();
  const drawers = new Map<string, Map<string, Map<Name, number>>>();

  function nameOf(entity: DigestEntity): Name {
    const nameClass = classOf(entity.kind);
    const key = keyOf(nameClass, entity);
    const id = `${nameClass}:${key}`;
    const found = names.get(id);
    if (found !== undefined) return found;
    // From the key, not from the article's spelling: whichever article comes first must not decide.
    const person = nameClass === 'person' ? personName(key) : undefined;
    const home = entity.known?.home;
    const name: Name = {
      nameClass,
      key,
      ...(person === undefined ? {} : { person }),
      isShort:
        person === undefined
          ? nameClass === 'name' && entity.known === undefined && key.split(' ').length <= 2
          : isSingle(person),
      ...(home === undefined ? {} : { home }),
      articles: new Set(),
      spellings: new Map(),
      fullest: new Map(),
      kinds: new Map(),
    };
    names.set(id, name);
    const family = familyOf(name);
    const relatives = families.get(family);
    if (relatives === undefined) families.set(family, { names: new Set([name]), version });
    else relatives.names.add(name);
    for (const alias of shortFormsOf(name)) count(inner(bearers, `${nameClass}:${alias}`), name, 0);
    return name;
  }

  function forget(name: Name): void {
    names.delete(`${name.nameClass}:${name.key}`);
    const family = familyOf(name);
    const relatives = families.get(family);
    relatives?.names.delete(name);
    if (relatives?.names.size === 0) families.delete(family);
    for (const alias of shortFormsOf(name)) drop(bearers, `${name.nameClass}:${alias}`, name);
  }

  /** Adds (1) or takes away (-1) what one entity of an article tells of its name. */
  function tell(name: Name, entity: DigestEntity, sign: 1 | -1): void {
    const family = families.get(familyOf(name));
    if (family !== undefined) family.version = version;
    count(name.fullest, entity.name, sign);
    let mentions = 0;
    const words = new Set<string>(name.key.split(' '));
    for (const { text, count: times } of entity.spellings) {
      count(name.spellings, text, sign * times);
      mentions += times;
      for (const word of fold(text).split(' ')) words.add(word);
      const alias = keyOfSpelling(name.nameClass, text);
      if (alias === name.key) continue;
      const id = `${name.nameClass}:${alias}`;
      const uses = inner(bearers, id);
      const left = (uses.get(name) ?? 0) + sign;
      // A short form that the name itself tells stays known without being used.
      if (left > 0 || (name.articles.size > 0 && shortFormsOf(name).has(alias))) uses.set(name, left);
      else drop(bearers, id, name);
    }
    count(name.kinds, entity.kind, sign * mentions);
    for (const word of words) {
      if (word === '') continue;
      const drawer = inner(drawers, word.slice(0, DRAWER));
      const holders = inner(drawer, word);
      count(holders, name, sign);
      if (holders.size === 0) drawer.delete(word);
      if (drawer.size === 0) drawers.delete(word.slice(0, DRAWER));
    }
  }

  return {
    get: (nameClass, key) => names.get(`${nameClass}:${key}`),
    all: () => names.values(),
    add(uri, digest) {
      version += 1;
      const day = digest.date === undefined ? Number.NaN : Date.parse(digest.date) / 86_400_000;
      const article: Article = {
        uri,
        digest,
        names: digest.entities.map((entity) => (entity.spellings.length === 0 ? undefined : nameOf(entity))),
        ...(Number.isNaN(day) ? {} : { day: Math.floor(day) }),
      };
      for (const name of article.names) name?.articles.add(article);
      article.names.forEach((name, local) => {
        if (name !== undefined) tell(name, digest.entities[local]!, 1);
      });
      return article;
    },
    remove(article) {
      version += 1;
      for (const name of article.names) name?.articles.delete(article);
      article.names.forEach((name, local) => {
        if (name !== undefined) tell(name, article.digest.entities[local]!, -1);
      });
      for (const name of article.names) if (name?.articles.size === 0) forget(name);
    },
    family: (name) => families.get(familyOf(name)) ?? { names: new Set([name]), version },
    bearers: (name) => bearers.get(`${name.nameClass}:${name.key}`) ?? new Map<Name, number>(),
    shortForms(name) {
      const found = new Set<Name>();
      for (const alias of [
        ...shortFormsOf(name),
        ...Array.from(name.spellings.keys(), (spelling) => keyOfSpelling(name.nameClass, spelling)),
      ]) {
        const short = names.get(`${name.nameClass}:${alias}`);
        if (short?.isShort === true && short !== name) found.add(short);
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

/** Spellings of one name share it. */
function familyOf({ nameClass, key, person }: Name): string {
  const word = person?.words.at(-1) ?? key;
  const sound = consonants(word);
  // Short words sound alike too easily: Lee, Law, Lowe.
  return `${nameClass}:${sound.length > 2 ? sound : transliteration(word)}`;
}

/** The short forms that a name tells by itself: surnames, given names, acronyms. */
function shortFormsOf({ nameClass, key, person }: Name): Set<string> {
  if (nameClass === 'name') return new Set(acronymsOf(key));
  if (person === undefined || isSingle(person)) return new Set();
  const { words, family } = person;
  return new Set([words.slice(-family).join(' '), words.at(-1)!, words[0]!]);
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
