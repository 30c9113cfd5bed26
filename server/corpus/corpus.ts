import { fold } from '../analysis/coreference/fold.ts';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import type { NameKind, Witness } from '../analysis/model.ts';
import { createArticles } from './articles.ts';
import { type Census, censusOf } from './census.ts';
import type { Cluster } from './clusters.ts';
import { companionsOf } from './companions.ts';
import type { Constraints } from './constraints.ts';
import { type Digest, MENTION_STRIDE } from './digest.ts';
import { type Echo, echoesOf } from './echoes.ts';
import { each, sizeOf } from './few.ts';
import { type Foremost, foremostOf } from './foremost.ts';
import { entityAt, type Gist } from './gist.ts';
import type { Glance } from './glance.ts';
import type { Keeper } from './held-digests.ts';
import { createIdentity, idOf, type Place } from './identity.ts';
import { createKeys } from './keys.ts';
import type {
  Appearance,
  ArticleSummary,
  Companion,
  Description,
  Entity,
  EntityId,
  Label,
  Location,
  RelatedArticle,
  SpokenQuotation,
} from './model.ts';
import type { Article, Name } from './name-entries.ts';
import { createNames } from './names.ts';
import { kindOf, portray } from './portrait.ts';
import { relatedTo } from './related.ts';
import type { ArticleNoise } from './scored-lines.ts';
import type { Snapshot } from './snapshot.ts';
import type { SpokenWord } from './spoken-words.ts';
import { finished, whileSame } from './steps.ts';
import { createTexts, type Texts } from './texts.ts';

/**
 * All articles of a folder and the entities they share. What it answers depends on the articles it holds, never on the
 * order in which they came; adding, changing or removing one costs what that article costs.
 */
