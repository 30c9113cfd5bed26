import type { Article, Name } from './name-entries.ts';

/** In how many of some articles names stand: in typed arrays, for thousands of them are at hand. */
export interface Tally {
  of(name: Name): number;
  /** Places in memory, of five bytes each. */
  readonly size: number;
}

/**
 * Counts for some articles in how many of them a name stands.
 *
 * @param articles at most 255: their numbers fit into a byte
 */
export function tallyOf(articles: readonly Article[]): Tally {
  // Open tables with linear probing; 0 is no number of a name.
  let most = 1;
  for (const { names } of articles) most += names.length;
  const wide = 2 ** Math.ceil(Math.log2(2 * most));
  const numbers = new Int32Array(wide);
  const counts = new Uint8Array(wide);
  const last = new Uint8Array(wide);
  let used = 0;
  articles.forEach(({ names }, index) => {
    for (const name of names) {
      if (name === undefined) continue;
      const place = placeOf(numbers, name.number);
      if (numbers[place] === 0) {
        numbers[place] = name.number;
        used += 1;
      }
      // Twice in an article is once.
      if (last[place] === index + 1) continue;
      last[place] = index + 1;
      counts[place]! += 1;
    }
  });
  const size = 2 ** Math.ceil(Math.log2(1.4 * used + 2));
  const kept = { numbers: new Int32Array(size), counts: new Uint8Array(size) };
  numbers.forEach((number, place) => {
    if (number === 0) return;
    const there = placeOf(kept.numbers, number);
    kept.numbers[there] = number;
    kept.counts[there] = counts[place]!;
  });
  return { of: ({ number }) => kept.counts[placeOf(kept.numbers, number)]!, size };
}

/** Where a number stands in a table, or would. */
function placeOf(numbers: Int32Array, number: number): number {
  const mask = numbers.length - 1;
  let place = (Math.imul(number, 0x9e3779b1) >>> 7) & mask;
  while (numbers[place] !== 0 && numbers[place] !== number) place = (place + 1) & mask;
  return place;
}
