import { fold } from '../analysis/coreference/fold.ts';
import { classOf, type NameClass } from '../analysis/coreference/forms.ts';
import type { PersonName } from '../analysis/coreference/person-names.ts';
import type { NameKind } from '../analysis/model.ts';
import type { Digest, DigestEntity } from './digest.ts';
import { type Count, count, each, type Few, type RunningCount, sizeOf, withOne, withoutOne } from './few.ts';
import { aliasesOf, type Keys, portrayedAs, soundOf, voted } from './keys.ts';
import type { EntityId } from './model.ts';
import { createWordIndex } from './word-index.ts';

/** An article of the corpus, with the name that each entity of its digest goes by; none for what is named in boilerplate only. */
export interface Article {
  readonly uri: string;
  readonly digest: Digest;
  readonly names: readonly (Name | undefined)[];
  /** How often each entity is mentioned. */
  readonly mentions: Uint16Array;
  /** Of the address: articles are drawn by it. */
  readonly hash: number;
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
  /** Does it stand for what the lists know? */
  readonly isKnown: boolean;
  /** The country of a people. */
  readonly home?: string | undefined;
  readonly articles: Few<Article>;
  /** How often it is written how. */
  readonly spellings: Count<string>;
  /** Mentions by kind. */
  readonly kinds: Count<NameKind>;
  readonly family: Family | undefined;
}

/** A name while it is kept up. */
interface Entry extends Name {
  nameClass: NameClass;
  person: PersonName | undefined;
  isShort: boolean;
  articles: Few<Article>;
  readonly spellings: RunningCount<string>;
  readonly kinds: RunningCount<NameKind>;
  /** Where it is entered; to be entered anew where that is nothing. */
  family: FamilyEntry | undefined;
}

/** Names that nearly sound alike: those that may be spellings of each other are among them. */
export interface Family {
  readonly names: Few<Name>;
  /** Grows with every change of a name of the family, or of an article that has one. */
  readonly version: number;
}

