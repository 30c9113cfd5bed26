import type { Digest } from '../corpus/digest.ts';
import type { Gist } from '../corpus/gist.ts';
import type { Glance } from '../corpus/glance.ts';

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
  readonly gist: Gist;
}

/**
 * Where the digests of a folder's articles outlive the session. A store never throws once it is open: when it can no longer
 * write (a full disk), it says so once through the message it was given, and the session goes on without it.
 */
export interface Store {
  /** Every article kept, in no order, and nothing at steps before; what cannot be read is left out and made anew. */
  load(): Iterable<KnownArticle | undefined>;
  /** The digest of an article; undefined where there is none, or not the one that was kept. */
  read(uri: string): Digest | undefined;
  /** What looks through the whole folder take of it: read apart from the rest. */
  glimpse(uri: string): Glance | undefined;
  /** Looks through all digests, one a step: the articles whose digests are not what was kept. */
  damaged(): Generator<void, readonly string[]>;
  /** Keeps articles, in one transaction: after a crash all of them are there or none. Returns whether they can be read from now on. */
  put(articles: readonly StoredArticle[]): boolean;
  /** Files of which the same is known though they, or what they are analysed with, changed; those that are not kept are passed over. */
  touch(files: readonly Omit<StoredArticle, 'digest' | 'remark'>[]): void;
  remove(uris: readonly string[]): void;
  close(): void;
}
