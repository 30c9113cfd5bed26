import type { Cluster } from './clusters.ts';
import { each } from './few.ts';
import { type Identity, idOf } from './identity.ts';
import type { Article } from './names.ts';

/** Clusters that are looked at more closely, for each companion that is wanted. */
const LOOKED_AT = 2;

/** Articles among which the most frequent names are looked for, at most. */
const SAMPLE = 200;

/** Who and what stands in the same articles as an entity, and in how many; most articles first. */
export function companionsOf(cluster: Cluster, identity: Identity, limit: number): [Cluster, number][] {
  const articles = new Set<Article>();
  for (const { article } of identity.places(cluster)) articles.add(article);
  const found = frequent(cluster, articles, identity, LOOKED_AT * limit);
  if (articles.size <= SAMPLE) return found.slice(0, limit);
  return found
    .map(([other]): [Cluster, number] => [other, together(other, articles, identity)])
    .sort((a, b) => b[1] - a[1] || (idOf(a[0]) < idOf(b[0]) ? -1 : 1))
    .slice(0, limit);
}

/** The clusters that stand most often in the articles, or in a sample of very many, and in how many of them. */
function frequent(
  cluster: Cluster,
  articles: ReadonlySet<Article>,
  identity: Identity,
  limit: number,
): [Cluster, number][] {
  const sample =
    articles.size <= SAMPLE
      ? [...articles]
      : [...articles].sort((a, b) => a.hash - b.hash || (a.uri < b.uri ? -1 : 1)).slice(0, SAMPLE);
  const counts = new Map<Cluster, number>();
  for (const article of sample) {
    const here = new Set(article.names.map((_, local) => identity.clusterAt({ article, local })));
    for (const other of here)
      if (other !== undefined && other !== cluster) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (idOf(a[0]) < idOf(b[0]) ? -1 : 1)).slice(0, limit);
}

/** In how many of the articles a cluster stands. */
function together(cluster: Cluster, articles: ReadonlySet<Article>, identity: Identity): number {
  const found = new Set<Article>();
  for (const name of identity.namesOf(cluster)) {
    for (const article of each(name.articles)) {
      if (articles.has(article) && !found.has(article) && identity.isMeant(cluster, name, article)) found.add(article);
    }
  }
  return found.size;
}
