// What this server and its clients agree on beyond the protocol.

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
