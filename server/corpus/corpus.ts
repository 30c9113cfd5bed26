import { fold } from '../analysis/coreference/fold.ts';
import type { NameKind, Witness } from '../analysis/model.ts';
import { type Digest, MENTION_STRIDE, type Spelling } from './digest.ts';
import { createLineCounts } from './line-counts.ts';
import type {
  Appearance,
  ArticleSummary,
  Companion,
  Description,
  Entity,
  EntityId,
  Location,
  RelatedArticle,
  SpokenQuotation,
} from './model.ts';
import { type ArticleNoise, noiseAmong } from './scored-lines.ts';

/**
 * All articles of a folder and the entities they share. What it answers depends on the articles it holds, never on the
 * order in which they came; adding, changing or removing one costs what that article costs.
 */
export interface Corpus {
  /** Adds an article, or replaces what was known of it. */
  put(uri: string, digest: Digest): void;
  /** Forgets an article; one that is not there is no mistake. */
  remove(uri: string): void;
  /** Moves an article, replacing one that stands at `to`. */
  rename(from: string, to: string): void;
  /** The number of articles. */
  readonly size: number;
  /** Grows with every change: what was computed from the corpus at one version holds until the next. */
  readonly version: number;
  /** Every article, ordered by address. */
  articles(): readonly ArticleSummary[];
  article(uri: string): ArticleSummary | undefined;
  digest(uri: string): Digest | undefined;
  /** The entity of the corpus that an article's entity belongs to. */
  entityOf(uri: string, local: number): EntityId | undefined;
  entity(id: EntityId): Entity | undefined;
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
  /** What it said, articles in the order of `appearances`. */
  quotations(id: EntityId): readonly SpokenQuotation[];
  /** Entities that it may also be: it was close. */
  alternatives(id: EntityId): readonly EntityId[];
  /** Entities any spelling of which has words that begin with the words of the query; best first. Case and accents do not count. */
  search(query: string, limit: number): readonly Entity[];
  /** What the other articles know of an article's lines. */
  witness(uri: string): Witness;
  /** The boilerplate of an article, judged with all others. */
  noise(uri: string): readonly ArticleNoise[];
  /** Articles that share entities with this one, closest first. */
  related(uri: string, limit: number): readonly RelatedArticle[];
}

/** Who published an article: what it says itself, or else the folder that it lies in. */
function sourceOf({ uri, digest }: Article): string {
  return digest.source ?? uri.slice(0, uri.lastIndexOf('/') + 1);
}

interface Article {
  readonly uri: string;
  readonly digest: Digest;
  /** The name that each entity of the digest goes by. */
  readonly names: readonly (string | undefined)[];
}

