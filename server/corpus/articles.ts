import { fold } from '../analysis/coreference/fold.ts';
import type { Witness } from '../analysis/model.ts';
import { type Constraints, UNCONSTRAINED } from './constraints.ts';
import { rulingsOf } from './corrected.ts';
import type { Digest, Excerpt } from './digest.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import { each } from './few.ts';
import { type Doubtful, type Entities, entitiesIn, type Gist, gistOf } from './gist.ts';
import { sayingNumbers, sayingsFrom } from './gist-bytes.ts';
import type { Glance } from './glance.ts';
import { createHeldDigests, type Keeper } from './held-digests.ts';
import { createLineCounts, lineCountsFrom } from './line-counts.ts';
import type { Article, Entered } from './name-entries.ts';
import type { Names } from './names.ts';
import { columnsOf, enteredFrom } from './names-columns.ts';
import { compact } from './packed.ts';
import { createSayings, type Sayings } from './sayings.ts';
import { type ArticleNoise, noiseAmong, type ScoredLines } from './scored-lines.ts';
import {
  doubles,
  growingDoubles,
  growingIntegers,
  integers,
  type NamedColumn,
  rowAt,
  type Snapshot,
  strings,
} from './snapshot.ts';
import { sourceOf } from './sources.ts';
import { whileSame } from './steps.ts';
import type { Texts } from './texts.ts';

/** The articles of a folder as they come, change and go, and what is known of each beside all others. */
export interface Holding {
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
  /** Forgets an article; one that is not there is no mistake. */
  remove(uri: string): void;
  /** Moves an article, replacing one that stands at `to`. */
  rename(from: string, to: string): void;
  /** What a reader says of the entities, in steps, an article each; those that go on while other constraints are given follow these. */
  constraining(constraints: Constraints): Generator<void, void>;
  /** Grows with every change: what was computed from the corpus at one version holds until the next. */
  readonly version: number;
  /** The same of what is known of lines, and so of boilerplate: most changes change none. */
  readonly linesVersion: number;
  /** What an article says, as it is corrected. */
  digest(uri: string): Digest | undefined;
  /** What looks through the whole folder take of an article: costs a fraction of its digest. */
  glance(uri: string): Glance | undefined;
  /** What is shown of an article where another one leads to an entity of it: costs a part of its digest. */
  excerpt(uri: string, local: number): Excerpt | undefined;
  /** What the other articles know of an article's lines. */
  witness(uri: string): Witness;
  /** The boilerplate of an article, judged with all others. */
  noise(uri: string): readonly ArticleNoise[];
}

/** The same, and what is counted over all articles. */
export interface Articles extends Holding {
  /** What a reader calls an entity that goes by one of some names. */
  calledBy(names: Iterable<string>): string | undefined;
  mentions(uri: string): Int32Array | undefined;
  /** The version with which an article came in as it is. */
  since(article: Article): number | undefined;
  readonly sayings: Pick<Sayings, 'near'>;
  readonly doubts: Pick<Doubts, 'mentionsInNoise' | 'isInNoise'>;
}

/** A snapshot is taken over where no more articles than this came before it. */
const MOST_HELD = 200;

