// Offsets in Unicode code points, which Python and the web annotation model count, beside our UTF-16 code units.

/** Turns the offsets of one text from one unit to the other; each call costs a binary search among the surrogate pairs. */
export interface CodePoints {
  /** The number of code points before an offset in code units; within a pair, before its end. */
  fromUnits(unit: number): number;
  /** The number of code units before an offset in code points. */
  toUnits(point: number): number;
}

/** Lone surrogates count as one code point, as in Python. */
export function codePointsOf(text: string): CodePoints {
  /** The first code unit of every pair. */
  const pairs: number[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) !== 0xd800 || (text.charCodeAt(i + 1) & 0xfc00) !== 0xdc00) continue;
    pairs.push(i);
    i += 1;
  }
  return {
    fromUnits: (unit) => unit - countBelow(pairs, (pair) => pair + 1 < unit),
    toUnits: (point) => point + countBelow(pairs, (pair, before) => pair - before < point),
  };
}

/** How many of an ordered list come before the first one that is not `below`. */
function countBelow(ordered: readonly number[], below: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below(ordered[middle]!, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
