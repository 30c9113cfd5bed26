import { differByOne } from '../analysis/coreference/fold.ts';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import { NAME_KINDS } from '../analysis/model.ts';
import { articlesOf, type Cluster, type Clusters, clusterFamily } from './clusters.ts';
import { each, sizeOf, stepOf } from './few.ts';
import type { EntityId } from './model.ts';
import type { Article, Family, Name } from './name-entries.ts';
import type { Names } from './names.ts';
import {
  type Candidate,
  type Decision,
  decide,
  doubtOf,
  isGivenNameOf,
  type Profile,
  profileOf,
  weightOf,
} from './short-names.ts';
import { finished } from './steps.ts';

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
  /** The same in steps; what it gives holds where nothing changed meanwhile. */
  placing(cluster: Cluster): Generator<void, readonly Place[]>;
  /** Works out in steps what it takes long to tell of a short name: who all is called so. */
  meeting(short: Name): Generator<void, void>;
  /** Its names, and all that are their short forms or misspelt so: in some articles, or in all, others may be meant. */
  formsOf(cluster: Cluster): ReadonlySet<Name>;
  /** Is it meant where an article has one of these names? */
  isMeant(cluster: Cluster, name: Name, article: Article): boolean;
  /** Other entities that it may be: it was close. */
  alternatives(cluster: Cluster): readonly Cluster[];
}

/** Places in the tallies of the profiles at hand, at most; five bytes each. */
const PROFILED = 4_000_000;

/** Decisions at hand, at most; about a hundred bytes each. */
const DECIDED = 200_000;

/** Whom a short name may stand for, at one time. */
interface Candidates {
  /** The name's own entity, where it stands for nobody else. */
  readonly own: Cluster;
  /** The heaviest first. */
  readonly all: readonly Candidate[];
  /** Those whose companions were looked at, and when these had changed last. */
  readonly weighed: Map<Cluster, number>;
  /** The version for which all this is known to hold. */
  checked: number;
  /** The same word, where more articles take it for something else. */
  outvoting: Name | undefined;
  /** The version for which that is known. */
  votedAt: number;
}

/** What was decided in an article, and what of it decisions rest on. */
interface Decided {
  readonly names: Article['names'];
  readonly day: number | undefined;
  /** Of the numbers of articles that have each of its names, and of all articles. */
  readonly steps: Int8Array;
  readonly sizeStep: number;
  readonly byName: Map<Name, { readonly candidates: Candidates; readonly decision: Decision }>;
  /** The version for which all this is known to hold. */
  checked: number;
}

/**
 * What stands alone in so many times as many articles as a name is no short form of it: Facebook of “Facebook New Zealand”, God of
 * “City of God”, a pope of everybody who is called so, two letters of whatever begins with them.
 */
const COMMONER = 3;

/** What is a place this often is one; what is one seldomer than that is none. */
const OFTEN = 0.5;
const SELDOM = 0.2;

/** Articles that are looked at in one step. */
const STEP = 16;

