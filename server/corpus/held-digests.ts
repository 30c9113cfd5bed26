import type { Digest } from './digest.ts';

/** Reads what was put away of an article; undefined where it cannot be had any more. */
export type ReadDigest = (uri: string) => Digest | undefined;

/** The digests of articles: in memory, or, where somebody keeps them, read when they are asked for. */
export interface HeldDigests {
  get(uri: string): Digest | undefined;
  hold(uri: string, digest: Digest): void;
  /** From now on the digest is read. */
  putAway(uri: string, read: ReadDigest): void;
  /** Whether this very digest is in memory. */
  isHeld(uri: string, digest: Digest): boolean;
  forget(uri: string): void;
}

/** Digests that were read and are at hand: a question asks for the same ones several times. */
const AT_HAND = 32;

export function createHeldDigests(): HeldDigests {
  const all = new Map<string, Digest | ReadDigest>();
  const atHand = new Map<string, Digest>();
  return {
    get(uri) {
      const held = all.get(uri);
      if (typeof held !== 'function') return held;
      let digest = atHand.get(uri);
      if (digest !== undefined) return digest;
      digest = held(uri);
      if (digest === undefined) return undefined;
      const [first] = atHand.keys();
      if (first !== undefined && atHand.size >= AT_HAND) atHand.delete(first);
      atHand.set(uri, digest);
      return digest;
    },
    hold(uri, digest) {
      all.set(uri, digest);
      atHand.delete(uri);
    },
    putAway(uri, read) {
      all.set(uri, read);
      atHand.delete(uri);
    },
    isHeld: (uri, digest) => all.get(uri) === digest,
    forget(uri) {
      all.delete(uri);
      atHand.delete(uri);
    },
  };
}
