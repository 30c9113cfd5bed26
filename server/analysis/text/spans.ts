import type { Span, Token } from '../model.ts';

/** The index of the first of the spans, which are in order and do not overlap, that ends after an offset; in code units. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the first of the spans, which are in order, that begins at an offset or behind it; in code units. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Of tokens, which are asked for most and are many, by themselves: a search through things of several shapes takes three times as long.

/** `firstEndingAfter` of tokens. */
export function tokenEndingAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `firstFrom` of tokens. */
export function tokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of the spans, which are in order and do not overlap, holds an offset; in code units. */
export function isWithin(spans: readonly Span[], offset: number): boolean {
  const span = spans[firstEndingAfter(spans, offset)];
  return span !== undefined && span.start <= offset;
}

/** Does one of the spans, in whatever order, hold all of another? */
export function holds(spans: readonly Span[], { start, end }: Span): boolean {
  for (const span of spans) if (span.start <= start && end <= span.end) return true;
  return false;
}
