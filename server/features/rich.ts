import type { Position } from '../corpus/model.ts';

/** A place in an article of the corpus. */
export interface Place extends Position {
  readonly uri: string;
}

export interface Part {
  /** Plain text, untrusted: whoever shows it escapes it. */
  readonly text: string;
  readonly style?: 'strong' | 'emphasis' | 'struck';
  /** Where a click leads. */
  readonly target?: Place;
}

export interface Paragraph {
  readonly bullet?: boolean;
  readonly parts: readonly Part[];
}

/** Text with emphasis and links, made by features and rendered where the protocol is known. */
export type Rich = readonly Paragraph[];

export function plain(text: string): Part {
  return { text };
}

export function strong(text: string): Part {
  return { text, style: 'strong' };
}

export function emphasis(text: string): Part {
  return { text, style: 'emphasis' };
}
