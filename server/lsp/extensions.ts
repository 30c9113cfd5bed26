// What this server and its clients agree on beyond the protocol.

import { NAME_KINDS } from '../analysis/model.ts';

/** Commands that an editor may carry out; they are offered only to one that says it can, in `initializationOptions.commands`. */
export const COMMANDS = {
  /** `[uri, position, locations]`: shows places beside a position. */
  showReferences: 'marginalia.showReferences',
  /** `[words, uri]`: adds a line's words to the setting `marginalia.noise.keep`; for articles in no open folder. */
  keepLine: 'marginalia.keepLine',
  /** `[uri, position]`: asks whom the name at a position is the same as, and corrects it so. */
  sameAs: 'marginalia.sameAs',
  /** `[uri, position]`: asks whom the name at a position is not, and corrects it so. */
  differentFrom: 'marginalia.differentFrom',
  /** `[uri, position]`: asks who said what stands at a position, and corrects it so. */
  speaker: 'marginalia.speaker',
  /** `[]` or `[address of a folder]`: shows what would go, and removes what is confirmed; see `CLEAN_FOLDER`. */
  cleanFolder: 'marginalia.cleanFolder',
} as const;

/** Tells an editor that the open folders have been read; `stopped` where somebody stopped it. */
export const INDEXED = 'marginalia/indexed';
export interface Indexed {
  /** How many articles the corpus holds now. */
  readonly articles: number;
  readonly stopped: boolean;
  /** Files that could not be read; the output tells why. */
  readonly unread: number;
}

/** Asks where the next quotation of whoever speaks or is named at a position stands, or the one before it. */
export const NEXT_QUOTATION = 'marginalia/nextQuotation';
export interface NextQuotationParams {
  readonly textDocument: { readonly uri: string };
  readonly position: PlainPosition;
  readonly direction: 'next' | 'previous';
}

/** Asks for all quotations of the corpus, by speaker: what a side view shows. */
export const QUOTATIONS = 'marginalia/quotations';
export interface SpeakerQuotations {
  /** The speaker's name. */
  readonly speaker: string;
  readonly quotations: readonly {
    readonly words: string;
    readonly title: string;
    /** Of the article, where it has one; ISO 8601, to the day. */
    readonly date?: string;
    readonly location: {
      readonly uri: string;
      readonly range: PlainRange;
    };
  }[];
}
interface PlainRange {
  readonly start: PlainPosition;
  readonly end: PlainPosition;
}
interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/** Asks for what marks a stretch of an article as a name, or as none, in the file of corrections: a `WorkspaceEdit`, or null. */
export const MARK = 'marginalia/mark';
/** What words may be marked as. */
export const MARKS = [...NAME_KINDS, 'nothing'] as const;
export interface MarkParams {
  readonly textDocument: { readonly uri: string };
  readonly range: PlainRange;
  readonly is: (typeof MARKS)[number];
  /** In every article, wherever the same words stand. */
  readonly everywhere: boolean;
}

/** Asks what may be chosen of what stands at a position: `Choices`, or null where nothing of the kind stands there. */
export const CHOICES = 'marginalia/choices';
export interface ChoicesParams {
  readonly textDocument: { readonly uri: string };
  readonly position: PlainPosition;
  readonly about: 'same' | 'different' | 'speaker';
  /** What a reader has typed to find it. */
  readonly query: string;
}
export interface Choices {
  /** The words that it is about. */
  readonly subject: string;
  readonly choices: readonly {
    readonly label: string;
    readonly description: string;
    readonly detail?: string;
    /** How far the choice may reach, the farthest first. */
    readonly ways: readonly { readonly label: string; readonly corrections: unknown }[];
  }[];
}

/** Asks for what writes the corrections of a chosen way to the file of corrections: a `WorkspaceEdit`, or null. */
export const CORRECT = 'marginalia/correct';
export interface CorrectParams {
  readonly textDocument: { readonly uri: string };
  readonly corrections: unknown;
}

