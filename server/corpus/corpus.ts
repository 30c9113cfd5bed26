import type { GivenNames } from '../analysis/coreference/person-names.ts';
import type { MentionKind, NameKind } from '../analysis/model.ts';
import { remembered } from '../analysis/remembered.ts';
import { createArticles, type Holding } from './articles.ts';
import { type Census, censusOf } from './census.ts';
import type { Cluster } from './clusters.ts';
import type { Constraints } from './constraints.ts';
import { MENTION_STRIDE } from './digest.ts';
import { type Echo, echoesOf } from './echoes.ts';
import { createEntityFacts } from './entity-facts.ts';
import { each } from './few.ts';
import { createFinding, type Finding } from './finding.ts';
import { type Foremost, foremostOf } from './foremost.ts';
import type { Glance } from './glance.ts';
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
  Naming,
  RelatedArticle,
  SpokenQuotation,
} from './model.ts';
import type { Article } from './name-entries.ts';
import { createNames } from './names.ts';
import { compare } from './order.ts';
import { kindOf } from './portrait.ts';
import { createRecollections } from './recollections.ts';
import { relatedTo } from './related.ts';
import type { SpokenWord } from './spoken-words.ts';
import { finished, onceSame } from './steps.ts';
import { createTexts, type Texts } from './texts.ts';

/**
 * All articles of a folder and the entities they share. What it answers depends on the articles it holds, never on the
 * order in which they came; adding, changing or removing one costs what that article costs.
 */
export interface Corpus extends Finding, Holding {
  /** What gists are made with. */
  readonly texts: Texts;
  /** The number of articles. */
  readonly size: number;
  /** The addresses of all articles, in their order. */
  uris(): readonly string[];
  /** Every article, ordered by address. */
  articles(): readonly ArticleSummary[];
  article(uri: string): ArticleSummary | undefined;
  /** What an article calls an entity of it. */
  naming(uri: string, local: number): Naming | undefined;
  /** The entity of the corpus that an article's entity belongs to. */
  entityOf(uri: string, local: number): EntityId | undefined;
  /** The same of all articles at once, in steps of some articles; entities by numbers that are given for them. */
  census(numberOf: (id: EntityId) => number): Generator<void, Census>;
  /** What full names tell by themselves: at the cost of the names, where `census` weighs every short one. */
  foremost(kind: NameKind | undefined, most: number): Foremost;
  /** The version with which an article came in as it is; undefined where there is none. */
  since(uri: string): number | undefined;
  entity(id: EntityId): Entity | undefined;
  /**
   * The kind of an entity: less than `label` tells; nothing where there is no such entity.
   *
   * @param own what it is where as many articles speak for this as for others
   */
  kind(id: EntityId, own?: MentionKind): NameKind | undefined;
  /** Kind and name of an entity: less than `entity` tells, at the cost of its names instead of its articles. */
  label(id: EntityId): Label | undefined;
  /** The distinct full names by which articles know it, earliest first; case and accents do not count. */
  namesOf(id: EntityId, limit: number): readonly string[];
  /** Whether an article other than this one has the entity. */
  isElsewhere(id: EntityId, uri: string): boolean;
  /** The articles that name it, by date, then by address. */
  appearances(id: EntityId): readonly Appearance[];
  /** What articles call it, by date; the same words once, from the first article that has them. */
  descriptions(id: EntityId): readonly Description[];
  /** Who and what stands in the same articles, most articles first; nationalities stand beside everybody and tell nothing. */
  companions(id: EntityId, limit: number): readonly Companion[];
  /** Works out in steps where an entity stands: what else is asked of it costs less until the next change. */
  placing(id: EntityId): Generator<void, unknown>;
  /** The same of all that questions about an entity take longest for, up to so many companions. */
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
  /**
   * What a reader says of the entities, instead of what was said before. Costs what the articles cost that have a name of which
   * something else is said than before.
   */
  constrain(constraints: Constraints): void;
  /** Articles that share entities with this one, closest first. */
  related(uri: string, limit: number): readonly RelatedArticle[];
}

