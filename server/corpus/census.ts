import { each } from './few.ts';
import { type Identity, idOf } from './identity.ts';
import type { EntityId } from './model.ts';
import type { Article, Name } from './name-entries.ts';

/** The numbers of the entities of the corpus that the entities of each article belong to, by the address of the article. */
export type Census = ReadonlyMap<string, Uint32Array>;

/** Instead of the number of an entity that counts for nothing. */
export const NOBODY = 0xffff_ffff;

/** Articles that are looked at in one step. */
const STEP = 64;

/**
 * Says of every entity of every article whose it is. Short names are taken one by one, because what is weighed for a name in one
 * article is at hand for the next; all others are whose they are in every article. Costs a fraction of asking article by article.
 *
 * @param numberOf an entity as a number, always the same one
 */
export function* censusOf(
  names: Iterable<Name>,
  articles: Iterable<Article>,
  identity: Identity,
  numberOf: (id: EntityId) => number,
): Generator<void, Census> {
  const numbers = new Map<Name, number>();
  const found = new Map<Article, Uint32Array>();
  let steps = 0;
  const ownersIn = (article: Article): Uint32Array => {
    let owners = found.get(article);
    if (owners?.length !== article.names.length) {
      owners = new Uint32Array(article.names.length).fill(NOBODY);
      found.set(article, owners);
    }
    return owners;
  };
  for (const name of names) {
    if (!name.isShort) continue;
    for (const article of each(name.articles)) {
      if (++steps % STEP === 0) yield;
      const owners = ownersIn(article);
      for (let local = article.names.indexOf(name); local >= 0; local = article.names.indexOf(name, local + 1)) {
        const cluster = identity.clusterAt({ article, local });
        if (cluster !== undefined) owners[local] = numberOf(idOf(cluster));
      }
    }
  }
  for (const article of articles) {
    if (++steps % STEP === 0) yield;
    const owners = ownersIn(article);
    for (const [local, name] of article.names.entries()) {
      if (name === undefined || name.isShort) continue;
      let number = numbers.get(name);
      if (number === undefined) {
        number = numberOf(idOf(identity.clusterOf(name)));
        numbers.set(name, number);
      }
      owners[local] = number;
    }
  }
  return new Map(Array.from(found, ([{ uri }, owners]) => [uri, owners]));
}