/** An empty corpus, kept in memory. */
export function createCorpus(): Corpus {
  const articles = new Map<string, Article>();
  /** Names to the articles that have them and the index of the entity there. */
  const named = new Map<string, Map<string, number[]>>();
  /** Surnames to the names of the persons who have them, and in how many articles. */
  const surnames = new Map<string, Map<string, number>>();
  let version = 0;

  const lines = createLineCounts();

  function add(article: Article): void {
    articles.set(article.uri, article);
    lines.add(sourceOf(article), article.digest.lines.fingerprint);
    article.names.forEach((name, local) => {
      if (name === undefined) return;
      const places = named.get(name) ?? new Map<string, number[]>();
      named.set(name, places);
      const locals = places.get(article.uri);
      if (locals === undefined) places.set(article.uri, [local]);
      else locals.push(local);
      const surname = surnameOf(name);
      if (surname === undefined) return;
      const full = surnames.get(surname) ?? new Map<string, number>();
      surnames.set(surname, full);
      full.set(name, (full.get(name) ?? 0) + 1);
    });
    version += 1;
  }

  function remove(uri: string): Digest | undefined {
    const article = articles.get(uri);
    if (article === undefined) return undefined;
    articles.delete(uri);
    lines.remove(sourceOf(article), article.digest.lines.fingerprint);
    for (const name of article.names) {
      if (name === undefined) continue;
      const places = named.get(name);
      if (places?.delete(uri) === true && places.size === 0) named.delete(name);
      const surname = surnameOf(name);
      const full = surname === undefined ? undefined : surnames.get(surname);
      if (surname === undefined || full === undefined) continue;
      const left = (full.get(name) ?? 0) - 1;
      if (left > 0) full.set(name, left);
      else full.delete(name);
      if (full.size === 0) surnames.delete(surname);
    }
    version += 1;
    return article.digest;
  }

  /** A surname alone belongs to the only person of that name. */
  function idOf(name: string): EntityId {
    const full = surnames.get(name);
    if (full === undefined || full.size !== 1) return name;
    const [only] = full.keys();
    return only ?? name;
  }

  /** The names that lead to an entity. */
  function namesOf(id: EntityId): string[] {
    const surname = surnameOf(id);
    const alone = surname !== undefined && idOf(surname) === id && named.has(surname) ? [surname] : [];
    return named.has(id) && idOf(id) === id ? [id, ...alone] : alone;
  }

  function appearances(id: EntityId): Appearance[] {
    const found: Appearance[] = [];
    for (const name of namesOf(id)) {
      for (const [uri, locals] of named.get(name) ?? []) {
        const digest = articles.get(uri)!.digest;
        for (const local of locals) {
          const mentions = digest.entities[local]!.spellings.reduce((sum, { count }) => sum + count, 0);
          found.push({ uri, local, ...(digest.date === undefined ? {} : { date: digest.date }), mentions });
        }
      }
    }
    return found.sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.uri, b.uri) || a.local - b.local);
  }

  function entity(id: EntityId): Entity | undefined {
    const places = appearances(id);
    if (places.length === 0) return undefined;
    const counts = new Map<string, number>();
    const kinds = new Map<NameKind, number>();
    const fullest = new Map<string, number>();
    for (const { uri, local, mentions } of places) {
      const from = articles.get(uri)!.digest.entities[local]!;
      for (const { text, count } of from.spellings) counts.set(text, (counts.get(text) ?? 0) + count);
      kinds.set(from.kind, (kinds.get(from.kind) ?? 0) + mentions);
      fullest.set(from.name, (fullest.get(from.name) ?? 0) + 1);
    }
    const dates = places.flatMap(({ date }) => date ?? []);
    const first = dates[0];
    const last = dates.at(-1);
    return {
      id,
      kind: mostFrequent(kinds),
      name: [...fullest].sort(
        (a, b) => b[0].split(' ').length - a[0].split(' ').length || b[1] - a[1] || compare(a[0], b[0]),
      )[0]![0],
      spellings: [...counts]
        .map(([text, count]): Spelling => ({ text, count }))
        .sort((a, b) => b.count - a.count || compare(a.text, b.text)),
      mentions: places.reduce((sum, { mentions }) => sum + mentions, 0),
      articles: new Set(places.map(({ uri }) => uri)).size,
      ...(first === undefined ? {} : { firstSeen: first }),
      ...(last === undefined ? {} : { lastSeen: last }),
    };
  }

  function witness(uri: string): Witness {
    const article = articles.get(uri);
    return article === undefined
      ? lines.witness('', [])
      : lines.witness(sourceOf(article), article.digest.lines.fingerprint);
  }

  function entityOf(uri: string, local: number): EntityId | undefined {
    const name = articles.get(uri)?.names[local];
    return name === undefined ? undefined : idOf(name);
  }

  function summary({ uri, digest }: Article): ArticleSummary {
    return {
      uri,
      ...(digest.title === undefined ? {} : { title: digest.title }),
      ...(digest.date === undefined ? {} : { date: digest.date }),
      ...(digest.source === undefined ? {} : { source: digest.source }),
      entities: digest.entities.length,
      mentions: digest.mentions.length / MENTION_STRIDE,
      quotations: digest.quotations.length,
    };
  }

  /** The entities of an article, each once. */
  function entitiesIn(article: Article): Set<EntityId> {
    return new Set(article.names.flatMap((name) => (name === undefined ? [] : idOf(name))));
  }

  return {
    put(uri, digest) {
      remove(uri);
      add({
        uri,
        digest,
        names: digest.entities.map(({ kind, name, known, spellings }) =>
          spellings.length === 0
            ? undefined
            : `${kind === 'person' || kind === 'group' ? kind : 'name'}:${fold(known?.name ?? name)}`,
        ),
      });
    },
    remove(uri) {
      remove(uri);
    },
    rename(from, to) {
      if (from === to) return;
      const digest = remove(from);
      if (digest !== undefined) this.put(to, digest);
    },
    witness,
    noise(uri) {
      const article = articles.get(uri);
      return article === undefined ? [] : noiseAmong(article.digest.lines, witness(uri));
    },
    get size() {
      return articles.size;
    },
    get version() {
      return version;
    },
    articles: () => [...articles.values()].sort((a, b) => compare(a.uri, b.uri)).map(summary),
    article(uri) {
      const article = articles.get(uri);
      return article === undefined ? undefined : summary(article);
    },
    digest: (uri) => articles.get(uri)?.digest,
    entityOf,
    entity,
    entities(kind) {
      const ids = new Set([...named.keys()].map(idOf));
      return byMentions([...ids].flatMap((id) => entity(id) ?? [])).filter(
        (found) => kind === undefined || found.kind === kind,
      );
    },
    appearances,
    descriptions(id) {
      const found = new Map<string, Description>();
      for (const { uri, local } of appearances(id)) {
        const { entities, date, source } = articles.get(uri)!.digest;
        for (const text of entities[local]!.descriptions) {
          if (found.has(text)) continue;
          found.set(text, {
            text,
            uri,
            ...(date === undefined ? {} : { date }),
            ...(source === undefined ? {} : { source }),
          });
        }
      }
      return [...found.values()];
    },
    companions(id, limit) {
      const counts = new Map<EntityId, number>();
      for (const uri of new Set(appearances(id).map((place) => place.uri))) {
        for (const other of entitiesIn(articles.get(uri)!))
          if (other !== id) counts.set(other, (counts.get(other) ?? 0) + 1);
      }
      return [...counts]
        .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
        .slice(0, limit)
        .flatMap(([other, count]): Companion[] => {
          const found = entity(other);
          return found === undefined ? [] : [{ id: other, kind: found.kind, name: found.name, articles: count }];
        });
    },
    mentions(id) {
      const found: Location[] = [];
      for (const { uri, local } of appearances(id)) {
        const { mentions } = articles.get(uri)!.digest;
        for (let i = 0; i < mentions.length; i += MENTION_STRIDE) {
          if (mentions[i + 4] !== local) continue;
          const line = mentions[i + 1]!;
          const character = mentions[i + 2]!;
          found.push({
            uri,
            range: { start: { line, character }, end: { line, character: character + mentions[i + 3]! } },
          });
        }
      }
      return found;
    },
    quotations: (id) =>
      appearances(id).flatMap(({ uri, local }) =>
        articles
          .get(uri)!
          .digest.quotations.filter(({ speaker }) => speaker === local)
          .map((quotation): SpokenQuotation => ({ uri, quotation })),
      ),
    alternatives(id) {
      const full = surnames.get(id);
      return full === undefined || full.size === 1 ? [] : [...full.keys()].sort();
    },
    search(query, limit) {
      const wanted = fold(query)
        .split(' ')
        .filter((word) => word !== '');
      if (wanted.length === 0) return [];
      const ids = new Set<EntityId>();
      for (const name of named.keys()) {
        const words = name.slice(name.indexOf(':') + 1).split(' ');
        if (wanted.every((word) => words.some((other) => other.startsWith(word)))) ids.add(idOf(name));
      }
      return byMentions([...ids].flatMap((id) => entity(id) ?? [])).slice(0, limit);
    },
    related(uri, limit) {
      const article = articles.get(uri);
      if (article === undefined) return [];
      const shared = new Map<string, { id: EntityId; weight: number }[]>();
      for (const id of entitiesIn(article)) {
        const places = new Set(namesOf(id).flatMap((name) => [...(named.get(name)?.keys() ?? [])]));
        const weight = Math.log((articles.size + 1) / places.size);
        for (const other of places) {
          if (other === uri) continue;
          const list = shared.get(other);
          if (list === undefined) shared.set(other, [{ id, weight }]);
          else list.push({ id, weight });
        }
      }
      return [...shared]
        .map(
          ([other, list]): RelatedArticle => ({
            uri: other,
            weight: list.reduce((sum, { weight }) => sum + weight, 0),
            shared: list.sort((a, b) => b.weight - a.weight || compare(a.id, b.id)).map(({ id }) => id),
          }),
        )
        .sort((a, b) => b.weight - a.weight || compare(a.uri, b.uri))
        .slice(0, limit);
    },
  };
}

/** "person:lavrov" of "person:sergey lavrov"; nothing of a name of one word or of what is no person. */
function surnameOf(name: string): string | undefined {
  const blank = name.lastIndexOf(' ');
  return name.startsWith('person:') && blank >= 0 ? `person:${name.slice(blank + 1)}` : undefined;
}

function byMentions(entities: Entity[]): Entity[] {
  return entities.sort((a, b) => b.mentions - a.mentions || compare(a.id, b.id));
}

function mostFrequent<T extends string>(counts: ReadonlyMap<T, number>): T {
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
