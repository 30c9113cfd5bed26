import type { Cluster } from './clusters.ts';
import { sizeOf } from './few.ts';
import { type Identity, idOf } from './identity.ts';
import type { RelatedArticle } from './model.ts';
import type { Article } from './name-entries.ts';

/** Names that stand in more than this share of all articles relate nothing. */
const EVERYWHERE = 0.25;

/** Small corpora have no names that stand everywhere. */
const FEW = 20;

/** Articles are looked at up to this many, over all names in common, those of the rarest names first. */
const ENOUGH = 20_000;

/** The articles that share names with one, weighted so that a rare name counts for more than the United States. */
export function relatedTo(article: Article, identity: Identity, size: number, limit: number): RelatedArticle[] {
  const clusters = new Set<Cluster>();
  article.names.forEach((_, local) => {
    const cluster = identity.clusterAt({ article, local });
    if (cluster !== undefined) clusters.add(cluster);
  });
  const ranked = [...clusters]
    .map((cluster) => ({
      id: idOf(cluster),
      cluster,
      articles: cluster.reduce((sum, name) => sum + sizeOf(name.articles), 0),
    }))
    .filter(({ articles }) => articles <= FEW || articles <= EVERYWHERE * size)
    .sort((a, b) => a.articles - b.articles || (a.id < b.id ? -1 : 1));
  const found = new Map<Article, { readonly id: string; readonly weight: number }[]>();
  let looked = 0;
  for (const { id, cluster, articles } of ranked) {
    if (looked > 0 && looked + articles > ENOUGH) break;
    const places = new Set(identity.places(cluster).map((place) => place.article));
    looked += places.size;
    const weight = Math.log((size + 1) / places.size);
    for (const other of places) {
      if (other === article) continue;
      const shared = found.get(other);
      if (shared === undefined) found.set(other, [{ id, weight }]);
      else shared.push({ id, weight });
    }
  }
  return [...found]
    .map(([{ uri }, shared]) => ({
      uri,
      weight: shared.reduce((sum, { weight }) => sum + weight, 0),
      shared: shared.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
    }))
    .sort((a, b) => b.weight - a.weight || (a.uri < b.uri ? -1 : 1))
    .slice(0, limit);
}
