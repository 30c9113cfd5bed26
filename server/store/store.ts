import type { Digest } from '../corpus/digest.ts';
import type { Gist } from '../corpus/gist.ts';
import type { Keeper } from '../corpus/held-digests.ts';
import type { Snapshot } from '../corpus/snapshot.ts';

/** How a file stood when it was analysed: what has the same size and time is not read again, what has the same content not analysed. */
export interface FileState {
  /** In bytes. */
  readonly size: number;
  /** Last change, in milliseconds since 1970. */
  readonly modified: number;
  /** Hash of the bytes. */
  readonly hash: string;
}

/** What is kept of an article beside what was found in it. */
export interface KeptFile extends FileState {
  readonly uri: string;
  /** What it was analysed with beside the analyser: settings and corrections, as a text that is the same where they are. */
  readonly analysedWith: string;
  /** What a reader should know of how the file was read. */
  readonly remark?: string;
}

/** An article to be kept. */
export interface StoredArticle extends KeptFile {
  readonly digest: Digest;
}

/** An article that is kept: its digest is read when it is asked for. */
export interface KnownArticle extends KeptFile {
  /** Where it is wanted. */
  readonly gist?: Gist;
}

/** A snapshot that is kept, and which of its articles are kept as they were when it was taken. */
export interface KeptSnapshot {
  readonly snapshot: Snapshot;
  readonly current: ReadonlySet<string>;
}

/**
 * Where the digests of a folder's articles outlive the session. A store never throws once it is open: when it can no longer
 * write (a full disk), it says so once through the message it was given, and the session goes on without it.
 */
export interface Store extends Keeper {
  /**
   * Every article kept, in no order, and nothing at steps before; what cannot be read is left out and made anew.
   *
   * @param without articles whose gists are not wanted
   */
  load(without?: ReadonlySet<string>): Iterable<KnownArticle | undefined>;
  /** The last snapshot that was kept, in steps; nothing where there is none, or not the one that was kept. */
  snapshot(): Generator<void, KeptSnapshot | undefined>;
  /** Keeps a snapshot in place of the last, in steps; gives up where something else is written meanwhile. */
  keep(snapshot: Snapshot): Generator<void, void>;
  /** Keeps articles, in one transaction: after a crash all of them are there or none. Returns whether they can be read from now on. */
  put(articles: readonly StoredArticle[]): boolean;
  /** Files of which the same is known though they, or what they are analysed with, changed; those that are not kept are passed over. */
  touch(files: readonly Omit<StoredArticle, 'digest' | 'remark'>[]): void;
  remove(uris: readonly string[]): void;
  close(): void;
}