/** @param onChange is told of every change of what articles name, after it */
export function createArticles(names: Names, texts: Texts, onChange: () => void): Articles {
  let lines = createLineCounts();
  const sayings = createSayings();
  const doubts = createDoubts((fingerprint) => lines.articles(fingerprint), noise);
  let version = 0;
  let linesVersion = 0;
  let rulings = rulingsOf(UNCONSTRAINED, texts);
  /** As they came. */
  const digests = createHeldDigests();
  /** What of the articles in which something was corrected came, by their addresses. */
  const originals = new Map<string, Entities>();
  const since = new WeakMap<Article, number>();
  /** What was adopted and is not so any more, until it is taken back. */
  const outdated = new Map<string, BesideNames>();
  let adoptedAt = 0;

  function remove(uri: string): void {
    const article = names.article(uri);
    if (article === undefined) return;
    uncount(uri);
    names.remove(uri);
    originals.delete(uri);
    digests.forget(uri);
    recounted();
    changed();
  }

  function put(uri: string, given: Digest): void {
    // As bytes: a hundred thousand articles are to be held.
    const digest = compact(given);
    const gist = gistOf(digest, texts);
    take(uri, gist);
    sayings.add(uri, gist.sayings);
    digests.hold(uri, digest);
  }

  /** Takes an article in, but for its digest and what it quotes. */
  function take(uri: string, gist: Gist): void {
    uncount(uri);
    lines.add(sourceOf(uri, gist.source), gist.fingerprints);
    doubts.add(uri, gist);
    recounted();
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
    const old = outdated.get(uri);
    const digest = digests.get(uri);
    if (old !== undefined) {
      lines.remove(sourceOf(uri, old.source), old.fingerprints);
      outdated.delete(uri);
    } else if (digest !== undefined) {
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
    return witnessOf(uri, digests.lines(uri));
  }

  function witnessOf(uri: string, own: ScoredLines | undefined): Witness {
    const { source } = names.article(uri) ?? {};
    return lines.witness(sourceOf(uri, source), own?.fingerprint ?? []);
  }

  function noise(uri: string): readonly ArticleNoise[] {
    const own = digests.lines(uri);
    return own === undefined ? [] : noiseAmong(own, witnessOf(uri, own));
  }

  function changed(): void {
    version += 1;
    onChange();
  }

  function recounted(): void {
    linesVersion += 1;
    doubts.changed();
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
    // What entities are called is no part of where they stand.
    version += 1;
    yield* correcting(affected);
  }

  /** Lets the articles have what is said of them now, one a step. */
  function* correcting(uris: Iterable<string>): Generator<void, void> {
    for (const uri of uris) {
      const article = names.article(uri);
      if (article !== undefined) correct(uri, originals.get(uri) ?? article.entities, article);
      yield;
    }
  }

  function* snapshot(keeper: Keeper): Generator<void, Snapshot | undefined> {
    const entered = names.entered();
    const beside = yield* besideColumns(entered.articles.keys(), keeper);
    if (beside === undefined) return undefined;
    return new Map([...beside, ...(yield* columnsOf(entered, texts)), ...(yield* lines.columns())]);
  }

  /** What there is beside names, in columns. */
  function* besideColumns(uris: Iterable<string>, keeper: Keeper): Generator<void, readonly NamedColumn[] | undefined> {
    const kept = growingIntegers();
    const [doubtful, doubtfulEnds] = [growingIntegers(), growingIntegers()];
    const [fingerprints, fingerprintEnds] = [growingDoubles(), growingIntegers()];
    const [said, saidEnds] = [growingIntegers(), growingIntegers()];
    for (const uri of uris) {
      const isPutAway = digests.isPutAway(uri);
      const digest = isPutAway ? undefined : digests.get(uri);
      const gist = digest === undefined ? keeper.gist(uri) : gistOf(digest, texts);
      if (gist === undefined) return undefined;
      kept.push(isPutAway && !originals.has(uri) ? 1 : 0);
      doubtful.pushAll(gist.doubtful);
      doubtfulEnds.push(doubtful.length);
      fingerprints.pushAll(gist.fingerprints);
      fingerprintEnds.push(fingerprints.length);
      said.pushAll(sayingNumbers(gist.sayings));
      saidEnds.push(said.length);
      yield;
    }
    return [
      ['kept', kept.done()],
      ['doubtful', doubtful.done()],
      ['doubtful ends', doubtfulEnds.done()],
      ['fingerprints', fingerprints.done()],
      ['fingerprint ends', fingerprintEnds.done()],
      ['sayings', said.done()],
      ['saying ends', saidEnds.done()],
    ];
  }

  function* adopt(snapshot: Snapshot, isCurrent: (uri: string) => boolean, keeper: Keeper): Generator<void, boolean> {
    if (names.size > MOST_HELD) return false;
    const entered = yield* enteredFrom(snapshot, texts);
    const counts = yield* lineCountsFrom(snapshot);
    const all = yield* besideNames(snapshot, entered);
    // At once: what came meanwhile makes way, and comes again.
    const held = Array.from(names.articles(), ({ uri }) => [uri, digests.get(uri)] as const);
    for (const [uri] of held) remove(uri);
    names.adopt(entered);
    lines = counts;
    for (const [uri, one] of all) outdated.set(uri, one);
    adoptedAt = version;
    for (const [uri, digest] of held) if (digest !== undefined) put(uri, digest);
    for (const [uri, { isKept, doubtful, fingerprints, sayings: said }] of all) {
      yield;
      if (!isKept || !isCurrent(uri) || !outdated.delete(uri)) continue;
      doubts.add(uri, { doubtful, fingerprints });
      digests.putAway(uri, keeper);
      sayings.addLater(uri, {
        get sayings() {
          return sayingsFrom(said);
        },
      });
    }
    for (const uri of [...outdated.keys()]) {
      yield;
      if (outdated.has(uri)) remove(uri);
    }
    recounted();
    changed();
    const affected = new Set([...rulings.subjects].flatMap((name) => [...articlesNaming(name)]));
    yield* correcting(affected);
    return true;
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
    put,
    remove,
    restore(uri, gist, keeper) {
      take(uri, gist);
      sayings.addLater(uri, gist);
      digests.putAway(uri, keeper);
    },
    putAway(uri, digest, keeper) {
      if (digests.isHeld(uri, compact(digest))) digests.putAway(uri, keeper);
    },
    rename(from, to) {
      if (from === to) return;
      const digest = digests.get(from);
      remove(from);
      if (digest !== undefined) put(to, digest);
    },
    constraining,
    calledBy: (all) => rulings.calledBy(all),
    digest: digestOf,
    glance: digests.glimpse,
    mentions: digests.mentions,
    excerpt: digests.excerpt,
    witness,
    noise,
    get version() {
      return version;
    },
    get linesVersion() {
      return linesVersion;
    },
    since: (article) => since.get(article) ?? adoptedAt,
    sayings,
    doubts,
    snapshot: (keeper) => whileSame(() => version, snapshot(keeper)),
    adopt,
    *settle() {
      yield* sayings.settle();
      changed();
    },
  };
}

/** Has an entity of an article one of these texts for a name? */
function someText(entities: Entities, isMeant: (text: number) => boolean): boolean {
  for (const { name, known, from, to } of entitiesIn(entities)) {
    if (isMeant(name) || (known >= 0 && isMeant(known))) return true;
    for (let at = from; at < to; at += 2) if (isMeant(entities[at]!)) return true;
  }
  return false;
}

/** What a snapshot has of an article beside its names. */
interface BesideNames {
  /** Was it kept, and as it came? */
  readonly isKept: boolean;
  readonly source?: string | undefined;
  readonly doubtful: Doubtful;
  readonly fingerprints: Float64Array;
  /** As `sayingNumbers` has them. */
  readonly sayings: Int32Array;
}

/** Articles that are looked at in one step. */
const STEP = 200;

function* besideNames(snapshot: Snapshot, { articles }: Entered): Generator<void, Map<string, BesideNames>> {
  const found = new Map<string, BesideNames>();
  const [doubtful, doubtfulEnds] = [integers(snapshot, 'doubtful'), integers(snapshot, 'doubtful ends')];
  const [fingerprints, fingerprintEnds] = [doubles(snapshot, 'fingerprints'), integers(snapshot, 'fingerprint ends')];
  const [sayings, sayingEnds] = [integers(snapshot, 'sayings'), integers(snapshot, 'saying ends')];
  const kept = integers(snapshot, 'kept');
  for (const [i, uri] of strings(snapshot, 'uris').entries()) {
    found.set(uri, {
      isKept: kept[i] === 1,
      source: articles.get(uri)?.source,
      doubtful: rowAt(doubtful, doubtfulEnds, i),
      fingerprints: rowAt(fingerprints, fingerprintEnds, i),
      sayings: rowAt(sayings, sayingEnds, i),
    });
    if (i % STEP === 0) yield;
  }
  return found;
}