/** An empty corpus, kept in memory. */
export function createCorpus(givenNames: GivenNames): Corpus {
  const keys = createKeys();
  const texts = createTexts();
  const names = createNames(keys, texts);
  const identity = createIdentity(names, givenNames);
  const articles = createArticles(names, texts, () => recollections.changed());
  const { doubts, digest: digestOf } = articles;
  const { label, entity, namesOf, namingAt, descriptionsAt } = createEntityFacts({
    names,
    identity,
    keys,
    texts,
    calledBy: articles.calledBy,
    places: (id) => recollections.places(id),
    mentionsOf,
  });
  const recollections = createRecollections({ identity, clusterOf, label, descriptionsAt, isCounted });

  function clusterOf(id: EntityId): Cluster | undefined {
    const name = names.get(id);
    const cluster = name === undefined ? undefined : identity.clusterOf(name);
    return cluster?.[0] === name ? cluster : undefined;
  }

  /** How often an entity is mentioned in an article, boilerplate left out. */
  function mentionsOf({ article, local }: Place): number {
    return article.mentions[local]! - doubts.mentionsInNoise(article.uri, local);
  }

  /** Places that are recalled are the same until the next change. */
  const appearancesAt = remembered((places: readonly Place[]) =>
    places.map((place): Appearance => {
      const { uri, date } = place.article;
      return { uri, local: place.local, ...(date !== undefined && { date }), mentions: mentionsOf(place) };
    }),
  );

  function isCounted(place: Place): boolean {
    return mentionsOf(place) > 0;
  }

  function idAt(article: Article, local: number): EntityId | undefined {
    const cluster = identity.clusterAt({ article, local });
    return cluster === undefined ? undefined : idOf(cluster);
  }

  function* mentioning(id: EntityId): Generator<void, readonly Location[]> {
    const found: Location[] = [];
    for (const place of recollections.places(id)) {
      found.push(...mentionsAt(place, articles.mentions(place.article.uri) ?? NO_MENTIONS, doubts.isInNoise));
      yield;
    }
    return found;
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
    get linesVersion() {
      return articles.linesVersion;
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
    excerpt: articles.excerpt,
    naming(uri, local) {
      const article = names.article(uri);
      return article === undefined ? undefined : namingAt({ article, local });
    },
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
    kind(id, own) {
      const cluster = clusterOf(id);
      return cluster === undefined ? undefined : kindOf(cluster, own);
    },
    label(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? undefined : label(cluster);
    },
    namesOf,
    isElsewhere(id, uri) {
      const cluster = clusterOf(id);
      if (cluster === undefined) return false;
      for (const name of cluster) {
        if (name.isShort) continue;
        for (const article of each(name.articles)) if (article.uri !== uri) return true;
      }
      return identity.places(cluster).some(({ article }) => article.uri !== uri);
    },
    appearances: (id) => appearancesAt(recollections.places(id)),
    descriptions: recollections.descriptions,
    companions: recollections.companions,
    placing: (id) =>
      onceSame(
        () => articles.version,
        () => recollections.placing(id),
      ),
    recalling: (id, companions) =>
      onceSame(
        () => articles.version,
        () => recollections.recalling(id, companions),
      ),
    mentioning,
    mentions: (id) => finished(mentioning(id)),
    quotations: (id) =>
      recollections
        .places(id)
        .flatMap(({ article, local }) =>
          (digestOf(article.uri)?.quotations ?? [])
            .filter(({ speaker, start }) => speaker === local && !doubts.isInNoise(article.uri, start))
            .map((quotation): SpokenQuotation => ({ uri: article.uri, quotation })),
        ),
    alternatives(id) {
      const cluster = clusterOf(id);
      return cluster === undefined ? [] : identity.alternatives(cluster).map(idOf);
    },
    ...createFinding(names, identity, texts, entity),
    related(uri, limit) {
      const article = names.article(uri);
      return article === undefined ? [] : relatedTo(article, identity, names.size, limit);
    },
  };
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