export interface Corpus {
  /** Adds an article, or replaces what was known of it. */
  put(uri: string, digest: Digest): void;
  /** Adds an article by what has to be in memory of it; its digest is read when it is asked for. */
  restore(uri: string, gist: Gist, keeper: Keeper): void;
  /** Lets go of a digest that was put and is kept elsewhere, unless another was put since: from now on it is read when it is asked for. */
  putAway(uri: string, digest: Digest, keeper: Keeper): void;
  /** Enters what articles that were restored quote, in steps: until then nothing echoes them. */
  settle(): Generator<void, void>;
  /**
   * What was joined of all articles, in steps; nothing where something changes meanwhile.
   *
   * @param keeper of the articles that were put away
   */
  snapshot(keeper: Keeper): Generator<void, Snapshot | undefined>;
  /**
   * Takes over what a snapshot has of many articles, as if they had been restored, in steps. Those that have changed since are forgotten.
   *
   * @param isCurrent is an article kept as it was then?
   * @param keeper of the articles
   * @returns false where too much is there already, and nothing is taken over
   */
  adopt(snapshot: Snapshot, isCurrent: (uri: string) => boolean, keeper: Keeper): Generator<void, boolean>;
  /** What gists are made with. */
  readonly texts: Texts;
  /** Forgets an article; one that is not there is no mistake. */
  remove(uri: string): void;
  /** Moves an article, replacing one that stands at `to`. */
  rename(from: string, to: string): void;
  /** The number of articles. */
  readonly size: number;
  /** Grows with every change: what was computed from the corpus at one version holds until the next. */
  readonly version: number;
  /** The addresses of all articles, in their order. */
  uris(): readonly string[];
  /** Every article, ordered by address. */
  articles(): readonly ArticleSummary[];
  article(uri: string): ArticleSummary | undefined;
  digest(uri: string): Digest | undefined;
  /** What looks through the whole folder take of an article: costs a fraction of its digest. */
  glance(uri: string): Glance | undefined;
  /** The entity of the corpus that an article's entity belongs to. */
  entityOf(uri: string, local: number): EntityId | undefined;
  /** The same of all articles at once, in steps of some articles; entities by numbers that are given for them. */
  census(numberOf: (id: EntityId) => number): Generator<void, Census>;
  /** What full names tell by themselves: at the cost of the names, where `census` weighs every short one. */
  foremost(kind: NameKind | undefined, most: number): Foremost;
  /** The version with which an article came in as it is; undefined where there is none. */
  since(uri: string): number | undefined;
  entity(id: EntityId): Entity | undefined;
  /** The kind of an entity: less than `label` tells; nothing where there is no such entity. */
  kind(id: EntityId): NameKind | undefined;
  /** Kind and name of an entity: less than `entity` tells, at the cost of its names instead of its articles. */
  label(id: EntityId): Label | undefined;
  /** Whether an article other than this one has the entity. */
  isElsewhere(id: EntityId, uri: string): boolean;
  /** Every entity, by mentions, most first; those of one kind when one is given. Costs what the whole corpus costs. */
  entities(kind?: NameKind): readonly Entity[];
  /** The articles that name it, by date, then by address. */
  appearances(id: EntityId): readonly Appearance[];
  /** What articles call it, by date; the same words once, from the first article that has them. */
  descriptions(id: EntityId): readonly Description[];
  /** Who and what stands in the same articles, most articles first. */
  companions(id: EntityId, limit: number): readonly Companion[];
  /** Works out in steps what questions about an entity take longest for, up to so many companions: they cost little until the next change. */
  recalling(id: EntityId, companions: number): Generator<void, unknown>;
  /** Every mention, articles in the order of `appearances`. */
  mentions(id: EntityId): readonly Location[];
  /** The same in steps: they are read article by article. */
  mentioning(id: EntityId): Generator<void, readonly Location[]>;
  /** What it said, articles in the order of `appearances`. */
  quotations(id: EntityId): readonly SpokenQuotation[];
  /** Where other articles quote the same words, or other versions of them; articles by date, then by address. */
  echoes(uri: string, words: readonly SpokenWord[]): readonly Echo[];
  /** Entities that it may also be: it was close. */
  alternatives(id: EntityId): readonly EntityId[];
  /** Entities that go by exactly this name, by mentions, most first. Case and accents do not count. */
  bearers(name: string): readonly Entity[];
  /** Entities any spelling of which has words that begin with the words of the query; best first. Case and accents do not count. */
  search(query: string, limit: number): readonly Entity[];
  /** All such entities, in no order: less than `search` tells. */
  found(query: string): ReadonlySet<EntityId>;
  /** The same as `search` in steps. */
  searching(query: string, limit: number): Generator<void, readonly Entity[]>;
  /** What the other articles know of an article's lines. */
  witness(uri: string): Witness;
  /** The boilerplate of an article, judged with all others. */
  noise(uri: string): readonly ArticleNoise[];
  /**
   * What a reader says of the entities, instead of what was said before. Costs what the articles cost that have a name of which
   * something else is said than before.
   */
  constrain(constraints: Constraints): void;
  /** The same in steps, an article each; those that go on while other constraints are given follow these. */
  constraining(constraints: Constraints): Generator<void, void>;
  /** Articles that share entities with this one, closest first. */
  related(uri: string, limit: number): readonly RelatedArticle[];
}

/** Of an entity of very many articles, what this many first and this many last ones call it. */
const DESCRIBED = 200;

/** Entities of which something is remembered until the next change, at most. */
const RECALLED = 16;

/** What was worked out of an entity. */
interface Recalled {
  readonly places: readonly Place[];
  descriptions?: readonly Description[];
  companions?: { readonly limit: number; readonly all: readonly Companion[] };
}

