import type { Digest } from '../corpus/digest.ts';

/** How a file stood when it was analysed: what has the same size and time is not read again, what has the same content not analysed. */
export interface FileState {
  /** In bytes. */
  readonly size: number;
  /** Last change, in milliseconds since 1970. */
  readonly modified: number;
  /** Hash of the bytes. */
  readonly hash: string;
}

export interface StoredArticle extends FileState {
  readonly uri: string;
  readonly digest: Digest;
  /** What it was analysed with beside the analyser: settings and corrections, as a text that is the same where they are. */
  readonly analysedWith: string;
  /** What a reader should know of how the file was read. */
  readonly remark?: string;
}

/**
 * Where the digests of a folder's articles outlive the session. A store never throws once it is open: when it can no longer
 * write (a full disk), it says so once through the message it was given, and the session goes on without it.
 */
export interface Store {
  /** Every article kept, in no order; what cannot be read is left out and made anew. */
  load(): Iterable<StoredArticle>;
  /** Keeps articles, in one transaction: after a crash all of them are there or none. */
  put(articles: readonly StoredArticle[]): void;
  /** Files that were written again with the content that they had; those that are not kept are passed over. */
  touch(files: readonly (FileState & { readonly uri: string })[]): void;
  remove(uris: readonly string[]): void;
  close(): void;
}
