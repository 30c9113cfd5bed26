import { each } from './few.ts';
import { type Identity, idOf } from './identity.ts';
import type { EntityId } from './model.ts';
import type { Article, Name } from './names.ts';

/** The entities of the corpus that the entities of each article belong to, by the address of the article. */
export type Census = ReadonlyMap<string, readonly (EntityId | undefined)[]>;

/**
 * Says of every entity of every article whose it is: name by name, one a step, because what is weighed for a name in one article
 * is at hand for the next. Costs a fraction of asking article by article.
 */
export function* censusOf(names: Iterable<Name>, identity: Identity): Generator<void, Census> {
  const found = new Map<Article, (EntityId | undefined)[]>();
  for (const name of names) {
    yield;
    const own = name.isShort ? undefined : idOf(identity.clusterOf(name));
    for (const article of each(name.articles)) {
      let ids = found.get(article);
      if (ids === undefined) {
        ids = new Array<EntityId | undefined>(article.names.length).fill(undefined);
        found.set(article, ids);
      }
      for (let local = article.names.indexOf(name); local >= 0; local = article.names.indexOf(name, local + 1)) {
        if (own !== undefined) ids[local] = own;
        else {
          const cluster = identity.clusterAt({ article, local });
          if (cluster !== undefined) ids[local] = idOf(cluster);
        }
      }
    }
  }
  return new Map(Array.from(found, ([{ uri }, ids]) => [uri, ids]));
}
