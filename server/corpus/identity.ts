import { differByOne } from '../analysis/coreference/fold.ts';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import { type Cluster, type Clusters, clusterFamily } from './clusters.ts';
import type { EntityId } from './model.ts';
import type { Article, Family, Name, Names } from './names.ts';
import { type Candidate, evidenceFor, type Profile, profileOf, weigh } from './short-names.ts';

/** An entity of one article. */
export interface Place {
  readonly article: Article;
  /** Index into the entities of the article's digest. */
  readonly local: number;
}

/**
 * Who is who over all articles. An entity is a cluster of names that are spellings of one, with those places of short names that
 * stand for it. Everything is worked out when it is asked for, from the names at hand: no order of arrival can be remembered.
 */
export interface Identity {
  /** The entity of a place: another object after every change that touches its names. */
  clusterAt(place: Place): Cluster | undefined;
  /** The entity whose own name this is. */
  clusterOf(name: Name): Cluster;
  places(cluster: Cluster): readonly Place[];
  /** Other entities that it may be: it was close. */
  alternatives(cluster: Cluster): readonly Cluster[];
  /** To be told of every change. */
  changed(): void;
}

/** What speaks for a short name's bearer must weigh as much as this. */
const ENOUGH = 1;

/** A bearer that weighs less than the best by no more than this is an alternative. */
const CLOSE = 1;

/** What is a place this often is one; what is one seldomer than that is none. */
const OFTEN = 0.5;
const SELDOM = 0.2;

interface Decision {
  readonly cluster: Cluster;
  readonly close: readonly Cluster[];
}