/** Asks which formats annotations may be written in and read from: `ExchangeFormat[]`, none where there are no files. */
export const FORMATS = 'marginalia/formats';
export interface ExchangeFormat {
  readonly name: string;
  readonly title: string;
  /** What it counts when it says where something stands. */
  readonly offsets: string;
  /** What of an annotation it has no place for. */
  readonly loses?: string;
  readonly isRead: boolean;
}

/** Writes the annotations of a folder, as corrected there, in a format: `Exported`. */
export const EXPORT = 'marginalia/export';
export interface ExportParams {
  /** Addresses; `out` is a folder. */
  readonly folder: string;
  readonly out: string;
  readonly format: string;
}
export interface Exported {
  readonly articles: number;
  /** What was left out or lost, and why. */
  readonly remarks: readonly string[];
}

/** Compares what somebody else annotated with what is found in a folder: `Compared`. */
export const COMPARE = 'marginalia/compare';
export interface CompareParams {
  readonly folder: string;
  /** Addresses of files and folders. */
  readonly from: readonly string[];
  readonly format: string;
}
export interface Compared extends Exported {
  /** Figures of agreement, in columns. */
  readonly table: string;
}

/** Asks what somebody else annotated otherwise than is found in a folder, as corrections: `Proposed`. Takes what `COMPARE` does. */
export const PROPOSE = 'marginalia/propose';
export interface Proposed extends Compared {
  /** For `CORRECT`: what the folder's file does not say yet. */
  readonly corrections: readonly unknown[];
  /** How many of what there are, in words. */
  readonly counted: string;
  /** The items as they are written. */
  readonly preview: string;
}

/** Asks for the name that the tagger is least sure of: a `Review`, or null where there is none left. */
export const REVIEW = 'marginalia/review';
export interface ReviewParams {
  /** Where to begin: the address of an article. */
  readonly from?: string;
  /** Keys of names that are not to be asked about any more. */
  readonly skipped: readonly string[];
}
export interface Review {
  /** Stays the same while the article does. */
  readonly key: string;
  readonly uri: string;
  readonly range: PlainRange;
  readonly words: string;
  readonly kind: (typeof NAME_KINDS)[number];
  /** From 0 to 1. */
  readonly confidence: number;
  /** How many such names are known, of the articles that were looked at so far, of all. */
  readonly left: number;
  readonly looked: number;
  readonly articles: number;
}

/** Asks how the tagger did where somebody has decided: `Scored`. */
export const SCORE = 'marginalia/score';
export interface Scored {
  /** How many names were decided. */
  readonly decided: number;
  /** Figures by kind, in columns. */
  readonly table: string;
}

/** Asks for the edit that takes the noise out of all articles, or of those below a folder, each cut to be confirmed. */
export const CLEAN_FOLDER = 'marginalia/cleanFolder';
export interface CleanFolderParams {
  /** The address of a folder; without it all open folders are meant. */
  readonly folder?: string;
}
export interface CleanFolderResult<Edit> {
  /** A `WorkspaceEdit` with change annotations, or null where there is no noise. */
  readonly edit: Edit | null;
  /** Closed articles with noise that an editor would write in another encoding than theirs: they are left alone. */
  readonly leftAlone: number;
}

/**
 * What the server asks the editor for where files are not on the machine's own disks: in the browser, or in a virtual
 * workspace. Answered by an editor that can; others answer that they do not know the request.
 */
export const READ_FOLDER = 'marginalia/readFolder';
/** Of a folder's address: everything that lies in it. */
export type ReadFolderResult = readonly { readonly name: string; readonly uri: string; readonly isFolder: boolean }[];
export const STAT_FILES = 'marginalia/statFiles';
/** Of addresses, in their order: how the files stand, null for what is gone or no file. Size in bytes, time in milliseconds since 1970. */
export type StatFilesResult = readonly ({ readonly size: number; readonly modified: number } | null)[];
export const READ_FILE = 'marginalia/readFile';
export interface ReadFileParams {
  readonly uri: string;
  /** Of a file larger than this, in bytes, only its state is wanted. */
  readonly limit: number;
}
/** Null where there is no file. Otherwise its state, as above, and its bytes, each as the character with its code. */
export type ReadFileResult = { readonly size: number; readonly modified: number; readonly codes: string | null } | null;
