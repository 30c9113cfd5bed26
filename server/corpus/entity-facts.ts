import { fold } from '../analysis/coreference/fold.ts';
import type { Cluster } from './clusters.ts';
import { entityAt } from './gist.ts';
import { type Identity, idOf, type Place } from './identity.ts';
import type { Keys } from './keys.ts';
import type { Entity, EntityId, Label, Naming } from './model.ts';
import type { Article } from './name-entries.ts';
import type { Names } from './names.ts';
import { compare } from './order.ts';
import { type Portrait, portray } from './portrait.ts';
import type { Texts } from './texts.ts';

/** What is told of the entities of a corpus. */
export interface EntityFacts {
  label(cluster: Cluster): Label;
  /** Nothing of one that is named in boilerplate only. */
  entity(cluster: Cluster): Entity | undefined;
  /** The distinct full names by which articles know an entity, earliest first; case and accents do not count. */
  namesOf(id: EntityId, limit: number): readonly string[];
  namingAt(place: Place): Naming | undefined;
  /** What an article says that an entity is. */
  descriptionsAt(place: Place): readonly string[];
}

/** What is asked of the corpus around. */
interface Surroundings {
  readonly names: Names;
  readonly identity: Identity;
  readonly keys: Keys;
  readonly texts: Texts;
  /** What a reader calls an entity that goes by one of some names. */
  calledBy(names: Iterable<string>): string | undefined;
  places(id: EntityId): readonly Place[];
  /** How often an entity is mentioned in an article, boilerplate left out. */
  mentionsOf(place: Place): number;
}

export function createEntityFacts({
  names,
  identity,
  keys,
  texts,
  calledBy,
  places: placesOf,
  mentionsOf,
}: Surroundings): EntityFacts {
  /** What was made of clusters at a version of the names. */
  const portraits = new WeakMap<Cluster, { readonly version: number; readonly portrait: Portrait }>();

  function portraitOf(cluster: Cluster): Portrait {
    const known = portraits.get(cluster);
    if (known?.version === names.version) return known.portrait;
    const portrait = portray(cluster, keys, texts);
    portraits.set(cluster, { version: names.version, portrait });
    return portrait;
  }

  function spellingsOf(cluster: Cluster): readonly string[] {
    const found: string[] = [];
    for (const { spellings } of cluster)
      for (let i = 0; i < spellings.length; i += 2) found.push(texts.at(spellings[i]!));
    return found;
  }

  function label(cluster: Cluster): Label {
    const portrait = portraitOf(cluster);
    const name = calledBy(spellingsOf(cluster));
    return { id: idOf(cluster), ...portrait, ...(name !== undefined && { name }) };
  }

  /** The country of a people. */
  function homeOf(cluster: Cluster): Entity['home'] {
    const home = cluster.find((name) => name.home !== undefined)?.home;
    if (home === undefined) return undefined;
    const key = fold(home);
    const [country] = [...names.called(key)]
      .filter((name) => name.nameClass === 'name' && name.key === key)
      .map((name) => idOf(identity.clusterOf(name)))
      .sort();
    return { name: home, ...(country !== undefined && { id: country }) };
  }

  function entity(cluster: Cluster): Entity | undefined {
    const places = placesOf(idOf(cluster));
    if (places.length === 0) return undefined;
    const home = homeOf(cluster);
    const spellings = new Map<number, number>();
    const spelt = (text: number, count: number): void => {
      spellings.set(text, (spellings.get(text) ?? 0) + count);
    };
    const found = new Set<Article>();
    const own = new Set(cluster.filter(({ isShort }) => !isShort));
    let mentions = 0;
    let first: string | undefined;
    let last: string | undefined;
    for (const { article, local } of places) {
      found.add(article);
      mentions += mentionsOf({ article, local });
      const { date, entities } = article;
      // What belongs to it in every article is counted already.
      if (!own.has(article.names[local]!)) {
        const { from, to } = entityAt(entities, local);
        for (let at = from; at < to; at += 2) spelt(entities[at]!, entities[at + 1]!);
      }
      if (date === undefined) continue;
      if (first === undefined || date < first) first = date;
      if (last === undefined || date > last) last = date;
    }
    for (const { spellings: counted } of own)
      for (let i = 0; i < counted.length; i += 2) spelt(counted[i]!, counted[i + 1]!);
    return {
      ...label(cluster),
      spellings: Array.from(spellings, ([text, count]) => ({ text: texts.at(text), count })).sort(
        (a, b) => b.count - a.count || compare(a.text, b.text),
      ),
      mentions,
      articles: found.size,
      ...(first === undefined ? {} : { firstSeen: first }),
      ...(last === undefined ? {} : { lastSeen: last }),
      ...(home === undefined ? {} : { home }),
    };
  }

  function namesOf(id: EntityId, limit: number): readonly string[] {
    const found = new Map<string, string>();
    const seen = new Set<number>();
    for (const { article, local } of placesOf(id)) {
      const { name } = entityAt(article.entities, local);
      if (seen.has(name)) continue;
      seen.add(name);
      const text = texts.at(name);
      const folded = fold(text);
      if (!found.has(folded)) found.set(folded, text);
      if (found.size >= limit) break;
    }
    return [...found.values()];
  }

  function namingAt({ article, local }: Place): Naming | undefined {
    if (local >= article.names.length) return undefined;
    const { name, to, end } = entityAt(article.entities, local);
    return { name: texts.at(name), isDescribed: to < end };
  }

  function descriptionsAt({ article: { entities }, local }: Place): readonly string[] {
    const { to, end } = entityAt(entities, local);
    return to === end ? NO_DESCRIPTIONS : Array.from(entities.subarray(to, end), texts.at);
  }

  return { label, entity, namesOf, namingAt, descriptionsAt };
}

const NO_DESCRIPTIONS: readonly string[] = [];
