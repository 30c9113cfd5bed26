// The labels of a sequence tagger, one a token (BIOES): 0 is outside; kind `k` has four labels from 1 + 4k on, for the first
// token of a span, one within it, the last, and a span of a single token.

export const OUTSIDE = 0;
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;

export function labelOf(kind: number, place: number): number {
  return 1 + 4 * kind + place;
}

/** The kind of a label that is not outside. */
export function kindOf(label: number): number {
  return (label - 1) >> 2;
}

/** BEGIN, INSIDE, END or SINGLE, of a label that is not outside. */
export function placeOf(label: number): number {
  return (label - 1) & 3;
}

/** How many labels there are for so many kinds. */
export function labelCount(kinds: number): number {
  return 1 + 4 * kinds;
}