export function createIdentity(names: Names, givenNames: GivenNames): Identity {
  const clustered = new WeakMap<Family, { readonly version: number; readonly clusters: Clusters }>();
  let profiles = new WeakMap<Cluster, { readonly version: number; readonly profile: Profile }>();
  /** How many companions the profiles at hand have together. */
  let profiled = 0;
  const candidates = new WeakMap<Name, Candidates>();
  const forms = new WeakMap<Cluster, { readonly version: number; readonly all: ReadonlySet<Name> }>();
  let decided = new WeakMap<Article, Decided>();
  /** How many decisions are at hand. */
  let decisions = 0;

  function clustersOf(name: Name): Clusters {
    const family = names.family(name);
    const known = clustered.get(family);
    if (known?.version === family.version) return known.clusters;
    const clusters = clusterFamily(each(family.names), givenNames, known?.clusters.of);
    clustered.set(family, { version: family.version, clusters });
    return clusters;
  }

  function clusterOf(name: Name): Cluster {
    return clustersOf(name).of.get(name) ?? [name];
  }

  function profile(cluster: Cluster): Profile {
    const version = changedAt(cluster);
    const known = profiles.get(cluster);
    if (known?.version === version) return known.profile;
    const made = profileOf(cluster);
    profiled += made.companions.size;
    if (profiled > PROFILED) {
      profiles = new WeakMap();
      profiled = made.companions.size;
    }
    profiles.set(cluster, { version, profile: made });
    return made;
  }

  /** Whom a short name may stand for: the same object as long as nothing of it has changed. */
  function candidatesFor(name: Name): Candidates {
    const known = candidates.get(name);
    if (known?.checked === names.version) return known;
    const own = clusterOf(name);
    const all = allCandidates(name, own);
    if (known !== undefined && isSame(known, own, all)) {
      known.checked = names.version;
      return known;
    }
    const made: Candidates = {
      own,
      all,
      checked: names.version,
      weighed: new Map(),
      outvoting: undefined,
      votedAt: Number.NaN,
    };
    candidates.set(name, made);
    return made;
  }

  function allCandidates(name: Name, own: Cluster): Candidate[] {
    const used = new Map<Cluster, number>();
    /** In how many articles those stand whose given name it is. */
    let given = 0;
    const ownPlaces = placeShare(own);
    const add = (bearer: Name, times: number) => {
      const cluster = clusterOf(bearer);
      if (cluster === own || (bearer.isShort && bearer.person !== undefined)) return;
      const before = used.get(cluster);
      if (before === undefined) {
        // A city's name alone is not its newspaper's, nor its club's.
        const places = placeShare(cluster);
        if ((places < OFTEN && ownPlaces > SELDOM) || (places > OFTEN && ownPlaces < SELDOM)) return;
        if ((isPart(name, bearer) || name.key.length === 2) && isCommoner(name, cluster)) return;
      }
      used.set(cluster, (before ?? 0) + times);
    };
    for (const bearer of names.bearers(name)) {
      add(bearer, names.uses(bearer, name));
      if (isGivenNameOf(bearer, name)) given += sizeOf(bearer.articles);
    }
    if (name.person !== undefined)
      for (const relative of each(names.family(name).names)) if (isMisspelt(name, relative)) add(relative, 0);
    const found = Array.from(
      used,
      ([cluster, times]): Candidate => ({
        cluster,
        weight: weightOf(name, cluster, times),
        doubt:
          name.person !== undefined && isCommoner(name, cluster)
            ? Number.POSITIVE_INFINITY
            : doubtOf(name, cluster, given),
        decision: { cluster, close: [] },
      }),
    );
    return found.sort((a, b) => b.weight - a.weight || compareClusters(a.cluster, b.cluster));
  }

  /** Everything that decisions by these candidates rest on is as it was. */
  function isSame({ own, all, weighed }: Candidates, nowOwn: Cluster, now: readonly Candidate[]): boolean {
    if (own !== nowOwn || all.length !== now.length) return false;
    const isAsNow = ({ cluster, weight, doubt }: Candidate, i: number): boolean =>
      cluster === now[i]!.cluster && weight === now[i]!.weight && doubt === now[i]!.doubt;
    if (!all.every(isAsNow)) return false;
    for (const [cluster, version] of weighed) if (changedAt(cluster) !== version) return false;
    return true;
  }

  /** The decisions of an article; none, as long as they may have come out otherwise. */
  function decisionsIn(article: Article): Decided {
    const known = decided.get(article);
    const sizeStep = stepOf(names.size);
    if (known?.checked === names.version) return known;
    const steps = Int8Array.from(article.names, (name) => (name === undefined ? 0 : stepOf(sizeOf(name.articles))));
    const isSame =
      known !== undefined &&
      known.names === article.names &&
      known.day === article.day &&
      known.sizeStep === sizeStep &&
      known.steps.every((step, local) => step === steps[local]);
    if (isSame) {
      known.checked = names.version;
      return known;
    }
    const { names: of, day } = article;
    const made: Decided = { names: of, day, steps, sizeStep, checked: names.version, byName: new Map() };
    decided.set(article, made);
    return made;
  }

  function decisionAt(name: Name, article: Article): Decision {
    const found = candidatesFor(name);
    const here = decisionsIn(article);
    const known = here.byName.get(name);
    if (known?.candidates === found) return known.decision;
    const weighing = (cluster: Cluster): Profile => {
      found.weighed.set(cluster, changedAt(cluster));
      return profile(cluster);
    };
    const decision = decide(name, article, found.own, found.all, weighing, here.sizeStep);
    decisions += 1;
    if (decisions > DECIDED) {
      decided = new WeakMap();
      decisions = 1;
    }
    here.byName.set(name, { candidates: found, decision });
    return decision;
  }

  /** Whom a short name of an article stands for. */
  function meantAt(name: Name, article: Article): Decision {
    const decision = decisionAt(name, article);
    const other = outvoting(name);
    if (other === undefined) return decision;
    // Who has both a person and a place of a name tells them apart.
    if (name.person !== undefined && article.names.includes(other)) return decision;
    return other.isShort ? meantAt(other, article) : { cluster: clusterOf(other), close: [] };
  }

  /** The same word, where more articles take it for something else, and nobody is called so: of Austin and Georgia there are many. */
  function outvoting(name: Name): Name | undefined {
    const known = candidatesFor(name);
    if (known.votedAt !== names.version) {
      known.outvoting = outvotingAmong(name, known);
      known.votedAt = names.version;
    }
    return known.outvoting;
  }

  function outvotingAmong(name: Name, { all }: Candidates): Name | undefined {
    if (name.person !== undefined && givenNames.has(name.key)) return undefined;
    const other = names.namesake(name);
    if (other === undefined || sizeOf(other.articles) <= sizeOf(name.articles)) return undefined;
    return all.length === 0 ? other : undefined;
  }

  /** The names under which it may be mentioned. */
  function namesOf(cluster: Cluster): readonly Name[] {
    return [...formsOf(cluster)].filter((name) => mayMean(name, cluster));
  }

  function mayMean(name: Name, cluster: Cluster): boolean {
    if (cluster.includes(name) || isCandidate(cluster, name)) return true;
    const other = name.isShort ? outvoting(name) : undefined;
    return other !== undefined && mayMean(other, cluster);
  }

  function isCandidate(cluster: Cluster, name: Name): boolean {
    return candidatesFor(name).all.some((candidate) => candidate.cluster === cluster);
  }

  function formsOf(cluster: Cluster): ReadonlySet<Name> {
    const known = forms.get(cluster);
    if (known?.version === names.version) return known.all;
    const found = new Set<Name>(cluster);
    for (const name of cluster) {
      for (const short of names.shortForms(name)) found.add(short);
      if (name.person === undefined) continue;
      for (const relative of each(names.family(name).names)) if (isMisspelt(relative, name)) found.add(relative);
    }
    for (const name of found) {
      const other = names.mistaken(name);
      if (other !== undefined) found.add(other);
    }
    forms.set(cluster, { version: names.version, all: found });
    return found;
  }

  function* meeting(short: Name): Generator<void, void> {
    // Whoever is called so has been looked at already, and nothing has changed since: of “Mike” there are a thousand.
    if (candidates.get(short)?.checked === names.version) return;
    for (const bearer of names.bearers(short)) {
      clusterOf(bearer);
      yield;
    }
  }

  function* placing(cluster: Cluster): Generator<void, readonly Place[]> {
    const found: Place[] = [];
    let looked = 0;
    for (const name of cluster) for (const short of names.shortForms(name)) yield* meeting(short);
    for (const name of formsOf(cluster)) {
      candidatesFor(name);
      yield;
    }
    for (const name of namesOf(cluster)) {
      for (const article of each(name.articles)) {
        if (++looked % STEP === 0) yield;
        if (!isMeant(cluster, name, article)) continue;
        article.names.forEach((other, local) => {
          if (other === name) found.push({ article, local });
        });
      }
    }
    return found;
  }

  function isMeant(cluster: Cluster, name: Name, article: Article): boolean {
    return name.isShort ? meantAt(name, article).cluster === cluster : clusterOf(name) === cluster;
  }

  return {
    clusterAt({ article, local }) {
      const name = article.names[local];
      if (name === undefined) return undefined;
      return name.isShort ? meantAt(name, article).cluster : clusterOf(name);
    },
    clusterOf,
    formsOf,
    isMeant,
    meeting,
    placing,
    places: (cluster) => finished(placing(cluster)),
    alternatives(cluster) {
      const found = new Set<Cluster>();
      for (const name of namesOf(cluster)) {
        for (const other of clustersOf(name).close.get(name) ?? []) found.add(other);
        if (!name.isShort) continue;
        for (const article of each(name.articles)) {
          const decision = meantAt(name, article);
          if (decision.cluster === cluster) for (const other of decision.close) found.add(other);
        }
      }
      found.delete(cluster);
      return [...found].sort(compareClusters);
    },
  };
}

