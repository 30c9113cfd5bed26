import { createChains } from './chains.ts';
import { each, type Few, withOne, withoutOne } from './few.ts';
import type { Saying, Sketch } from './shingles.ts';

/** Where words are quoted. */
export interface Quoted {
  readonly uri: string;
  /** Index into the quotations of the article's digest. */
  readonly quotation: number;
}

/** What is quoted where, in all articles; kept up as they come, change and go, at the cost of what the article quotes. */
export interface Sayings {
  add(uri: string, sayings: readonly Saying[]): void;
  /** Will be entered by `settle`: nothing is near them until then. */
  addLater(uri: string, article: { readonly sayings: readonly Saying[] }): void;
  /** Enters what was to be added later, in steps. */
  settle(): Generator<void, void>;
  /** Takes back what was added with the same words. */
  remove(uri: string, sayings: readonly Saying[]): void;
  /** Where the same words may be quoted, or some of them, or other versions of them: to be compared word by word. */
  near(saying: Sketch): readonly Quoted[];
}

/** A run of words that stands in more different quotations than this tells none of them from others. */
const MOST_SHARED = 64;

/** Two quotations are compared where they share so much of the shingles of the shorter one. */
const LEAST_SHARED = 0.25;

export function createSayings(): Sayings {
  /** By the words: what is quoted in the same words is one saying, however many articles have it. */
  const numbers = new Map<number, number>();
  const places: Few<Quoted>[] = [];
  const sizes: number[] = [];
  const free: number[] = [];
  const byShingle = createChains();

  const waiting = new Map<string, { readonly sayings: readonly Saying[] }>();

  function add(uri: string, sayings: readonly Saying[]): void {
    for (const { key, shingles, quotation } of sayings) {
      let number = numbers.get(key);
      if (number === undefined) {
        number = free.pop() ?? places.length;
        numbers.set(key, number);
        sizes[number] = shingles.length;
        for (const shingle of shingles) byShingle.add(shingle, number);
      }
      places[number] = withOne(places[number], { uri, quotation });
    }
  }

  return {
    add,
    addLater(uri, article) {
      waiting.set(uri, article);
    },
    *settle() {
      for (const [uri, { sayings }] of waiting) {
        add(uri, sayings);
        waiting.delete(uri);
        yield;
      }
    },
    remove(uri, sayings) {
      if (waiting.delete(uri)) return;
      for (const { key, shingles, quotation } of sayings) {
        const number = numbers.get(key);
        if (number === undefined) continue;
        for (const place of each(places[number])) {
          if (place.uri !== uri || place.quotation !== quotation) continue;
          places[number] = withoutOne(places[number], place);
          break;
        }
        if (places[number] !== undefined) continue;
        numbers.delete(key);
        free.push(number);
        for (const shingle of shingles) byShingle.remove(shingle, number);
      }
    },
    near({ key, shingles }) {
      const shared = new Map<number, number>();
      let usable = 0;
      for (const shingle of shingles) {
        const holders = byShingle.of(shingle, MOST_SHARED);
        if (holders === undefined) continue;
        usable += 1;
        for (const number of holders) shared.set(number, (shared.get(number) ?? 0) + 1);
      }
      const same = numbers.get(key);
      if (same !== undefined) shared.set(same, shingles.length);
      const found: Quoted[] = [];
      for (const [number, count] of shared) {
        if (count < LEAST_SHARED * Math.min(usable, sizes[number]!)) continue;
        for (const place of each(places[number])) found.push(place);
      }
      return found;
    },
  };
}
