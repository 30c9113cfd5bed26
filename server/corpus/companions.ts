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
  const uses = new Map<Name, Use>();
  for (const article of articles) {
    for (const name of article.names) {
      if (name === undefined || name.nameClass === 'group') continue;
      const use = uses.get(name);
      if (use === undefined) uses.set(name, { name, articles: 1, last: article });
      else if (use.last !== article) {
        use.articles += 1;
        use.last = article;
      }
    }
    yield;
  }
  const likely = new Set(firstOf(uses.values(), NAMES_LOOKED_AT * limit, byArticles).map(({ name }) => name));
  const counts = new Map<Cluster, number>();
  for (const article of articles) {
    const here = new Set<Cluster>();
    for (const [local, name] of article.names.entries()) {
      if (name === undefined || !likely.has(name)) continue;
      here.add(identity.clusterAt({ article, local })!);
      yield;
    }
    here.delete(cluster);
    for (const other of here) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return mostFirst(counts)
    .slice(0, limit)
    .map(([other]) => other);
}

/** In how many articles a name stands, and in which last. */
interface Use {
  readonly name: Name;
  articles: number;
  last: Article;
}

function byArticles(a: Use, b: Use): number {
  return b.articles - a.articles || (a.name.id < b.name.id ? -1 : 1);
}

/** In how many of the articles each of some clusters stands. */
function* together(
  clusters: readonly Cluster[],
  articles: Iterable<Article>,
  identity: Identity,
): Generator<void, ReadonlyMap<Cluster, number>> {
  const called = new Map<Name, Cluster[]>();
  for (const cluster of clusters) {
    for (const name of identity.formsOf(cluster)) {
      const some = called.get(name);
      if (some === undefined) called.set(name, [cluster]);
      else some.push(cluster);
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
  const counts = new Map<Cluster, number>();
  let looked = 0;
  for (const article of articles) {
    if (++looked % STEP === 0) yield;
    const here = new Set<Cluster>();
    for (const name of article.names) {
      if (name === undefined) continue;
      for (const cluster of called.get(name) ?? []) {
        if (!here.has(cluster) && identity.isMeant(cluster, name, article)) here.add(cluster);
      }
    }
    for (const cluster of here) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  return counts;
}

function mostFirst(counts: ReadonlyMap<Cluster, number>): [Cluster, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || (idOf(a[0]) < idOf(b[0]) ? -1 : 1));
}
