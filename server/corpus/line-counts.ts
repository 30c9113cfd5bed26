import type { Witness } from '../analysis/model.ts';
import { doubles, growingDoubles, growingIntegers, integers, type NamedColumn, type Snapshot } from './snapshot.ts';

/** In how many articles and sources lines stand, by their fingerprints; kept up as articles come, change and go. */
export interface LineCounts {
  /** Counts an article's lines; each fingerprint once, however often it stands there. 0 is nobody's fingerprint. */
  add(source: string, fingerprints: Iterable<number>): void;
  /** Takes back what `add` was told with the same words. */
  remove(source: string, fingerprints: Iterable<number>): void;
  /** In how many articles a line stands. */
  articles(fingerprint: number): number;
  /** What other articles know of the lines of one that was added with these words. */
  witness(source: string, fingerprints: Iterable<number>): Witness;
  /** All counts, in columns, in steps: nothing may change meanwhile. */
  columns(): Generator<void, readonly NamedColumn[]>;
}

const NOBODY = { articles: 0, sources: 0 } as const;

/** The counts of a snapshot, in steps. */
export function* lineCountsFrom(snapshot: Snapshot): Generator<void, LineCounts> {
  const counters: Counters = { articles: createCounter(), sources: createCounter(), within: createCounter() };
  for (const [of, counter] of Object.entries(counters)) {
    const counts = integers(snapshot, `${of} counts`);
    const keys = doubles(snapshot, `${of} keys`);
    counter.reserve(keys.length);
    for (let i = 0; i < keys.length; i++) {
      counter.change(keys[i]!, counts[i]!);
      if (i % STEP === 0) yield;
    }
  }
  return createLineCounts(counters);
}

interface Counters {
  /** Fingerprint to articles. */
  readonly articles: Counter;
  /** Fingerprint to sources. */
  readonly sources: Counter;
  /** Fingerprint within a source to articles. */
  readonly within: Counter;
}

/** Counts that are written or read in one step. */
const STEP = 10_000;

export function createLineCounts(
  counters: Counters = { articles: createCounter(), sources: createCounter(), within: createCounter() },
): LineCounts {
  const { articles, sources, within } = counters;

  function change(source: string, fingerprints: Iterable<number>, by: 1 | -1): void {
    const salt = saltOf(source);
    const sorted = Float64Array.from(fingerprints).sort();
    for (let i = 0; i < sorted.length; i++) {
      const fingerprint = sorted[i]!;
      if (fingerprint === 0 || fingerprint === sorted[i - 1]) continue;
      articles.change(fingerprint, by);
      const there = within.change(mixed(fingerprint, salt), by);
      if (there === (by === 1 ? 1 : 0)) sources.change(fingerprint, by);
    }
  }

  return {
    add: (source, fingerprints) => change(source, fingerprints, 1),
    remove: (source, fingerprints) => change(source, fingerprints, -1),
    articles: articles.get,
    witness(source, fingerprints) {
      const own = new Set(fingerprints);
      const salt = saltOf(source);
      return (fingerprint) => {
        if (fingerprint === 0) return NOBODY;
        const seen = articles.get(fingerprint);
        if (!own.has(fingerprint)) return { articles: seen, sources: sources.get(fingerprint) };
        const onlyHere = within.get(mixed(fingerprint, salt)) === 1;
        return { articles: seen - 1, sources: sources.get(fingerprint) - (onlyHere ? 1 : 0) };
      };
    },
    *columns() {
      const columns: NamedColumn[] = [];
      for (const [of, counter] of Object.entries(counters)) {
        const [keys, counts] = [growingDoubles(), growingIntegers()];
        for (const [key, count] of counter.all()) {
          keys.push(key);
          counts.push(count);
          if (keys.length % STEP === 0) yield;
        }
        columns.push([`${of} keys`, keys.done()], [`${of} counts`, counts.done()]);
      }
      return columns;
    },
  };
}

interface Counter {
  get(key: number): number;
  /** The count after the change. */
  change(key: number, by: number): number;
  /** Makes room for so many keys. */
  reserve(size: number): void;
  /** Every key with a count, and its count. */
  all(): Iterable<readonly [key: number, count: number]>;
}

/**
 * Counts of whole numbers from 1 to 2^53 - 1 in an open table with linear probing: 12 bytes a place, where a Map takes about 50.
 * Keys whose count fell to nothing stay until the table grows.
 */
function createCounter(): Counter {
  let keys = new Float64Array(1024);
  let counts = new Uint32Array(1024);
  let used = 0;

  function placeOf(key: number): number {
    const mask = keys.length - 1;
    let place = (Math.imul((key % 4294967296) | 0, 0x9e3779b1) ^ ((key / 4294967296) | 0)) & mask;
    while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & mask;
    return place;
  }

  function grow(): void {
    let alive = 0;
    for (const count of counts) if (count > 0) alive += 1;
    resize(alive * 4 > keys.length ? keys.length * 2 : keys.length, alive);
  }

  function resize(size: number, alive: number): void {
    const [oldKeys, oldCounts] = [keys, counts];
    keys = new Float64Array(size);
    counts = new Uint32Array(size);
    used = alive;
    for (let old = 0; old < oldKeys.length; old++) {
      if (oldCounts[old] === 0) continue;
      const place = placeOf(oldKeys[old]!);
      keys[place] = oldKeys[old]!;
      counts[place] = oldCounts[old]!;
    }
  }

  return {
    get: (key) => counts[placeOf(key)]!,
    change(key, by) {
      let place = placeOf(key);
      if (keys[place] === 0) {
        if (by < 0) return 0;
        used += 1;
        if (used * 3 > keys.length * 2) {
          grow();
          used += 1;
          place = placeOf(key);
        }
        keys[place] = key;
      }
      counts[place] = Math.max(0, counts[place]! + by);
      return counts[place]!;
    },
    reserve(size) {
      if (used === 0) resize(Math.max(keys.length, 2 ** Math.ceil(Math.log2(2 * size + 1))), 0);
    },
    *all() {
      for (let place = 0; place < keys.length; place++)
        if (counts[place]! > 0) yield [keys[place]!, counts[place]!] as const;
    },
  };
}

/** FNV-1a over a source's name. */
function saltOf(source: string): number {
  let salt = 0x811c9dc5;
  for (let i = 0; i < source.length; i++) salt = Math.imul(salt ^ source.charCodeAt(i), 0x01000193);
  return salt >>> 0;
}

/** A fingerprint and a source as one key. */
function mixed(fingerprint: number, salt: number): number {
  const low = Math.imul(((fingerprint % 4294967296) | 0) ^ salt, 0x85ebca6b) >>> 0;
  const high = (Math.imul(((fingerprint / 4294967296) | 0) + salt, 0xc2b2ae35) >>> 0) & 0x1fffff;
  return high * 4294967296 + low || 1;
}