/** In what share of the articles that say what it is it is a place; not a number where none says. */
function placeShare(cluster: Cluster): number {
  let places = 0;
  let all = 0;
  for (const { kinds } of cluster) {
    for (let i = 0; i < kinds.length; i += 2) {
      const kind = NAME_KINDS[kinds[i]!];
      if (kind !== 'other') all += kinds[i + 1]!;
      if (kind === 'place') places += kinds[i + 1]!;
    }
  }
  return places / all;
}

/** Does a name stand alone so often that it is no short form? */
function isCommoner(name: Name, cluster: Cluster): boolean {
  return sizeOf(name.articles) > COMMONER * articlesOf(cluster);
}

/** Is a name a word or more of a longer one, and no person's? */
function isPart(name: Name, of: Name): boolean {
  return name.person === undefined && ` ${of.key} `.includes(` ${name.key} `);
}

/** The version of the last change of an article that has one of the names. */
function changedAt(cluster: Cluster): number {
  let latest = 0;
  for (const { changed } of cluster) latest = Math.max(latest, changed);
  return latest;
}

/** A surname one letter off that of a fuller name. */
function isMisspelt(short: Name, full: Name): boolean {
  const surname = full.person?.words.at(-1);
  if (!short.isShort || full.isShort || surname === undefined || short.key.length < 6 || surname.length < 6)
    return false;
  return surname !== short.key && differByOne(surname, short.key);
}

/** By the name used most; no two clusters share a name. */
function compareClusters(a: Cluster, b: Cluster): number {
  return a[0]!.id < b[0]!.id ? -1 : 1;
}

export function idOf(cluster: Cluster): EntityId {
  return cluster[0]!.id;
}