export function createIdentity(names: Names, givenNames: GivenNames, size: () => number): Identity {
  const clustered = new WeakMap<Family, { readonly version: number; readonly clusters: Clusters }>();
  const profiles = new WeakMap<Cluster, Profile>();
  /** Until the next change. */
  let decisions = new Map<Name, Map<Article, Decision>>();
  let candidates = new Map<Name, readonly Candidate[]>();

  function clustersOf(name: Name): Clusters {
    const family = names.family(name);
    const known = clustered.get(family);
    if (known?.version === family.version) return known.clusters;
    const clusters = clusterFamily(family.names, givenNames);
    clustered.set(family, { version: family.version, clusters });
    return clusters;
  }

  function clusterOf(name: Name): Cluster {
    return clustersOf(name).of.get(name) ?? [name];
  }

  function profile(cluster: Cluster): Profile {
    const known = profiles.get(cluster);
    if (known !== undefined) return known;
    const made = profileOf(cluster);
    profiles.set(cluster, made);
    return made;
  }

  /** Whom a short name may stand for. */
  function candidatesFor(name: Name): readonly Candidate[] {
    const known = candidates.get(name);
    if (known !== undefined) return known;
    const own = clusterOf(name);
    const used = new Map<Cluster, number>();
    const add = (bearer: Name, times: number) => {
      const cluster = clusterOf(bearer);
      // A city's name alone is not its newspaper's, nor its club's.
      const places = placeShare(cluster);
      const ownPlaces = placeShare(own);
      if ((places < OFTEN && ownPlaces > SELDOM) || (places > OFTEN && ownPlaces < SELDOM)) return;
      if (cluster !== own && !(bearer.isShort && bearer.person !== undefined))
        used.set(cluster, (used.get(cluster) ?? 0) + times);
    };
    for (const bearer of names.bearers(name)) add(bearer, names.uses(bearer, name));
    if (name.person !== undefined)
      for (const relative of names.family(name).names) if (isMisspelt(name, relative)) add(relative, 0);
    const found = Array.from(used, ([cluster, times]): Candidate => ({ cluster, used: times })).sort((a, b) =>
      compareClusters(a.cluster, b.cluster),
    );
    candidates.set(name, found);
    return found;
  }

  function decide(name: Name, article: Article): Decision {
    const own = clusterOf(name);
    const weighed = candidatesFor(name)
      // Whom the article itself names in full, and the name does not mean there, it does not mean at all.
      .filter(({ cluster }) => !cluster.some(({ articles }) => articles.has(article)))
      .map((candidate) => ({
        cluster: candidate.cluster,
        weight: weigh(evidenceFor(name, article, candidate, profile(candidate.cluster), size())),
      }))
      .sort((a, b) => b.weight - a.weight);
    const best = weighed[0];
    if (best === undefined) return { cluster: own, close: [] };
    const isJoined = best.weight >= ENOUGH;
    const close = weighed.filter(
      ({ cluster, weight }) =>
        (!isJoined || cluster !== best.cluster) && weight > Math.max(best.weight, ENOUGH) - CLOSE,
    );
    return { cluster: isJoined ? best.cluster : own, close: close.map(({ cluster }) => cluster) };
  }

  function decisionAt(name: Name, article: Article): Decision {
    let known = decisions.get(name);
    if (known === undefined) {
      known = new Map();
      decisions.set(name, known);
    }
    let decision = known.get(article);
    if (decision === undefined) {
      decision = decide(name, article);
      known.set(article, decision);
    }
    return decision;
  }

  /** Names places of which may belong to a cluster: its own, and the short forms by which others call it. */
  function namesOf(cluster: Cluster): Set<Name> {
    const found = new Set<Name>(cluster);
    for (const name of cluster) {
      for (const short of names.shortForms(name)) found.add(short);
      if (name.person === undefined) continue;
      for (const relative of names.family(name).names) if (isMisspelt(relative, name)) found.add(relative);
    }
    return found;
  }

  return {
    clusterAt({ article, local }) {
      const name = article.names[local];
      if (name === undefined) return undefined;
      return name.isShort ? decisionAt(name, article).cluster : clusterOf(name);
    },
    clusterOf,
    places(cluster) {
      const found: Place[] = [];
      for (const name of namesOf(cluster)) {
        const isMember = cluster.includes(name);
        if (!name.isShort && !isMember) continue;
        if (name.isShort && !isMember && !candidatesFor(name).some((candidate) => candidate.cluster === cluster))
          continue;
        for (const article of name.articles) {
          if (name.isShort && decisionAt(name, article).cluster !== cluster) continue;
          article.names.forEach((other, local) => {
            if (other === name) found.push({ article, local });
          });
        }
      }
      return found;
    },
    alternatives(cluster) {
      const found = new Set<Cluster>();
      for (const name of namesOf(cluster)) {
        for (const other of clustersOf(name).close.get(name) ?? []) found.add(other);
        if (!name.isShort) continue;
        for (const article of name.articles) {
          const decision = decisionAt(name, article);
          if (decision.cluster === cluster) for (const other of decision.close) found.add(other);
        }
      }
      found.delete(cluster);
      return [...found].sort(compareClusters);
    },
    changed() {
      decisions = new Map();
      candidates = new Map();
    },
  };
}

/** The share of places among mentions that are said to be something; not a number where nobody says. */
function placeShare(cluster: Cluster): number {
  let places = 0;
  let all = 0;
  for (const { kinds } of cluster) {
    for (const [kind, times] of kinds) {
      if (kind !== 'other') all += times;
      if (kind === 'place') places += times;
    }
  }
  return places / all;
}

/** A surname one letter off that of a fuller name. */
function isMisspelt(short: Name, full: Name): boolean {
  const surname = full.person?.words.at(-1);
  if (!short.isShort || full.isShort || surname === undefined || short.key.length < 6 || surname.length < 6)
    return false;
  return surname !== short.key && differByOne(surname, short.key);
}

/** By the name used most; no two clusters share a name. */
export function compareClusters(a: Cluster, b: Cluster): number {
  return a[0]!.id < b[0]!.id ? -1 : 1;
}

export function idOf(cluster: Cluster): EntityId {
  return cluster[0]!.id;
}