interface FamilyEntry extends Family {
  readonly sound: string;
  names: Few<Name>;
  version: number;
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

export function createNames(keys: Keys): Names {
  const names = new Map<EntityId, Entry>();
  const families = new Map<string, FamilyEntry>();
  /** Names by their class and what they may be called. */
  const bearers: Readonly<Record<NameClass, Map<string, Few<Name>>>> = {
    person: new Map(),
    group: new Map(),
    language: new Map(),
    name: new Map(),
  };
  const words = createWordIndex(keys);
  /** Names that were told of since somebody asked: where they are entered is found out then. */
  const stale = new Set<Entry>();
  let version = 0;

  function nameOf(entity: DigestEntity): Entry {
    const nameClass = classOf(entity.kind);
    const isKnown = entity.known !== undefined;
    const key = isKnown ? fold(entity.known.name) : keys.of(nameClass, entity.name);
    const id = isKnown ? `${nameClass}=${key}` : idOf(nameClass, key);
    const found = names.get(id);
    if (found !== undefined) return found;
    const name: Entry = {
      id,
      nameClass,
      key,
      isKnown,
      ...portrayedAs(nameClass, key, isKnown),
      home: entity.known?.home,
      articles: undefined,
      spellings: { keys: [], counts: [] },
      kinds: { keys: [], counts: [] },
      family: undefined,
    };
    names.set(id, name);
    return name;
  }

  /** Adds (1) or takes away (-1) what one entity of an article tells of its name. Returns how often it is mentioned. */
  function tell(name: Entry, entity: DigestEntity, sign: 1 | -1): number {
    let mentions = 0;
    for (const { text, count: times } of entity.spellings) {
      // What it may be called is about to change, perhaps.
      if (sign === -1 || !name.spellings.keys.includes(text)) leave(name);
      count(name.spellings, text, sign * times);
      mentions += times;
    }
    count(name.kinds, entity.kind, sign * mentions);
    stale.add(name);
    return mentions;
  }

  /** Enters the names that were told of where their families and their short forms lead to them. */
  function settle(): void {
    for (const name of stale) {
      if (name.spellings.keys.length === 0) {
        leave(name);
        if (names.get(name.id) === name) names.delete(name.id);
        continue;
      }
      const isVoted = !name.isKnown && name.key.includes(' ');
      const nameClass = isVoted ? (voted(name.kinds) ?? name.nameClass) : name.nameClass;
      if (name.family !== undefined && nameClass === name.nameClass) {
        name.family.version = version;
        continue;
      }
      leave(name);
      name.nameClass = nameClass;
      Object.assign(name, portrayedAs(nameClass, name.key, name.isKnown));
      enter(name);
    }
    stale.clear();
  }

  function enter(name: Entry): void {
    const sound = soundOf(name);
    const family = families.get(sound) ?? { sound, names: undefined, version };
    families.set(sound, family);
    family.names = withOne(family.names, name);
    family.version = version;
    name.family = family;
    const called = bearers[name.nameClass];
    for (const alias of aliasesOf(name, keys)) called.set(alias, withOne(called.get(alias), name));
    words.changed(name);
  }

  function leave(name: Entry): void {
    const { family } = name;
    if (family === undefined) return;
    family.names = withoutOne(family.names, name);
    family.version = version;
    if (family.names === undefined) families.delete(family.sound);
    name.family = undefined;
    const called = bearers[name.nameClass];
    for (const alias of aliasesOf(name, keys)) {
      const left = withoutOne(called.get(alias), name);
      if (left === undefined) called.delete(alias);
      else called.set(alias, left);
    }
    words.changed(name);
  }

  return {
    get(id) {
      settle();
      return names.get(id);
    },
    all() {
      settle();
      return names.values();
    },
    add(uri, digest) {
      version += 1;
      const { entities, date } = digest;
      const day = date === undefined ? Number.NaN : Date.parse(date) / 86_400_000;
      const entries = entities.map((entity) => (entity.spellings.length === 0 ? undefined : nameOf(entity)));
      const article: Article = {
        uri,
        digest,
        names: entries,
        mentions: Uint16Array.from(entries, (name, local) =>
          name === undefined ? 0 : Math.min(tell(name, entities[local]!, 1), 0xffff),
        ),
        hash: hash(uri),
        ...(Number.isNaN(day) ? {} : { day: Math.floor(day) }),
      };
      for (const name of entries) if (name !== undefined) name.articles = withOne(name.articles, article);
      return article;
    },
    remove(article) {
      version += 1;
      const { entities } = article.digest;
      article.names.forEach((found, local) => {
        const name = found === undefined ? undefined : names.get(found.id);
        if (name === undefined) return;
        name.articles = withoutOne(name.articles, article);
        tell(name, entities[local]!, -1);
      });
    },
    family(name) {
      settle();
      return name.family ?? { names: name, version };
    },
    bearers(name) {
      settle();
      const own = each(bearers[name.nameClass].get(name.key));
      return isUnknown(name) ? [...own, ...each(bearers.person.get(name.key))] : own;
    },
    uses(name, short) {
      const { keys: texts, counts } = name.spellings;
      return texts.reduce((sum, text, i) => (keys.of(name.nameClass, text) === short.key ? sum + counts[i]! : sum), 0);
    },
    shortForms(name) {
      settle();
      const found = new Set<Name>();
      for (const alias of aliasesOf(name, keys)) {
        const short = names.get(idOf(name.nameClass, alias));
        if (short?.isShort === true && short.nameClass === name.nameClass) found.add(short);
        const unknown = name.nameClass === 'person' ? names.get(idOf('name', alias)) : undefined;
        if (unknown?.isShort === true && isUnknown(unknown)) found.add(unknown);
      }
      return found;
    },
    beginning(prefix) {
      settle();
      return words.beginning(prefix);
    },
  };
}

/** Names of several words are the same whatever they are said to be; one word may be a person, and another time a place. */
function idOf(nameClass: NameClass, key: string): EntityId {
  return key.includes(' ') ? key : `${nameClass}:${key}`;
}

/** Does nobody say what it is? */
function isUnknown({ nameClass, kinds }: Name): boolean {
  return nameClass === 'name' && kinds.keys.every((kind) => kind === 'other');
}

/** In how many articles it is. */
export function articlesOf({ articles }: Name): number {
  return sizeOf(articles);
}

/** FNV-1a over code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
