import type { Cluster } from './clusters.ts';
import { firstOf } from './first.ts';
import { type Identity, idOf, type Place } from './identity.ts';
import type { Article, Name } from './name-entries.ts';

/** Clusters that are looked at more closely, for each companion that is wanted, and names, for each of these. */
const LOOKED_AT = 3;
const NAMES_LOOKED_AT = 2;

/** Articles among which the most frequent names are looked for, at most. */
const SAMPLE = 200;

/** Articles that are looked at in one step. */
const STEP = 16;

/**
 * Who and what stands in the same articles as an entity, and in how many; most articles first. Groups are left out: nationalities
 * stand beside everybody and tell nothing. In steps: there may be many.
 *
 * @param places of the entity
 */
export function* companionsOf(
  cluster: Cluster,
  places: readonly Place[],
  identity: Identity,
  limit: number,
): Generator<void, [Cluster, number][]> {
  const articles = new Set(places.map(({ article }) => article));
  const likely = yield* frequent(cluster, sampleOf(articles), identity, LOOKED_AT * limit);
  return mostFirst(yield* together(likely, articles, identity)).slice(0, limit);
}

/** The same articles in whatever order they came. */
function sampleOf(articles: ReadonlySet<Article>): readonly Article[] {
  if (articles.size <= SAMPLE) return [...articles];
  return [...articles].sort((a, b) => a.hash - b.hash || (a.uri < b.uri ? -1 : 1)).slice(0, SAMPLE);
}

/** The clusters that stand most often in some articles by their most frequent names: whose the others are is not worked out. */
function* frequent(
  cluster: Cluster,
  articles: readonly Article[],
  identity: Identity,
  limit: number,
): Generator<void, readonly Cluster[]> {
  const uses = new Map<Name, number>();
  for (const { names } of articles) {
    for (let local = 0; local < names.length; local++) {
      const name = names[local];
      // Twice in an article is once.
      if (name === undefined || name.nameClass === 'group' || names.indexOf(name) < local) continue;
      uses.set(name, (uses.get(name) ?? 0) + 1);
    }
    yield;
  }
  const likely = new Set(firstOf(uses, NAMES_LOOKED_AT * limit, byArticles).map(([name]) => name));
  const counts = new Map<Cluster, number>();
  const here: Cluster[] = [];
  for (const article of articles) {
    const { names } = article;
    here.length = 0;
    for (let local = 0; local < names.length; local++) {
      const name = names[local];
      if (name === undefined || !likely.has(name)) continue;
      const other = identity.clusterAt({ article, local })!;
      // Whom a short name means may have to be worked out.
      if (name.isShort) yield;
      if (other === cluster || here.includes(other)) continue;
      here.push(other);
      counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    yield;
  }
  return mostFirst(counts)
    .slice(0, limit)
    .map(([other]) => other);
}

/** A name, and in how many articles it stands. */
type Use = readonly [Name, number];

function byArticles([a, many]: Use, [b, others]: Use): number {
  return others - many || (a.id < b.id ? -1 : 1);
}

/** In how many of the articles each of some clusters stands. */
function* together(
  clusters: readonly Cluster[],
  articles: Iterable<Article>,
  identity: Identity,
): Generator<void, ReadonlyMap<Cluster, number>> {
  /** Indices of the clusters that a name may mean. */
  const called = new Map<Name, number[]>();
  for (const [index, cluster] of clusters.entries()) {
    for (const name of identity.formsOf(cluster)) {
      const some = called.get(name);
      if (some === undefined) called.set(name, [index]);
      else some.push(index);
    }
    yield;
  }
  // Only of short names that stand here it is worked out whom they mean.
  const met = new Set<Name>();
  for (const { names } of articles) {
    for (const name of names) {
      if (name?.isShort !== true || met.has(name) || !called.has(name)) continue;
      met.add(name);
      yield* identity.meeting(name);
    }
  }
  const counts = new Uint32Array(clusters.length);
  /** The number of the article that each was counted in last. */
  const last = new Uint32Array(clusters.length);
  let looked = 0;
  for (const article of articles) {
    if (++looked % STEP === 0) yield;
    for (const name of article.names) {
      const some = name === undefined ? undefined : called.get(name);
      if (name === undefined || some === undefined) continue;
      for (const index of some) {
        if (last[index] === looked || !identity.isMeant(clusters[index]!, name, article)) continue;
        last[index] = looked;
        counts[index]! += 1;
      }
    }
  }
  return new Map(clusters.map((cluster, index) => [cluster, counts[index]!] as const).filter(([, count]) => count > 0));
}

function mostFirst(counts: ReadonlyMap<Cluster, number>): [Cluster, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || (idOf(a[0]) < idOf(b[0]) ? -1 : 1));
}