/** An empty corpus, kept in memory. */
export function createCorpus(givenNames: GivenNames): Corpus {
  const keys = createKeys();
  const texts = createTexts();
  const names = createNames(keys, texts);
  const identity = createIdentity(names, givenNames);
  /** Of the entities last asked for, until the next change: a hover asks for one several times. */
  const recalled = new Map<EntityId, Recalled>();
  const articles = createArticles(names, texts, () => recalled.clear());
  const { doubts, digest: digestOf } = articles;

  function clusterOf(id: EntityId): Cluster | undefined {
    const name = names.get(id);
    const cluster = name === undefined ? undefined : identity.clusterOf(name);
    return cluster?.[0] === name ? cluster : undefined;
  }

  /** Its places, by the date of their article, then by its address, and what else was worked out of it. */
  function recall(id: EntityId): Recalled {
    const known = recalled.get(id);
    if (known !== undefined) return known;
    const cluster = clusterOf(id);
    return remember(id, cluster === undefined ? [] : identity.places(cluster));
  }

  function remember(id: EntityId, found: readonly Place[]): Recalled {
    const recollection = { places: found.filter(isCounted).sort(byDate) };
    if (recalled.size >= RECALLED) recalled.clear();
    recalled.set(id, recollection);
    return recollection;
  }

  function placesOf(id: EntityId): readonly Place[] {
    return recall(id).places;
  }

  function* recalling(id: EntityId, limit: number): Generator<void, void> {
    const cluster = clusterOf(id);
    if (cluster === undefined || recalled.has(id)) return;
    const recollection = remember(id, yield* identity.placing(cluster));
    yield;
    recollection.descriptions = yield* describing(recollection.places);
    recollection.companions = { limit, all: yield* accompanying(cluster, recollection.places, limit) };
  }

  /** What the articles of some places call what stands there. */
  function* describing(places: readonly Place[]): Generator<void, readonly Description[]> {
    const found = new Map<string, Description>();
    const ends = places.length > 2 * DESCRIBED ? [...places.slice(0, DESCRIBED), ...places.slice(-DESCRIBED)] : places;
    for (const { article, local } of ends) {
      yield;
      const { date, source } = article;
      for (const text of digestOf(article.uri)?.entities[local]?.descriptions ?? []) {
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

  function* accompanying(
    cluster: Cluster,
    places: readonly Place[],
    limit: number,
  ): Generator<void, readonly Companion[]> {
    const found = yield* companionsOf(cluster, places, identity, limit);
    return found.map(([other, articles]): Companion => ({ ...label(other), articles }));
  }

  /** How often an entity is mentioned in an article, boilerplate left out. */
  function mentionsOf({ article, local }: Place): number {
    return article.mentions[local]! - doubts.mentionsInNoise(article.uri, local);
  }

  function isCounted(place: Place): boolean {
    return mentionsOf(place) > 0;
  }

  function idAt(article: Article, local: number): EntityId | undefined {
    const cluster = identity.clusterAt({ article, local });
    return cluster === undefined ? undefined : idOf(cluster);
  }

  function label(cluster: Cluster): Label {
    const portrait = portray(cluster, keys, texts);
    const name = articles.calledBy(
      cluster.flatMap(({ spellings }) => spellings.flatMap((text, i) => (i % 2 === 0 ? texts.at(text) : []))),
    );
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
    const { places } = recall(idOf(cluster));
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

  function* mentioning(id: EntityId): Generator<void, readonly Location[]> {
    const found: Location[] = [];
    for (const place of placesOf(id)) {
      found.push(...mentionsAt(place, articles.mentions(place.article.uri) ?? NO_MENTIONS, doubts.isInNoise));
      yield;
    }
    return found;
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
    texts,
    put: articles.put,
    restore: articles.restore,
    putAway: articles.putAway,
    remove: articles.remove,
    rename: articles.rename,
    settle: articles.settle,
    snapshot: articles.snapshot,
    adopt: articles.adopt,
    constraining: articles.constraining,
    constrain: (constraints) => finished(articles.constraining(constraints)),
    witness: articles.witness,
    noise: articles.noise,
    echoes: (uri, words) => echoesOf(words, articles.sayings, uri, digestOf, doubts.isInNoise),
    get size() {
      return names.size;
    },
    get version() {
      return articles.version;
    },
    uris: () => Array.from(names.articles(), ({ uri }) => uri).sort(compare),
    articles: () =>
      [...names.articles()].sort((a, b) => compare(a.uri, b.uri)).map((article) => summaryOf(article, articles.glance)),
    article(uri) {
      const article = names.article(uri);
      return article === undefined ? undefined : summaryOf(article, articles.glance);
    },
    digest: digestOf,
    glance: articles.glance,
    entityOf(uri, local) {
      const article = names.article(uri);
      return article === undefined ? undefined : idAt(article, local);
    },
    census: (numberOf) => censusOf(names.all(), names.articles(), identity, numberOf),
    foremost: (kind, most) => foremostOf(names.all(), identity, kind, most),
    since(uri) {
      const article = names.article(uri);
      return article && articles.since(article);
    },
    entity(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? undefined : entity(cluster);
    },
    kind(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? undefined : kindOf(cluster);
    },
    label(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? undefined : label(cluster);
    },
    isElsewhere(id, uri) {
      const cluster = clusterOf(id);
      if (cluster === undefined) return false;
      for (const name of cluster) {
        if (name.isShort) continue;
        for (const article of each(name.articles)) if (article.uri !== uri) return true;
      }
      return identity.places(cluster).some(({ article }) => article.uri !== uri);
    },
    entities(kind) {
      const all = byMentions([...clustersOf(names.all())].flatMap((cluster) => entity(cluster) ?? []));
      return kind === undefined ? all : all.filter((found) => found.kind === kind);
    },
    appearances: (id) =>
      placesOf(id).map(({ article, local }): Appearance => {
        const { date } = article;
        return {
          uri: article.uri,
          local,
          ...(date === undefined ? {} : { date }),
          mentions: mentionsOf({ article, local }),
        };
      }),
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
        recollection.companions = { limit, all: finished(accompanying(cluster, recollection.places, limit)) };
      return recollection.companions.all;
    },
    recalling: (id, companions) => whileSame(() => articles.version, recalling(id, companions)),
    mentioning,
    mentions: (id) => finished(mentioning(id)),
    quotations: (id) =>
      placesOf(id).flatMap(({ article, local }) =>
        (digestOf(article.uri)?.quotations ?? [])
          .filter(({ speaker, start }) => speaker === local && !doubts.isInNoise(article.uri, start))
          .map((quotation): SpokenQuotation => ({ uri: article.uri, quotation })),
      ),
    bearers(name) {
      const folded = fold(name);
      const isSpelt = (text: number, i: number): boolean => i % 2 === 0 && fold(texts.at(text)) === folded;
      const spelt = [...names.called(folded)].filter(({ spellings }) => spellings.some(isSpelt));
      const found = [...clustersOf(spelt)].flatMap((cluster) => entity(cluster) ?? []);
      // A short name leads to whoever it may stand for.
      return byMentions(found.filter(({ spellings }) => spellings.some(({ text }) => fold(text) === folded)));
    },
    alternatives(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? [] : identity.alternatives(cluster).map(idOf);
    },
    searching,
    found(query) {
      const words = wordsOf(query);
      if (words.length === 0) return new Set();
      return new Set(Array.from(clustersOf(finished(names.beginning(words))), idOf));
    },
    search: (query, limit) => finished(searching(query, limit)),
    related(uri, limit) {
      const article = names.article(uri);
      return article === undefined ? [] : relatedTo(article, identity, names.size, limit);
    },
  };
}

function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(' ')
    .filter((word) => word !== '');
}

function summaryOf({ uri, date, source, names }: Article, glance: (uri: string) => Glance | undefined): ArticleSummary {
  // Read when somebody asks.
  return {
    uri,
    get title() {
      return glance(uri)?.title;
    },
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
    entities: names.length,
  };
}

function mentionsAt(
  { article: { uri }, local }: Place,
  mentions: Int32Array,
  isInNoise: (uri: string, start: number) => boolean,
): Location[] {
  const found: Location[] = [];
  for (let i = 0; i < mentions.length; i += MENTION_STRIDE) {
    if (mentions[i + 4] !== local || isInNoise(uri, mentions[i]!)) continue;
    const line = mentions[i + 1]!;
    const character = mentions[i + 2]!;
    const range = { start: { line, character }, end: { line, character: character + mentions[i + 3]! } };
    found.push({ uri, range });
  }
  return found;
}

const NO_MENTIONS = new Int32Array();

function byDate(a: Place, b: Place): number {
  return (
    compare(a.article.date ?? '', b.article.date ?? '') || compare(a.article.uri, b.article.uri) || a.local - b.local
  );
}

function byMentions(entities: Entity[]): Entity[] {
  return entities.sort((a, b) => b.mentions - a.mentions || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
