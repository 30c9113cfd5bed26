import type { Cluster } from './clusters.ts';
import { companionsOf } from './companions.ts';
import type { Identity, Place } from './identity.ts';
import type { Companion, Description, EntityId, Label } from './model.ts';
import { compare } from './order.ts';
import { finished } from './steps.ts';

/** What was worked out of the entities last asked for, until the next change: a hover asks for one several times. */
export interface Recollections {
  /** Its places, by the date of their article, then by its address. */
  places(id: EntityId): readonly Place[];
  descriptions(id: EntityId): readonly Description[];
  companions(id: EntityId, limit: number): readonly Companion[];
  /** Works out its places in steps. Nothing may change meanwhile. */
  placing(id: EntityId): Generator<void, void>;
  /** The same of all of it, up to so many companions. */
  recalling(id: EntityId, companions: number): Generator<void, void>;
  /** To be told of every change of what articles name. */
  changed(): void;
}

/** What is asked of the corpus around. */
interface Surroundings {
  readonly identity: Identity;
  clusterOf(id: EntityId): Cluster | undefined;
  label(cluster: Cluster): Label;
  /** What an article says that an entity is. */
  descriptionsAt(place: Place): readonly string[];
  /** Is it mentioned there outside boilerplate? */
  isCounted(place: Place): boolean;
}

/** Of an entity of very many articles, what this many first and this many last ones call it. */
const DESCRIBED = 64;

/** Entities of which something is remembered until the next change, at most. */
const RECALLED = 16;

/** Places that are looked at in one step. */
const STEP = 64;

interface Recalled {
  readonly places: readonly Place[];
  descriptions?: readonly Description[];
  companions?: { readonly limit: number; readonly all: readonly [Cluster, number][] };
}

export function createRecollections({
  identity,
  clusterOf,
  label,
  descriptionsAt,
  isCounted,
}: Surroundings): Recollections {
  const recalled = new Map<EntityId, Recalled>();

  function recall(id: EntityId): Recalled {
    const known = recalled.get(id);
    if (known !== undefined) return known;
    const cluster = clusterOf(id);
    return cluster === undefined ? { places: [] } : finished(placing(id, cluster));
  }

  function* placing(id: EntityId, cluster: Cluster): Generator<void, Recalled> {
    const places: Place[] = [];
    for (const [i, place] of (yield* identity.placing(cluster)).entries()) {
      if (isCounted(place)) places.push(place);
      if (i % STEP === 0) yield;
    }
    const recollection = { places: places.sort(byDate) };
    if (recalled.size >= RECALLED) recalled.clear();
    recalled.set(id, recollection);
    return recollection;
  }

  /** What the articles of some places call what stands there. */
  function* describing(places: readonly Place[]): Generator<void, readonly Description[]> {
    const found = new Map<string, Description>();
    const ends = places.length > 2 * DESCRIBED ? [...places.slice(0, DESCRIBED), ...places.slice(-DESCRIBED)] : places;
    for (const place of ends) {
      yield;
      const { article } = place;
      const { date, source } = article;
      for (const text of descriptionsAt(place)) {
        if (found.has(text)) continue;
        found.set(text, {
          text,
          uri: article.uri,
          ...(date === undefined ? {} : { date }),
          ...(source === undefined ? {} : { source }),
        });
      }
    }
    return [...found.values()];
  }

  return {
    places: (id) => recall(id).places,
    descriptions(id) {
      const recollection = recall(id);
      recollection.descriptions ??= finished(describing(recollection.places));
      return recollection.descriptions;
    },
    companions(id, limit) {
      const recollection = recall(id);
      const cluster = clusterOf(id);
      if (cluster === undefined) return [];
      if (recollection.companions?.limit !== limit)
        recollection.companions = { limit, all: finished(companionsOf(cluster, recollection.places, identity, limit)) };
      return recollection.companions.all.map(([other, articles]): Companion => ({ ...label(other), articles }));
    },
    *placing(id) {
      const cluster = clusterOf(id);
      if (cluster !== undefined && !recalled.has(id)) yield* placing(id, cluster);
    },
    *recalling(id, limit) {
      const cluster = clusterOf(id);
      if (cluster === undefined) return;
      const recollection = recalled.get(id) ?? (yield* placing(id, cluster));
      yield;
      recollection.descriptions ??= yield* describing(recollection.places);
      if (recollection.companions?.limit !== limit)
        recollection.companions = { limit, all: yield* companionsOf(cluster, recollection.places, identity, limit) };
    },
    changed: () => recalled.clear(),
  };
}

function byDate(a: Place, b: Place): number {
  return (
    compare(a.article.date ?? '', b.article.date ?? '') || compare(a.article.uri, b.article.uri) || a.local - b.local
  );
}
