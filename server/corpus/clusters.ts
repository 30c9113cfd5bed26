import { consonants, differByOne, transliteration } from '../analysis/coreference/fold.ts';
import {
  compareNames,
  type Fit,
  type GivenNames,
  hasMiddle,
  type PersonName,
} from '../analysis/coreference/person-names.ts';
import { each, sizeOf } from './few.ts';
import type { Name } from './name-entries.ts';

/** Names that are spellings of one, the most used first. */
export type Cluster = readonly Name[];

export interface Clusters {
  readonly of: ReadonlyMap<Name, Cluster>;
  /** Names that might be a spelling of either of several others: it was close. */
  readonly close: ReadonlyMap<Name, readonly Cluster[]>;
}

/** A rare spelling joins one that is this many times as frequent at least, when a letter differs. */
const MISSPELT = 3;

/** Of two that a name may stand for, one is clearly meant when it is this many times as frequent. */
const FAMOUS = 3;

/** Names of other than persons are compared letter by letter from this length on. */
const LONG = 10;

/**
 * Joins the names of a family that are spellings of one. The result depends on the names and on how many articles have them,
 * never on the order in which they came: the most used are placed first, and a name joins only where it fits every member.
 *
 * @param before clusters of an earlier time: those that are the same now stay the same objects
 */
export function clusterFamily(
  family: Iterable<Name>,
  givenNames: GivenNames,
  before: ReadonlyMap<Name, Cluster> = new Map(),
): Clusters {
  const of = new Map<Name, Name[]>();
  const close = new Map<Name, Name[][]>();
  const index = new Map<string, Name[][]>();
  for (const name of [...family].sort(byUse)) {
    const { kept, sought } = marksOf(name, givenNames);
    const clusters = new Set(sought.flatMap((mark) => index.get(mark) ?? []));
    const fitting = [...clusters].flatMap((cluster) => {
      const fit = fitOf(cluster, name, givenNames);
      return fit === 0 ? [] : [{ cluster, fit }];
    });
    const best = Math.max(0, ...fitting.map(({ fit }) => fit));
    const candidates = fitting.filter(({ fit }) => fit === best).map(({ cluster }) => cluster);
    const [first, second] = candidates.sort((a, b) => articlesOf(b) - articlesOf(a) || byUse(a[0]!, b[0]!));
    // Between two of whom a name may be, the far more famous is meant, or nobody knows who.
    const isClear = second === undefined || (best === 2 && articlesOf(first!) >= FAMOUS * articlesOf(second));
    const cluster = first !== undefined && isClear ? first : [];
    cluster.push(name);
    of.set(name, cluster);
    if (!isClear) close.set(name, candidates);
    for (const mark of kept) {
      const marked = index.get(mark);
      if (marked === undefined) index.set(mark, [cluster]);
      else if (!marked.includes(cluster)) marked.push(cluster);
    }
  }
  const kept = new Map(Array.from(new Set(of.values()), (cluster) => [cluster, earlier(cluster, before)]));
  return {
    of: new Map(Array.from(of, ([name, cluster]) => [name, kept.get(cluster)!])),
    close: new Map(Array.from(close, ([name, clusters]) => [name, clusters.map((cluster) => kept.get(cluster)!)])),
  };
}

function earlier(cluster: Cluster, before: ReadonlyMap<Name, Cluster>): Cluster {
  const known = before.get(cluster[0]!);
  return known?.length === cluster.length && known.every((name, i) => name === cluster[i]) ? known : cluster;
}

/** What a name is kept under, and what the names that may fit it are kept under: so that it is not compared with all of a large family. */
function marksOf({ person }: Name, givenNames: GivenNames): { readonly kept: string[]; readonly sought: string[] } {
  const given = person?.words[0];
  if (person === undefined || given === undefined || person.words.length === 1)
    return { kept: ['all'], sought: ['all'] };
  const { words } = person;
  const spelt = [given, ...(givenNames.get(given) ?? [])];
  if (words.length === 3 && given.length === 1) spelt.push(words[1]!);
  const marks = spelt.map((name) => `given ${transliteration(name)}`);
  marks.push(`sounds ${consonants(given)}`, `ends ${words.slice(-2).join(' ')}`);
  const initial = `initial ${given[0]}`;
  const begins = `begins ${given[0]}`;
  return given.length === 1
    ? { kept: [...marks, initial], sought: [...marks, initial, begins] }
    : { kept: [...marks, begins], sought: [...marks, initial] };
}

function byUse(a: Name, b: Name): number {
  return sizeOf(b.articles) - sizeOf(a.articles) || (a.id < b.id ? -1 : 1);
}

/** In how many articles its names are, each counted for itself. */
export function articlesOf(cluster: Cluster): number {
  return cluster.reduce((sum, { articles }) => sum + sizeOf(articles), 0);
}

/** How well a name fits all names of a cluster: as well as the one that it fits best, and not at all when it fits one not at all. */
function fitOf(cluster: Cluster, name: Name, givenNames: GivenNames): Fit {
  let best: Fit = 0;
  for (const other of cluster) {
    const fit = compare(other, name, givenNames);
    if (fit === 0) return 0;
    if (fit > best) best = fit;
  }
  return best === 1 && sizeOf(cluster[0]!.articles) < MISSPELT * sizeOf(name.articles) ? 0 : best;
}

/** Short words and numbers make names others: World War I, World War II, G7, G8. */
function differInLongWords(a: string, b: string): boolean {
  const others = new Set(b.split(' '));
  const words = new Set(a.split(' '));
  return [
    ...a.split(' ').filter((word) => !others.has(word)),
    ...b.split(' ').filter((word) => !words.has(word)),
  ].every((word) => word.length > 3 && !/\d/.test(word));
}

/** Does one of two names alone tell the generation, and more than that from a father's: “Joseph R. Biden Jr.”? */
function mayLackGeneration(a: PersonName, b: PersonName): boolean {
  return a.generation === '' ? b.generation !== '' && hasMiddle(b) : b.generation === '' && hasMiddle(a);
}

/** Of the articles that have the rarer of two names, this share may have both by mistake. */
const MISTAKEN = 0.25;

/** Do articles tell two names apart? */
function areApart(a: Name, b: Name): boolean {
  const [rare, usual] = sizeOf(a.articles) < sizeOf(b.articles) ? [a, b] : [b, a];
  let both = 0;
  for (const { names } of each(rare.articles)) if (names.includes(usual)) both += 1;
  return both > MISTAKEN * sizeOf(rare.articles);
}

function compare(a: Name, b: Name, givenNames: GivenNames): Fit {
  if (a.nameClass !== b.nameClass) return 0;
  if (a.person !== undefined && b.person !== undefined) {
    if (a.person.words.length > 1 && b.person.words.length > 1) {
      const fit = compareNames(a.person, b.person, givenNames);
      if (fit === 2 || !mayLackGeneration(a.person, b.person)) return fit;
      const [one, other] = [a.person, b.person].map((person) => ({ ...person, generation: '' }));
      return compareNames(one!, other!, givenNames) === 2 && !areApart(a, b) ? 1 : 0;
    }
    if (a.person.words.length !== b.person.words.length) return 0;
  }
  const shorter = Math.min(a.key.length, b.key.length);
  if (shorter < 5 || !differInLongWords(a.key, b.key)) return 0;
  if (transliteration(a.key) === transliteration(b.key)) return 2;
  return shorter >= LONG && differByOne(a.key, b.key) ? 1 : 0;
}
