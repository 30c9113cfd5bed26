import { fold } from '../analysis/coreference/fold.ts';
import { classOf, type NameClass } from '../analysis/coreference/forms.ts';
import { NAME_KINDS } from '../analysis/model.ts';
import { counted, each, isCounted, withNext, withOne, withoutOne, withoutThis } from './few.ts';
import { type Entities, entitiesIn, type Gist, type GistEntity } from './gist.ts';
import { aliasesOf, type Keys, portrayedAs, soundOf, voted } from './keys.ts';
import type { EntityId } from './model.ts';
import {
  type Article,
  type ArticleEntry,
  dayOf,
  type Entered,
  type Entry,
  type Family,
  idOf,
  knownIdOf,
  NAME_CLASSES,
  type Name,
  NO_ENTITIES,
  newArticle,
  newName,
  nothingEntered,
} from './name-entries.ts';
import type { Texts } from './texts.ts';

/** The names of all articles, and the ways to them. */
export interface Names {
  get(id: EntityId): Name | undefined;
  all(): Iterable<Name>;
  /** Grows with every change. */
  readonly version: number;
  article(uri: string): Article | undefined;
  articles(): Iterable<Article>;
  /** How many articles there are. */
  readonly size: number;
  /** Takes an article in and gives it its names, or changes those that it has: costs what is different. */
  put(uri: string, gist: Pick<Gist, 'entities' | 'date' | 'source'>): Article;
  remove(uri: string): void;
  /** Everything at hand, as it is when it is looked at. */
  entered(): Entered;
  /** Takes over everything that was entered elsewhere, in place of what is at hand. */
  adopt(other: Entered): void;
  /** Names that may be called so, without case and accents. */
  called(folded: string): Set<Name>;
  family(name: Name): Family;
  /** Fuller names that a short one may stand for. */
  bearers(name: Name): Iterable<Name>;
  /** How often a name is called by a short one in the articles that have it in full. */
  uses(name: Name, short: Name): number;
  /** Names of their own that others may use for a fuller one: the reverse of `bearers`. */
  shortForms(name: Name): Set<Name>;
  /** What an article is likeliest to have meant, if this is a mistake: what it took for a person is no person, or a people. */
  namesake(name: Name): Name | undefined;
  /** The reverse of `namesake`. */
  mistaken(name: Name): Name | undefined;
  /** Names whose spellings have words that begin with each of some prefixes; in steps, for all names are looked through. */
  beginning(prefixes: readonly string[]): Generator<void, readonly Name[]>;
}

/** What names of one word are by mistake, and what they are. */
const TAKEN_FOR: Readonly<Partial<Record<NameClass, NameClass>>> = { person: 'name', name: 'group' };

/** Two letters are anything: “Jr”. */
const SHORTEST = 3;

/** By the index of a kind. */
const CLASS_OF = NAME_KINDS.map(classOf);

/** Of one name in one article, at most so many are counted. */
const MOST_MENTIONS = 0xffff;

/** When so many names wait to be entered, they are: so that nobody waits long for it. */
const MOST_STALE = 200;

/** Names that are looked through in one step. */
const STEP = 1000;

