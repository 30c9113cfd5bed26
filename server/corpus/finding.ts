import { fold } from '../analysis/coreference/fold.ts';
import type { NameKind } from '../analysis/model.ts';
import type { Cluster } from './clusters.ts';
import { each, sizeOf } from './few.ts';
import { type Identity, idOf } from './identity.ts';
import type { Entity, EntityId } from './model.ts';
import type { Name } from './name-entries.ts';
import type { Names } from './names.ts';
import { compare } from './order.ts';
import { finished } from './steps.ts';
import type { Texts } from './texts.ts';

/** The ways to the entities of a corpus that begin with a name, or with nothing. */
export interface Finding {
  /** Every entity, by mentions, most first; those of one kind when one is given. Costs what the whole corpus costs. */
  entities(kind?: NameKind): readonly Entity[];
  /** Entities that go by exactly this name, by mentions, most first. Case and accents do not count. */
  bearers(name: string): readonly Entity[];
  /** Entities any spelling of which has words that begin with the words of the query; best first. Case and accents do not count. */
  search(query: string, limit: number): readonly Entity[];
  /** All such entities, in no order: less than `search` tells. */
  found(query: string): ReadonlySet<EntityId>;
  /** The same as `search` in steps. */
  searching(query: string, limit: number): Generator<void, readonly Entity[]>;
}

export function createFinding(
  names: Names,
  identity: Identity,
  texts: Texts,
  entity: (cluster: Cluster) => Entity | undefined,
): Finding {
  function clustersOf(found: Iterable<Name>): Set<Cluster> {
    const clusters = new Set<Cluster>();
    for (const name of found) {
      // The places of a short name may belong to several.
      if (name.isShort)
        for (const article of each(name.articles))
          clusters.add(identity.clusterAt({ article, local: article.names.indexOf(name) })!);
      else clusters.add(identity.clusterOf(name));
    }
    return clusters;
  }

  function* searching(query: string, limit: number): Generator<void, readonly Entity[]> {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const best = (yield* names.beginning(words))
      .toSorted((a, b) => sizeOf(b.articles) - sizeOf(a.articles) || compare(a.id, b.id))
      .slice(0, 4 * limit);
    const clusters = new Set<Cluster>();
    const found: Entity[] = [];
    for (const name of best) {
      if (found.length >= limit) break;
      for (const cluster of clustersOf([name])) {
        if (clusters.has(cluster)) continue;
        clusters.add(cluster);
        const one = entity(cluster);
        if (one !== undefined) found.push(one);
      }
      yield;
    }
    return byMentions(found).slice(0, limit);
  }

  return {
    entities(kind) {
      const all = byMentions([...clustersOf(names.all())].flatMap((cluster) => entity(cluster) ?? []));
      return kind === undefined ? all : all.filter((found) => found.kind === kind);
    },
    bearers(name) {
      const folded = fold(name);
      const isSpelt = (text: number, i: number): boolean => i % 2 === 0 && fold(texts.at(text)) === folded;
      const spelt = [...names.called(folded)].filter(({ spellings }) => spellings.some(isSpelt));
      const found = [...clustersOf(spelt)].flatMap((cluster) => entity(cluster) ?? []);
      // A short name leads to whoever it may stand for.
      return byMentions(found.filter(({ spellings }) => spellings.some(({ text }) => fold(text) === folded)));
    },
    searching,
    search: (query, limit) => finished(searching(query, limit)),
    found(query) {
      const words = wordsOf(query);
      if (words.length === 0) return new Set();
      return new Set(Array.from(clustersOf(finished(names.beginning(words))), idOf));
    },
  };
}

function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(' ')
    .filter((word) => word !== '');
}

function byMentions(entities: Entity[]): Entity[] {
  return entities.sort((a, b) => b.mentions - a.mentions || compare(a.id, b.id));
}
