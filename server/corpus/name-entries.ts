import type { NameClass } from '../analysis/coreference/forms.ts';
import type { PersonName } from '../analysis/coreference/person-names.ts';
import { DAY } from './days.ts';
import type { Counts, Few, Several } from './few.ts';
import type { Entities } from './gist.ts';
import { portrayedAs } from './keys.ts';
import type { EntityId } from './model.ts';

/** An article of the corpus, with the name that each of its entities goes by; none for what is named in boilerplate only. */
export interface Article {
  readonly uri: string;
  readonly date: string | undefined;
  readonly source: string | undefined;
  readonly entities: Entities;
  readonly names: readonly (Name | undefined)[];
  /** How often each entity is mentioned. */
  readonly mentions: Uint16Array;
  /** Of the address: articles are drawn by it. */
  readonly hash: number;
  /** Days since 1970, where the article has a date. */
  readonly day: number | undefined;
}

/** An article while it is kept up: the same object as long as the corpus has it. */
export interface ArticleEntry extends Article {
  date: string | undefined;
  source: string | undefined;
  entities: Entities;
  names: readonly (Entry | undefined)[];
  mentions: Uint16Array;
  day: number | undefined;
}

/** A name that entities of articles go by, the same in all of them. What it counts follows the articles that have it. */
export interface Name {
  readonly id: EntityId;
  /** Tells it from all others, as long as somebody holds it; from 1. */
  readonly number: number;
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
  readonly articles: Several<Article>;
  /** How often it is written how; numbers of texts. */
  readonly spellings: Counts;
  /** In how many articles it is of a kind, an index into `NAME_KINDS`. */
  readonly kinds: Counts;
  readonly family: Family | undefined;
  /** The version of the last change of an article that has it. */
  readonly changed: number;
}

/** A name while it is kept up. */
export interface Entry extends Name {
  nameClass: NameClass;
  person: PersonName | undefined;
  isShort: boolean;
  articles: Several<Article>;
  spellings: number[];
  kinds: number[];
  /** Where it is entered; to be entered anew where that is nothing. */
  family: FamilyEntry | undefined;
  changed: number;
  /** No article has it any more. */
  isGone: boolean;
}

/** Names that nearly sound alike: those that may be spellings of each other are among them. */
export interface Family {
  readonly names: Few<Name>;
  /** Grows with every change of a name of the family, or of an article that has one. */
  readonly version: number;
}

export interface FamilyEntry extends Family {
  readonly sound: string;
  names: Few<Name>;
  version: number;
}

/** All articles and names, and where they are entered. */
export interface Entered {
  readonly articles: Map<string, ArticleEntry>;
  readonly names: Map<EntityId, Entry>;
  /** By their sound. */
  readonly families: Map<string, FamilyEntry>;
  /** Names by their class and what they may be called. */
  readonly bearers: Readonly<Record<NameClass, Map<string, Few<Name>>>>;
}

export const NAME_CLASSES: readonly NameClass[] = ['person', 'group', 'language', 'name'];

export function nothingEntered(): Entered {
  return {
    articles: new Map(),
    names: new Map(),
    families: new Map(),
    bearers: { person: new Map(), group: new Map(), language: new Map(), name: new Map() },
  };
}

/** An article that has no entities yet. */
export function newArticle(uri: string): ArticleEntry {
  return {
    uri,
    date: undefined,
    source: undefined,
    entities: NO_ENTITIES,
    names: [],
    mentions: new Uint16Array(),
    hash: hash(uri),
    day: undefined,
  };
}

/** A name that no article has yet. */
export function newName(
  number: number,
  nameClass: NameClass,
  key: string,
  isKnown: boolean,
  home: string | undefined,
): Entry {
  const { person, isShort } = portrayedAs(nameClass, key, isKnown);
  return {
    id: isKnown ? knownIdOf(nameClass, key) : idOf(nameClass, key),
    number,
    nameClass,
    key,
    isKnown,
    person,
    isShort,
    home,
    articles: undefined,
    spellings: NONE,
    kinds: NONE,
    family: undefined,
    changed: 0,
    isGone: false,
  };
}

/** Names of several words are the same whatever they are said to be; one word may be a person, and another time a place. */
export function idOf(nameClass: NameClass, key: string): EntityId {
  return key.includes(' ') ? key : `${nameClass}:${key}`;
}

export function knownIdOf(nameClass: NameClass, key: string): EntityId {
  return `${nameClass}=${key}`;
}

/** Days since 1970. */
export function dayOf(date: string | undefined): number | undefined {
  const day = date === undefined ? Number.NaN : Date.parse(date) / DAY;
  return Number.isNaN(day) ? undefined : Math.floor(day);
}

/** FNV-1a over code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Replaced when something is counted, never changed. */
const NONE: number[] = [];

export const NO_ENTITIES: Entities = new Int32Array();
