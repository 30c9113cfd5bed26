import { fold } from '../analysis/coreference/fold.ts';
import type { GivenNames } from '../analysis/coreference/person-names.ts';
import type { NameKind, Witness } from '../analysis/model.ts';
import { type Census, censusOf } from './census.ts';
import type { Cluster } from './clusters.ts';
import { companionsOf } from './companions.ts';
import { type Constraints, UNCONSTRAINED } from './constraints.ts';
import { rulingsOf } from './corrected.ts';
import { type Digest, MENTION_STRIDE } from './digest.ts';
import { createDoubts } from './doubts.ts';
import { type Echo, echoesOf } from './echoes.ts';
import { each, sizeOf } from './few.ts';
import { type Entities, entitiesIn, entityAt, type Gist, gistOf } from './gist.ts';
import { createHeldDigests, type ReadDigest } from './held-digests.ts';
import { createIdentity, idOf, type Place } from './identity.ts';
import { createKeys } from './keys.ts';
import { createLineCounts } from './line-counts.ts';
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
import { type Article, createNames, type Name } from './names.ts';
import { compact } from './packed.ts';
import { portray } from './portrait.ts';
import { relatedTo } from './related.ts';
import { createSayings } from './sayings.ts';
import { type ArticleNoise, noiseAmong } from './scored-lines.ts';
import { sourceOf } from './sources.ts';
import type { SpokenWord } from './spoken-words.ts';
import { createTexts, type Texts } from './texts.ts';

/**
 * All articles of a folder and the entities they share. What it answers depends on the articles it holds, never on the
 * order in which they came; adding, changing or removing one costs what that article costs.
 */
