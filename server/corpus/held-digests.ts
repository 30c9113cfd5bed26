import { type Digest, type Excerpt, excerptOf } from './digest.ts';
import type { Gist } from './gist.ts';
import type { Glance } from './glance.ts';
import { glimpse } from './packed.ts';
import type { ScoredLines } from './scored-lines.ts';

/** Whoever keeps articles that were put away; what cannot be had any more is undefined. */
export interface Keeper {
  /** The digest of an article; undefined where there is none, or not the one that was kept. */
  read(uri: string): Digest | undefined;
  /** What looks through the whole folder take of it: read apart from the rest. */
  glimpse(uri: string): Glance | undefined;
  /** What its lines say: read apart from the rest. */
  lines(uri: string): ScoredLines | undefined;
  /** The mentions of an article: read apart from the rest. */
  mentions(uri: string): Int32Array | undefined;
  /** What of an article is shown where another one leads to an entity of it: read apart from the rest. */
  excerpt(uri: string, local: number): Excerpt | undefined;
  /** The gist of an article. */
  gist(uri: string): Gist | undefined;
}

/** The digests of articles: in memory, or, where somebody keeps them, read when they are asked for, and no more of them than that. */
export interface HeldDigests extends Pick<Keeper, 'glimpse' | 'lines' | 'mentions' | 'excerpt'> {
  get(uri: string): Digest | undefined;
  hold(uri: string, digest: Digest): void;
  /** From now on the digest is read. */
  putAway(uri: string, keeper: Keeper): void;
  /** Whether this very digest is in memory. */
  isHeld(uri: string, digest: Digest): boolean;
  /** Whether the digest is read when it is asked for. */
  isPutAway(uri: string): boolean;
  forget(uri: string): void;
}

/** Digests that were read and are at hand, and excerpts of as many articles: a question asks for the same ones several times. */
const AT_HAND = 32;

export function createHeldDigests(): HeldDigests {
  const held = new Map<string, Digest>();
  const kept = new Map<string, Keeper>();
  const atHand = new Map<string, Digest>();
  /** By the entity that they are for. */
  const excerpts = new Map<string, Map<number, Excerpt>>();

  function drop(uri: string): void {
    atHand.delete(uri);
    excerpts.delete(uri);
  }

  return {
    get(uri) {
      const digest = held.get(uri) ?? atHand.get(uri);
      if (digest !== undefined) return digest;
      const read = kept.get(uri)?.read(uri);
      if (read !== undefined) takeUp(atHand, uri, read);
      return read;
    },
    glimpse(uri) {
      const digest = held.get(uri);
      return digest === undefined ? kept.get(uri)?.glimpse(uri) : glimpse(digest);
    },
    lines: (uri) => held.get(uri)?.lines ?? kept.get(uri)?.lines(uri),
    mentions: (uri) => (held.get(uri) ?? atHand.get(uri))?.mentions ?? kept.get(uri)?.mentions(uri),
    excerpt(uri, local) {
      const digest = held.get(uri) ?? atHand.get(uri);
      if (digest !== undefined) return excerptOf(digest, local);
      const known = excerpts.get(uri);
      const found = known?.get(local);
      if (found !== undefined) return found;
      const read = kept.get(uri)?.excerpt(uri, local);
      if (read === undefined) return undefined;
      if (known === undefined) takeUp(excerpts, uri, new Map([[local, read]]));
      else known.set(local, read);
      return read;
    },
    hold(uri, digest) {
      held.set(uri, digest);
      kept.delete(uri);
      drop(uri);
    },
    putAway(uri, keeper) {
      kept.set(uri, keeper);
      held.delete(uri);
      drop(uri);
    },
    isHeld: (uri, digest) => held.get(uri) === digest,
    isPutAway: (uri) => kept.has(uri),
    forget(uri) {
      held.delete(uri);
      kept.delete(uri);
      drop(uri);
    },
  };
}

/** Puts what was read at hand, in place of what has been there longest. */
function takeUp<T>(atHand: Map<string, T>, uri: string, read: T): void {
  const [first] = atHand.keys();
  if (first !== undefined && atHand.size >= AT_HAND) atHand.delete(first);
  atHand.set(uri, read);
}
