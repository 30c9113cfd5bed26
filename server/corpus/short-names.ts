import type { Cluster } from './clusters.ts';
import type { Article, Name } from './names.ts';

/** Someone a short name may stand for. */
export interface Candidate {
  readonly cluster: Cluster;
  /** In how many articles of his the short name is used for him. */
  readonly used: number;
}

/** What is known of a candidate's articles: enough of them to tell whether another is about the same. */
export interface Profile {
  readonly articles: number;
  /** How many of the articles looked at have a name. */
  readonly sampled: number;
  readonly companions: ReadonlyMap<Name, number>;
  readonly days: readonly number[];
}

/** Articles looked at for a profile, at most. */
const SAMPLE = 64;

/** Draws the same articles whatever the order in which they came: those whose addresses have the least hashes. */
export function profileOf(cluster: Cluster): Profile {
  const all = new Set<Article>();
  for (const { articles } of cluster) for (const article of articles) all.add(article);
  let sample = [...all];
  if (sample.length > SAMPLE)
    sample = sample.sort((a, b) => hash(a.uri) - hash(b.uri) || (a.uri < b.uri ? -1 : 1)).slice(0, SAMPLE);
  const companions = new Map<Name, number>();
  const days: number[] = [];
  for (const article of sample) {
    if (article.day !== undefined) days.push(article.day);
    for (const name of new Set(article.names))
      if (name !== undefined) companions.set(name, (companions.get(name) ?? 0) + 1);
  }
  return { articles: all.size, sampled: sample.length, companions, days };
}

/** FNV-1a over code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** How much speaks for a candidate, as a logarithm of odds; its parts are for whoever tunes it. */
export interface Evidence {
  readonly fame: number;
  readonly used: number;
  readonly family: number;
  readonly company: number;
  readonly time: number;
}

export function evidenceFor(
  name: Name,
  article: Article,
  { cluster, used }: Candidate,
  profile: Profile,
  corpusSize: number,
): Evidence {
  let company = 0;
  const seen = new Set<Name>([name, ...cluster]);
  for (const other of article.names) {
    if (other === undefined || seen.has(other)) continue;
    seen.add(other);
    const together = profile.companions.get(other) ?? 0;
    if (together === 0) continue;
    const usual = other.articles.size / corpusSize;
    company += Math.log(1 + together / (profile.sampled + 1) / (8 * usual));
  }
  let time = 0;
  if (article.day !== undefined && profile.days.length > 0) {
    const nearest = Math.min(...profile.days.map((day) => Math.abs(day - article.day!)));
    time = nearest <= 30 ? 1 : nearest <= 400 ? 0 : -1;
  }
  const isFamily = cluster.some(
    ({ person }) =>
      person !== undefined &&
      (person.words.at(-1) === name.key || person.words.slice(-person.family).join(' ') === name.key),
  );
  return {
    fame: Math.log(profile.articles),
    used: Math.log(1 + used),
    family: name.nameClass !== 'person' ? 0 : isFamily ? 1 : -1,
    company,
    time,
  };
}

/** Weights, tuned on articles annotated for this project (news/train). */
export function weigh({ fame, used, family, company, time }: Evidence): number {
  return 0.5 * fame + used + family + company + 0.5 * time;
}