export interface Corpus {
  /** Adds an article, or replaces what was known of it. */
  put(uri: string, digest: Digest): void;
  /** Adds an article by what has to be in memory of it; its digest is read when it is asked for. */
  restore(uri: string, gist: Gist, read: ReadDigest): void;
  /** Lets go of a digest that was put and is kept elsewhere, unless another was put since: from now on it is read when it is asked for. */
  putAway(uri: string, digest: Digest, read: ReadDigest): void;
  /** Does what was put off when articles were restored, in steps; where it is not called, the first question that needs it waits for it. */
  settle(): Generator<void, void>;
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
  /** The entity of the corpus that an article's entity belongs to. */
  entityOf(uri: string, local: number): EntityId | undefined;
  /** The same of all articles at once, in steps of some names. */
  census(): Generator<void, Census>;
  /** The version with which an article came in as it is; undefined where there is none. */
  since(uri: string): number | undefined;
  entity(id: EntityId): Entity | undefined;
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
  /** Entities any spelling of which has words that begin with the words of the query; best first. Case and accents do not count. */
  search(query: string, limit: number): readonly Entity[];
  /** The same in steps. */
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

/** Entities whose places are remembered until the next change, at most. */
const RECALLED = 16;

/** An empty corpus, kept in memory. */
export function createCorpus(givenNames: GivenNames): Corpus {
  const keys = createKeys();
  const texts = createTexts();
  const names = createNames(keys, texts);
  const identity = createIdentity(names, givenNames);
  const lines = createLineCounts();
  const sayings = createSayings();
  const doubts = createDoubts(lines.articles, noise);
  const unspoken = rulingsOf(UNCONSTRAINED, texts);
  /** Places of the entities last asked for, until the next change: a hover asks for one several times. */
  const sorted = new Map<EntityId, readonly Place[]>();
  let version = 0;
  let rulings = unspoken;
  /** As they came. */
  const digests = createHeldDigests();
  /** What of the articles in which something was corrected came, by their addresses. */
  const originals = new Map<string, Entities>();
  const since = new WeakMap<Article, number>();

  function remove(uri: string): void {
    const article = names.article(uri);
    if (article === undefined) return;
    uncount(uri);
    names.remove(uri);
    originals.delete(uri);
    digests.forget(uri);
    changed();
  }

  function put(uri: string, given: Digest): void {
    // As bytes: a hundred thousand articles are to be held.
    const digest = compact(given);
    take(uri, gistOf(digest, texts));
    digests.hold(uri, digest);
  }

  /** Takes an article in, but for its digest. */
  function take(uri: string, gist: Gist): void {
    uncount(uri);
    lines.add(sourceOf(uri, gist.source), gist.fingerprints);
    sayings.add(uri, gist);
    doubts.add(uri, gist);
    correct(uri, gist.entities, gist);
  }

  /** Lets an article have the entities that came, as they are corrected. */
  function correct(uri: string, entities: Entities, { date, source }: Partial<Pick<Article, 'date' | 'source'>>): void {
    const corrected = rulings.correctEntities(entities);
    if (corrected === entities) originals.delete(uri);
    else originals.set(uri, entities);
    const article = names.put(uri, {
      entities: corrected,
      ...(date !== undefined && { date }),
      ...(source !== undefined && { source }),
    });
    changed();
    since.set(article, version);
  }

  function uncount(uri: string): void {
    const article = names.article(uri);
    if (article === undefined) return;
    const digest = digests.get(uri);
    if (digest !== undefined) {
      lines.remove(sourceOf(uri, digest.source), digest.lines.fingerprint);
      sayings.remove(uri, digest.sayings);
    }
    doubts.remove(uri);
  }

  /** The digest of an article as it is corrected. */
  function digestOf(uri: string): Digest | undefined {
    const digest = digests.get(uri);
    return digest !== undefined && originals.has(uri) ? rulings.correct(digest) : digest;
  }

  function witness(uri: string): Witness {
    const digest = digests.get(uri);
    return digest === undefined
      ? lines.witness('', [])
      : lines.witness(sourceOf(uri, digest.source), digest.lines.fingerprint);
  }

  function noise(uri: string): readonly ArticleNoise[] {
    const digest = digests.get(uri);
    return digest === undefined ? [] : noiseAmong(digest.lines, witness(uri));
  }

  function changed(): void {
    version += 1;
    sorted.clear();
    doubts.changed();
  }

  function clusterOf(id: EntityId): Cluster | undefined {
    const name = names.get(id);
    const cluster = name === undefined ? undefined : identity.clusterOf(name);
    return cluster?.[0] === name ? cluster : undefined;
  }

  /** Places by the date of their article, then by its address. */
  function placesOf(id: EntityId): readonly Place[] {
    const known = sorted.get(id);
    if (known !== undefined) return known;
    const cluster = clusterOf(id);
    const places = cluster === undefined ? [] : identity.places(cluster).filter(isCounted).sort(byDate);
    if (sorted.size >= RECALLED) sorted.clear();
    sorted.set(id, places);
    return places;
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
    const name = rulings.calledBy(
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
    const places = identity.places(cluster).filter(isCounted);
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

  function* constraining(constraints: Constraints): Generator<void, void> {
    const before = rulings;
    const after = rulingsOf(constraints, texts);
    const affected = new Set<string>();
    for (const name of new Set([...before.subjects, ...after.subjects])) {
      if (before.about(name) === after.about(name)) continue;
      for (const uri of articlesNaming(name)) affected.add(uri);
    }
    rulings = after;
    changed();
    for (const uri of affected) {
      const article = names.article(uri);
      if (article !== undefined) correct(uri, originals.get(uri) ?? article.entities, article);
      yield;
    }
  }

  function* mentioning(id: EntityId): Generator<void, readonly Location[]> {
    const found: Location[] = [];
    for (const place of placesOf(id)) {
      found.push(...mentionsAt(place, digestOf, doubts.isInNoise));
      yield;
    }
    return found;
  }

  function* searching(query: string, limit: number): Generator<void, readonly Entity[]> {
    const words = fold(query)
      .split(' ')
      .filter((word) => word !== '');
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

  /** The articles some name of which has these words. */
  function articlesNaming(folded: string): Set<string> {
    const found = new Set<string>();
    const answers = new Map<number, boolean>();
    const isCalledSo = (text: number): boolean => {
      let is = answers.get(text);
      if (is === undefined) {
        is = fold(texts.at(text)) === folded;
        answers.set(text, is);
      }
      return is;
    };
    for (const name of names.called(folded))
      for (const { uri, entities } of each(name.articles))
        if (someText(originals.get(uri) ?? entities, isCalledSo)) found.add(uri);
    // Names that were dropped lead to no article any more.
    for (const [uri, entities] of originals) if (someText(entities, isCalledSo)) found.add(uri);
    return found;
  }

  return {
    texts,
    constraining,
    constrain: (constraints) => finished(constraining(constraints)),
    put,
    remove,
    settle: sayings.settle,
    restore(uri, gist, read) {
      take(uri, gist);
      digests.putAway(uri, read);
    },
    putAway(uri, digest, read) {
      if (digests.isHeld(uri, compact(digest))) digests.putAway(uri, read);
    },
    rename(from, to) {
      if (from === to) return;
      const digest = digests.get(from);
      remove(from);
      if (digest !== undefined) put(to, digest);
    },
    witness,
    noise,
    echoes: (uri, words) => echoesOf(words, sayings, uri, digestOf, doubts.isInNoise),
    get size() {
      return names.size;
    },
    get version() {
      return version;
    },
    uris: () => Array.from(names.articles(), ({ uri }) => uri).sort(compare),
    articles: () =>
      [...names.articles()].sort((a, b) => compare(a.uri, b.uri)).map((article) => summaryOf(article, digestOf)),
    article(uri) {
      const article = names.article(uri);
      return article === undefined ? undefined : summaryOf(article, digestOf);
    },
    digest: digestOf,
    entityOf(uri, local) {
      const article = names.article(uri);
      return article === undefined ? undefined : idAt(article, local);
    },
    census: () => censusOf(names.all(), identity),
    since(uri) {
      const article = names.article(uri);
      return article && since.get(article);
    },
    entity(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? undefined : entity(cluster);
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
      const found = new Map<string, Description>();
      const places = placesOf(id);
      const ends =
        places.length > 2 * DESCRIBED ? [...places.slice(0, DESCRIBED), ...places.slice(-DESCRIBED)] : places;
      for (const { article, local } of ends) {
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
    },
    companions(id, limit) {
      const cluster = clusterOf(id);
      if (cluster === undefined) return [];
      return companionsOf(cluster, identity, limit).map(
        ([other, articles]): Companion => ({ ...label(other), articles }),
      );
    },
    mentioning,
    mentions: (id) => finished(mentioning(id)),
    quotations: (id) =>
      placesOf(id).flatMap(({ article, local }) =>
        (digestOf(article.uri)?.quotations ?? [])
          .filter(({ speaker, start }) => speaker === local && !doubts.isInNoise(article.uri, start))
          .map((quotation): SpokenQuotation => ({ uri: article.uri, quotation })),
      ),
    alternatives(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? [] : identity.alternatives(cluster).map(idOf);
    },
    searching,
    search: (query, limit) => finished(searching(query, limit)),
    related(uri, limit) {
      const article = names.article(uri);
      return article === undefined ? [] : relatedTo(article, identity, names.size, limit);
    },
  };
}

/** Runs steps to their end. */
function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Has an entity of an article one of these texts for a name? */
function someText(entities: Entities, isMeant: (text: number) => boolean): boolean {
  for (const { name, known, from, to } of entitiesIn(entities)) {
    if (isMeant(name) || (known >= 0 && isMeant(known))) return true;
    for (let at = from; at < to; at += 2) if (isMeant(entities[at]!)) return true;
  }
  return false;
}

function summaryOf(
  { uri, date, source, names }: Article,
  digestOf: (uri: string) => Digest | undefined,
): ArticleSummary {
  // Read when somebody asks.
  return {
    uri,
    get title() {
      return digestOf(uri)?.title;
    },
    ...(date === undefined ? {} : { date }),
    ...(source === undefined ? {} : { source }),
    entities: names.length,
    get mentions() {
      return (digestOf(uri)?.mentions.length ?? 0) / MENTION_STRIDE;
    },
    get quotations() {
      return digestOf(uri)?.quotations.length ?? 0;
    },
  };
}

function mentionsAt(
  { article: { uri }, local }: Place,
  digestOf: (uri: string) => Digest | undefined,
  isInNoise: (uri: string, start: number) => boolean,
): Location[] {
  const mentions = digestOf(uri)?.mentions ?? NO_MENTIONS;
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
