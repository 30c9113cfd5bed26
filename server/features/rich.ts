/** A place in an article, counted as the Language Server Protocol does: from zero, in UTF-16 code units. */
export interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

export interface Part {
  /** Plain text, untrusted: whoever shows it escapes it. */
  readonly text: string;
  readonly style?: 'strong' | 'emphasis';
  /** Where a click leads. */
  readonly target?: Place;
}

export interface Paragraph {
  readonly bullet?: boolean;
  readonly parts: readonly Part[];
}

/** Text with emphasis and links, made by features and rendered where the protocol is known. */
export type Rich = readonly Paragraph[];
