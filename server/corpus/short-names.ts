import type { Cluster } from './clusters.ts';
import { countAt, each, sizeOf, stepOf } from './few.ts';
import type { Article, Name } from './name-entries.ts';
import { type Tally, tallyOf } from './tally.ts';

/** Someone a short name may stand for. */
export interface Candidate {
  readonly cluster: Cluster;
  /** What speaks for him in any article, as a logarithm of odds: how often he is named, how often so, and by which part of his name. */
  readonly weight: number;
  /** What must speak for him besides; no end of it where he is never meant, who yet may be as likely as another. */
  readonly doubt: number;
  /** What is decided where nobody else comes near. */
  readonly decision: Decision;
}

/** What is known of a candidate's articles: enough of them to tell whether another is about the same. */
export interface Profile {
  /** How many articles were looked at. */
  readonly sampled: number;
  /** How many of them have a name. */
  readonly companions: Tally;
  readonly days: readonly number[];
}

/** Articles looked at for a profile, at most. */
const SAMPLE = 64;

/** The most that an article's other names, and its date, may speak for a candidate. */
const MOST_COMPANY = 8;
const MOST_TIME = 0.5;

/**
 * What speaks for somebody must weigh as much as this among so few articles; the odds that another of that name is meant, whom
 * nobody names in full, grow with the articles.
 */
const ENOUGH = 1;
const FEW = 250;

/** Of two that come nearer to each other than this, nobody is meant rather than the wrong one. */
const CLEAR = 0.5;

/** A candidate that weighs less than the best by no more than this is an alternative. */
const CLOSE = 1;

/** What the logarithm of how many others have a given name counts for. */
const SHARED = 0.5;

/** Draws the same articles whatever the order in which they came: those whose addresses have the least hashes. */
export function profileOf(cluster: Cluster): Profile {
  const sample = draw(cluster);
  const days = sample.flatMap(({ day }) => day ?? []);
  return { sampled: sample.length, companions: tallyOf(sample), days };
}

function draw(cluster: Cluster): Article[] {
  let least: Article[] = [];
  let bound = Number.POSITIVE_INFINITY;
  for (const { articles } of cluster) {
    for (const article of each(articles)) {
      if (article.hash > bound) continue;
      least.push(article);
      // Sorted now and then, so that most articles are passed over with one comparison.
      if (least.length < 4 * SAMPLE) continue;
      least = leastOf(least);
      bound = least.at(-1)!.hash;
    }
  }
  return leastOf(least);
}

function leastOf(articles: readonly Article[]): Article[] {
  return [...new Set(articles)].sort((a, b) => a.hash - b.hash || (a.uri < b.uri ? -1 : 1)).slice(0, SAMPLE);
}

/**
 * What speaks for a cluster of being meant by a short name wherever that stands.
 *
 * @param used how often the cluster's own articles call it so
 */
export function weightOf(name: Name, cluster: Cluster, used: number): number {
  const fame = 0.5 * Math.log(stepped(cluster.reduce((sum, { articles }) => sum + sizeOf(articles), 0)));
  const often = Math.log(1 + stepped(used));
  if (name.nameClass !== 'person') return fame + often;
  if (cluster.some(({ person }) => person?.words.at(-1) === name.key)) return fame + often + 1;
  // Few are known by their given name: only who is called so, and not for the many articles that do not call him so.
  const bears = cluster.some(({ person }) => person?.words.includes(name.key) === true);
  if (bears) return used === 0 ? Number.NEGATIVE_INFINITY : 2 * often - fame - 1;
  return fame + often - 1;
}

/**
 * What speaks against each who has a name as a given name: a Charles is one of many, and Ivanka is the only one.
 *
 * @param given in how many articles anybody stands whose given name it is
 */
