import type { Options } from '../analysis/analyze.ts';
import type { Models } from '../analysis/models.ts';
import type { Digest } from '../corpus/digest.ts';
import type { Texts } from '../corpus/texts.ts';
import type { FileState, Store } from '../store/store.ts';
import type { ExchangeFormat, Proposed } from './extensions.ts';

/** Which files of a folder are articles, as globs. */
export interface Choice {
  readonly articles: readonly string[];
  readonly exclude: readonly string[];
}

/** A file that is to be analysed. */
export interface Reading {
  readonly uri: string;
  readonly options: Options;
  /** How the file stood when it was analysed last with the same options. */
  readonly known?: FileState;
}

/** A file that was analysed, or why it was not. */
export type Indexed =
  | {
      readonly uri: string;
      /** The content is the one that was known. */
      readonly unchanged: FileState;
    }
  | {
      readonly uri: string;
      readonly digest: Digest;
      readonly state: FileState;
      /** What a reader should know of how the file was read. */
      readonly remark?: string;
    }
  | { readonly uri: string; readonly problem: string };

/** A file that a folder holds. */
export interface Found {
  readonly uri: string;
  /** In bytes. */
  readonly size: number;
  /** Last change, in milliseconds since 1970. */
  readonly modified: number;
}

/** What the server needs from the platform it runs on. */
export interface Host {
  readonly models: Models;
  /** Milliseconds of a clock that does not go back. */
  now(): number;
  /** Lets everything else that waits run, then goes on. */
  pause(): Promise<void>;
  /** Runs `action` after a number of milliseconds; returns what calls it off. */
  after(milliseconds: number, action: () => void): () => void;
  /** The articles below a folder. What cannot be read is told to `problem` and passed over; circles of links end. */
  list(folder: string, choice: Choice, signal: AbortSignal, problem: (message: string) => void): AsyncIterable<Found>;
  /**
   * Analyses files without holding up the event loop; in any order. They are asked for as the work goes on. Ends early when the
   * signal says so.
   */
  index(files: Iterable<Reading>, signal: AbortSignal): AsyncIterable<Indexed>;
  /** The text of a file; undefined where there is none. */
  read(uri: string): Promise<string | undefined>;
  /** How a file stands now; undefined where it is gone or no file, or is to be left alone in the folders that hold it. */
  stat(uri: string, folders: readonly string[]): Promise<Found | undefined>;
  /**
   * Opens what is kept of a folder's articles from earlier sessions.
   *
   * @param storage the folder of this machine in which the editor lets us keep things, where it does
   * @param texts what the numbers in the gists of articles stand for
   */
  openStore(folder: string, storage: string | undefined, texts: Texts, problem: (message: string) => void): Store;
  /**
   * A text that is kept from one session to the next; absent where nothing can be kept.
   *
   * @param storage the folder of this machine in which the editor lets us keep things
   * @param name tells it from others
   */
  keepsake?(storage: string, name: string): Keepsake;
  /** Loads what writes and reads the formats of other tools; nothing where the platform has no files to write. */
  exchange?(): Promise<Exchange>;
  /** Ends what the host still runs. */
  dispose(): Promise<void>;
}

export interface Keepsake {
  /** Undefined where nothing was kept, or what was cannot be read. */
  read(): Promise<string | undefined>;
  /** Replaces what was kept; what cannot be written is not kept. */
  write(text: string): Promise<void>;
}

/** A folder's articles as a reader wants them read. */
export interface FolderReading {
  /** An address. */
  readonly folder: string;
  readonly choice: Choice;
  /** Lines that are never noise, by their words. */
  readonly keep: readonly string[];
}

/** Hears how an exchange goes on. */
export interface ExchangeListener {
  /** Something was left out or lost, and why. */
  remark(message: string): void;
  /** One more article was read. */
  step(): void;
  /** Ends it with an error. */
  readonly signal: AbortSignal;
}

/** Writes annotations in the formats of other tools, and reads theirs. */
export interface Exchange {
  readonly formats: readonly ExchangeFormat[];
  /**
   * Writes what was found in a folder, as corrected there.
   *
   * @param out the address of a folder, which is made where it is not there
   * @returns how many articles were written
   */
  write(reading: FolderReading, format: string, out: string, listener: ExchangeListener): Promise<number>;
  /**
   * Compares what another tool or a person annotated with what is found in a folder.
   *
   * @param from addresses of files and folders
   * @returns how many articles were read, and how they agree, as a table
   */
  compare(
    reading: FolderReading,
    format: string,
    from: readonly string[],
    listener: ExchangeListener,
  ): Promise<{ readonly articles: number; readonly table: string }>;
  /**
   * Says in corrections what another tool or a person annotated otherwise than is found in a folder; writes nothing.
   *
   * @throws where the folder's file of corrections cannot be read
   */
  propose(
    reading: FolderReading,
    format: string,
    from: readonly string[],
    listener: ExchangeListener,
  ): Promise<Omit<Proposed, 'remarks'>>;
}