export function createNames(keys: Keys, texts: Texts): Names {
  let { articles, names, families, bearers } = nothingEntered();
  let directly = nothingKnown();
  let numbered = 0;
  /** Names that were told of since somebody asked: where they are entered is found out then. */
  const stale = new Set<Entry>();
  let version = 0;

  function nameOf({ kind, name: text, known, home }: GistEntity): Entry {
    const nameClass = CLASS_OF[kind]!;
    const isKnown = known >= 0;
    const number = isKnown ? known : text;
    const direct = directly[nameClass][isKnown ? 1 : 0];
    const there = direct[number];
    if (there?.isGone === false) return there;
    const key = isKnown ? fold(texts.at(known)) : keys.of(nameClass, texts.at(text));
    const id = isKnown ? knownIdOf(nameClass, key) : idOf(nameClass, key);
    let name = names.get(id);
    if (name === undefined) {
      name = newName(++numbered, nameClass, key, isKnown, home >= 0 ? texts.at(home) : undefined);
      names.set(id, name);
    }
    // Without holes: the array stays one.
    while (direct.length < number) direct.push(undefined);
    direct[number] = name;
    return name;
  }

  /** Adds (1) or takes away (-1) what one entity of an article tells of its name. Returns how often it is mentioned. */
  function tell(name: Entry, entities: Entities, { kind, from, to }: GistEntity, sign: 1 | -1): number {
    let mentions = 0;
    for (let at = from; at < to; at += 2) {
      const text = entities[at]!;
      const times = entities[at + 1]!;
      const isNew = sign === 1 && !isCounted(name.spellings, text);
      // What it may be called is about to change, perhaps.
      if (sign === -1) leave(name);
      name.spellings = counted(name.spellings, text, sign * times);
      if (isNew) alsoCalled(name, text);
      mentions += times;
    }
    // One vote an article: a name that it mentions often is not taken for what it is more often than one that it mentions once.
    if (mentions > 0) name.kinds = counted(name.kinds, kind, sign);
    stale.add(name);
    return mentions;
  }

  /** Enters the names that were told of where their families and their short forms lead to them. */
  function settle(): void {
    for (const name of stale) {
      if (name.spellings.length === 0) {
        leave(name);
        name.isGone = true;
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
      if (nameClass !== name.nameClass) {
        name.nameClass = nameClass;
        Object.assign(name, portrayedAs(nameClass, name.key, name.isKnown));
      }
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
    for (const alias of aliasesOf(name, keys, texts)) called.set(alias, withOne(called.get(alias), name));
  }

  /** A name that is entered has one more spelling. */
  function alsoCalled(name: Entry, text: number): void {
    if (name.family === undefined) return;
    const alias = keys.of(name.nameClass, texts.at(text));
    const called = bearers[name.nameClass];
    if (alias !== name.key) called.set(alias, withOne(called.get(alias), name));
  }

  function leave(name: Entry): void {
    const { family } = name;
    if (family === undefined) return;
    family.names = withoutOne(family.names, name);
    family.version = version;
    if (family.names === undefined) families.delete(family.sound);
    name.family = undefined;
    const called = bearers[name.nameClass];
    for (const alias of aliasesOf(name, keys, texts)) {
      const left = withoutOne(called.get(alias), name);
      if (left === undefined) called.delete(alias);
      else called.set(alias, left);
    }
  }

  /** Gives an article that has none its entities. */
  function begin(article: ArticleEntry, entities: Entities, day: number | undefined): void {
    version += 1;
    const found: (Entry | undefined)[] = [];
    const mentions: number[] = [];
    for (const entity of entitiesIn(entities)) {
      const name = entity.from === entity.to ? undefined : nameOf(entity);
      found.push(name);
      mentions.push(name === undefined ? 0 : Math.min(tell(name, entities, entity, 1), MOST_MENTIONS));
      if (name === undefined) continue;
      name.articles = withNext(name.articles, article);
      name.changed = version;
    }
    article.entities = entities;
    article.names = found.slice();
    article.mentions = Uint16Array.from(mentions);
    article.day = day;
    if (stale.size > MOST_STALE) settle();
  }

  /** Gives an article other entities. Names that it has as before are told nothing. */
  function change(article: ArticleEntry, entities: Entities, day: number | undefined): void {
    const { names: oldNames, mentions: oldMentions, entities: oldEntities } = article;
    if (oldNames.length === 0) {
      begin(article, entities, day);
      return;
    }
    const before = entitiesIn(oldEntities);
    const now = entitiesIn(entities);
    const isSame = now.map((one, local) => {
      const other = before[local];
      return other !== undefined && areSame(entities, one, oldEntities, other);
    });
    article.entities = entities;
    // Most of what is typed changes no name.
    if (day === article.day && before.length === now.length && !isSame.includes(false)) return;
    version += 1;
    article.names = now.map((entity, local) =>
      isSame[local] ? oldNames[local] : entity.from === entity.to ? undefined : nameOf(entity),
    );
    article.mentions = new Uint16Array(now.length);
    article.names.forEach((name, local) => {
      if (isSame[local]) article.mentions[local] = oldMentions[local]!;
      else if (name !== undefined) {
        article.mentions[local] = Math.min(tell(name, entities, now[local]!, 1), MOST_MENTIONS);
      }
    });
    oldNames.forEach((name, local) => {
      if (name !== undefined && isSame[local] !== true) tell(name, oldEntities, before[local]!, -1);
    });
    const [had, has] = [new Set(oldNames), new Set(article.names)];
    let isOther = day !== article.day;
    article.day = day;
    for (const name of has) {
      if (name === undefined || had.has(name)) continue;
      name.articles = withNext(name.articles, article);
      isOther = true;
    }
    for (const name of had) {
      if (name === undefined || has.has(name)) continue;
      name.articles = withoutThis(name.articles, article);
      isOther = true;
    }
    // Every name of an article speaks for all others.
    if (isOther) for (const some of [had, has]) for (const name of some) if (name !== undefined) name.changed = version;
    if (stale.size > MOST_STALE) settle();
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
    get version() {
      return version;
    },
    get size() {
      return articles.size;
    },
    article: (uri) => articles.get(uri),
    articles: () => articles.values(),
    put(uri, { entities, date, source }) {
      let article = articles.get(uri);
      if (article === undefined) {
        article = newArticle(uri);
        articles.set(uri, article);
      }
      change(article, entities, dayOf(date));
      article.date = date;
      article.source = source;
      return article;
    },
    remove(uri) {
      const article = articles.get(uri);
      if (article === undefined) return;
      change(article, NO_ENTITIES, undefined);
      articles.delete(uri);
    },
    entered() {
      settle();
      return { articles, names, families, bearers };
    },
    adopt(other) {
      ({ articles, names, families, bearers } = other);
      directly = nothingKnown();
      numbered = names.size;
      stale.clear();
      version += 1;
    },
    called(folded) {
      settle();
      const found = new Set<Name>();
      for (const nameClass of NAME_CLASSES) {
        const key = keys.of(nameClass, folded);
        for (const name of each(bearers[nameClass].get(key))) found.add(name);
        for (const id of [idOf(nameClass, key), knownIdOf(nameClass, folded)]) {
          const name = names.get(id);
          if (name !== undefined) found.add(name);
        }
      }
      return found;
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
      const { spellings, nameClass } = name;
      let times = 0;
      for (let i = 0; i < spellings.length; i += 2)
        if (keys.of(nameClass, texts.at(spellings[i]!)) === short.key) times += spellings[i + 1]!;
      return times;
    },
    shortForms(name) {
      settle();
      const found = new Set<Name>();
      for (const alias of aliasesOf(name, keys, texts)) {
        const short = names.get(idOf(name.nameClass, alias));
        if (short?.isShort === true && short.nameClass === name.nameClass) found.add(short);
        const unknown = name.nameClass === 'person' ? names.get(idOf('name', alias)) : undefined;
        if (unknown?.isShort === true && isUnknown(unknown)) found.add(unknown);
      }
      return found;
    },
    namesake({ nameClass, isShort, key }) {
      const other = TAKEN_FOR[nameClass];
      if (!isShort || other === undefined || key.length < SHORTEST || key.includes(' ')) return undefined;
      settle();
      // Places that the lists know have many namesakes: Jordan, Paris.
      return names.get(idOf(other, key)) ?? (other === 'group' ? names.get(knownIdOf(other, key)) : undefined);
    },
    mistaken({ nameClass, key }) {
      const other = NAME_CLASSES.find((taken) => TAKEN_FOR[taken] === nameClass);
      if (other === undefined || key.includes(' ')) return undefined;
      settle();
      return names.get(idOf(other, key));
    },
    *beginning(prefixes) {
      settle();
      const longest = prefixes.reduce((best, prefix) => (prefix.length > best.length ? prefix : best), '');
      const likely = new Set<Name>();
      let looked = 0;
      for (const name of names.values()) {
        // A people is searched for in the plural too, which its key is not in.
        if (name.nameClass === 'group' || hasWord(name.key, longest)) likely.add(name);
        if (++looked % STEP === 0) yield;
      }
      for (const nameClass of NAME_CLASSES) {
        for (const [alias, called] of bearers[nameClass]) {
          if (hasWord(alias, longest)) for (const name of each(called)) likely.add(name);
          if (++looked % STEP === 0) yield;
        }
      }
      const found: Name[] = [];
      for (const name of likely) {
        const all = [name.key];
        for (let i = 0; i < name.spellings.length; i += 2) all.push(searchedAs(name, texts.at(name.spellings[i]!)));
        if (prefixes.every((prefix) => all.some((text) => hasWord(text, prefix)))) found.push(name);
        if (++looked % STEP === 0) yield;
      }
      return found;
    },
  };

  function searchedAs({ nameClass }: Name, spelling: string): string {
    return nameClass === 'group' ? fold(spelling) : keys.of(nameClass, spelling);
  }
}

/** The name of a text, by class, unknown and known names apart, and by the number of the text. */
type ByText = Readonly<Record<NameClass, readonly [(Entry | undefined)[], (Entry | undefined)[]]>>;

function nothingKnown(): ByText {
  return { person: [[], []], group: [[], []], language: [[], []], name: [[], []] };
}

/** Has a text, of words between single blanks, one that begins so? */
function hasWord(text: string, prefix: string): boolean {
  return text.startsWith(prefix) || text.includes(` ${prefix}`);
}

/** Do two articles say the same of a name? */
function areSame(a: Entities, one: GistEntity, b: Entities, other: GistEntity): boolean {
  const length = one.to - one.from;
  if (one.kind !== other.kind || one.name !== other.name || one.known !== other.known) return false;
  if (length !== other.to - other.from) return false;
  for (let i = 0; i < length; i++) if (a[one.from + i] !== b[other.from + i]) return false;
  return true;
}

/** Does nobody say what it is? */
function isUnknown({ nameClass, kinds }: Name): boolean {
  return nameClass === 'name' && kinds.every((kind, i) => i % 2 === 1 || NAME_KINDS[kind] === 'other');
}
