// What this server and its clients agree on beyond the protocol.

import { NAME_KINDS } from '../analysis/model.ts';

/** Commands that an editor may carry out; they are offered only to one that says it can, in `initializationOptions.commands`. */
export const COMMANDS = {
  /** `[uri, position, locations]`: shows places beside a position. */
  showReferences: 'marginalia.showReferences',
  /** `[words, uri]`: adds a line's words to the setting `marginalia.noise.keep`. */
  keepLine: 'marginalia.keepLine',
} as const;

/** Tells an editor that the open folders have been read; `stopped` where somebody stopped it. */
export const INDEXED = 'marginalia/indexed';
export interface Indexed {
  /** How many articles the corpus holds now. */
  readonly articles: number;
  readonly stopped: boolean;
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
