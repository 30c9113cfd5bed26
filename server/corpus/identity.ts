import { differByOne } from '../analysis/coreference/fold.ts';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import { type Cluster, type Clusters, clusterFamily } from './clusters.ts';
import { each } from './few.ts';
import type { EntityId } from './model.ts';
import type { Article, Family, Name, Names } from './names.ts';
import { type Candidate, type Decision, decide, type Profile, profileOf, weightOf } from './short-names.ts';

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
  /** Names by which articles may call it: its own, and short forms, which may stand for others too. */
  namesOf(cluster: Cluster): ReadonlySet<Name>;
  /** Is it meant where an article has one of these names? */
  isMeant(cluster: Cluster, name: Name, article: Article): boolean;
  /** Other entities that it may be: it was close. */
  alternatives(cluster: Cluster): readonly Cluster[];
  /** Lets go of what was weighed for a name; it is weighed again when somebody asks. */
  forget(name: Name): void;
  /** To be told of every change. */
  changed(): void;
}

/** Companions in the profiles at hand, at most; some dozen bytes each. */
const PROFILED = 300_000;

/** What is a place this often is one; what is one seldomer than that is none. */
const OFTEN = 0.5;
const SELDOM = 0.2;

export function createIdentity(names: Names, givenNames: GivenNames, size: () => number): Identity {
  const clustered = new WeakMap<Family, { readonly version: number; readonly clusters: Clusters }>();
  let profiles = new WeakMap<Cluster, Profile>();
  /** How many companions the profiles at hand have together. */
  let profiled = 0;
  /** Until the next change. */
  let decisions = new Map<Name, Map<Article, Decision>>();
  let candidates = new Map<Name, readonly Candidate[]>();

  function clustersOf(name: Name): Clusters {
    const family = names.family(name);
    const known = clustered.get(family);
    if (known?.version === family.version) return known.clusters;
    const clusters = clusterFamily(each(family.names), givenNames);
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
    profiled += made.companions.size;
    if (profiled > PROFILED) {
      profiles = new WeakMap();
      profiled = made.companions.size;
    }
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
      if (cluster === own || (bearer.isShort && bearer.person !== undefined)) return;
      // A city's name alone is not its newspaper's, nor its club's.
      const places = placeShare(cluster);
      const ownPlaces = placeShare(own);
      if ((places < OFTEN && ownPlaces > SELDOM) || (places > OFTEN && ownPlaces < SELDOM)) return;
      used.set(cluster, (used.get(cluster) ?? 0) + times);
    };
    for (const bearer of names.bearers(name)) add(bearer, names.uses(bearer, name));
    if (name.person !== undefined)
      for (const relative of each(names.family(name).names)) if (isMisspelt(name, relative)) add(relative, 0);
    const found = Array.from(
      used,
      ([cluster, times]): Candidate => ({
        cluster,
        weight: weightOf(name, cluster, times),
        decision: { cluster, close: [] },
      }),
    );
    found.sort((a, b) => b.weight - a.weight || compareClusters(a.cluster, b.cluster));
    candidates.set(name, found);
    return found;
  }

  function decisionAt(name: Name, article: Article): Decision {
    let known = decisions.get(name);
    if (known === undefined) {
      known = new Map();
      decisions.set(name, known);
    }
    let decision = known.get(article);
    if (decision === undefined) {
      decision = decide(name, article, clusterOf(name), candidatesFor(name), profile, size());
      known.set(article, decision);
    }
    return decision;
  }

  function namesOf(cluster: Cluster): Set<Name> {
    const found = new Set<Name>(cluster);
    for (const name of cluster) {
      for (const short of names.shortForms(name)) if (isCandidate(cluster, short)) found.add(short);
      if (name.person === undefined) continue;
      for (const relative of each(names.family(name).names)) {
        if (isMisspelt(relative, name) && isCandidate(cluster, relative)) found.add(relative);
      }
    }
    return found;
  }

  function isCandidate(cluster: Cluster, name: Name): boolean {
    return candidatesFor(name).some((candidate) => candidate.cluster === cluster);
  }

  function isMeant(cluster: Cluster, name: Name, article: Article): boolean {
    return name.isShort ? decisionAt(name, article).cluster === cluster : clusterOf(name) === cluster;
  }

  return {
    clusterAt({ article, local }) {
      const name = article.names[local];
      if (name === undefined) return undefined;
      return name.isShort ? decisionAt(name, article).cluster : clusterOf(name);
    },
    clusterOf,
    namesOf,
    isMeant,
    places(cluster) {
      const found: Place[] = [];
      for (const name of namesOf(cluster)) {
        for (const article of each(name.articles)) {
          if (!isMeant(cluster, name, article)) continue;
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
        for (const article of each(name.articles)) {
          const decision = decisionAt(name, article);
          if (decision.cluster === cluster) for (const other of decision.close) found.add(other);
        }
      }
      found.delete(cluster);
      return [...found].sort(compareClusters);
    },
    forget(name) {
      decisions.delete(name);
      candidates.delete(name);
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
    kinds.keys.forEach((kind, i) => {
      if (kind !== 'other') all += kinds.counts[i]!;
      if (kind === 'place') places += kinds.counts[i]!;
    });
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