export function doubtOf(name: Name, cluster: Cluster, given: number): number {
  const own = cluster.reduce((sum, full) => (isGivenNameOf(full, name) ? sum + sizeOf(full.articles) : sum), 0);
  return own === 0 ? 0 : SHARED * Math.log(Math.max(1, stepped(given) / stepped(own)));
}

/** Is a short name a given name of somebody, and not the surname too? */
export function isGivenNameOf({ person }: Name, { key }: Name): boolean {
  return person !== undefined && person.words.at(-1) !== key && person.words.includes(key);
}

/** A count that stays as it is while it changes a little: so that a decision stands until something else speaks for another. */
function stepped(count: number): number {
  return count === 0 ? 0 : countAt(stepOf(count));
}

/** What speaks for a candidate in this article: who else stands in it, and when it was written. */
function circumstances(name: Name, article: Article, cluster: Cluster, profile: Profile, sizeStep: number): number {
  let company = 0;
  for (const other of article.names) {
    if (other === undefined || other === name) continue;
    const together = profile.companions.of(other);
    if (together === 0 || cluster.includes(other)) continue;
    const usual = countAt(stepOf(sizeOf(other.articles)) - sizeStep);
    company += Math.log(1 + together / (profile.sampled + 1) / (8 * usual));
  }
  return Math.min(company, MOST_COMPANY) + MOST_TIME * nearness(article.day, profile.days);
}

/** 1 within a month of another article, 0 within a year, else -1. */
function nearness(day: number | undefined, days: readonly number[]): number {
  if (day === undefined || days.length === 0) return 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const other of days) nearest = Math.min(nearest, Math.abs(day - other));
  return nearest <= 30 ? 1 : nearest <= 400 ? 0 : -1;
}

/** Whom a short name stands for, and who else it may be: it was close. */
export interface Decision {
  readonly cluster: Cluster;
  readonly close: readonly Cluster[];
}

/**
 * Decides whom a short name of an article stands for.
 *
 * @param own the short name's own cluster, when it stands for nobody known
 * @param candidates the heaviest first
 * @param sizeStep the step of the number of all articles
 */
export function decide(
  name: Name,
  article: Article,
  own: Cluster,
  candidates: readonly Candidate[],
  profile: (cluster: Cluster) => Profile,
  sizeStep: number,
): Decision {
  // Whom the article itself names in full, and the name does not mean there, it does not mean at all.
  const possible = candidates.filter(({ cluster }) => !cluster.some((full) => article.names.includes(full)));
  // Of two papers with that word which it names, “the Post” may be either; it is no third one.
  if (name.nameClass !== 'person' && possible.length < candidates.length) return { cluster: own, close: [] };
  const enough = ENOUGH + Math.max(0, Math.log(countAt(sizeStep) / FEW));
  const [first, second] = possible;
  if (first === undefined) return { cluster: own, close: [] };
  // Far ahead of all others: no circumstances could change it.
  const ahead =
    first.weight - MOST_TIME - Math.max(enough + first.doubt, (second?.weight ?? 0) + MOST_COMPANY + MOST_TIME + CLOSE);
  if (ahead > 0) return first.decision;
  const weighed = possible
    .filter(({ weight }) => weight + MOST_COMPANY + MOST_TIME > enough - CLOSE)
    .map(({ cluster, weight, doubt }) => ({
      cluster,
      doubt,
      weight: weight + circumstances(name, article, cluster, profile(cluster), sizeStep),
    }))
    .sort((a, b) => b.weight - a.weight);
  const best = weighed[0];
  if (best === undefined) return { cluster: own, close: [] };
  const isJoined = best.weight >= Math.max(enough + best.doubt, (weighed[1]?.weight ?? 0) + CLEAR);
  const close = weighed.filter(
    ({ cluster, weight }) => (!isJoined || cluster !== best.cluster) && weight > Math.max(best.weight, enough) - CLOSE,
  );
  return { cluster: isJoined ? best.cluster : own, close: close.map(({ cluster }) => cluster) };
}
