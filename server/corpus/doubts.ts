import { isTelling } from './digest.ts';
import { DOUBTFUL_STRIDE, type Gist } from './gist.ts';
import type { ArticleNoise } from './scored-lines.ts';

/**
 * What stands in lines that no article alone shows to be boilerplate, but that all articles together may: it counts for the corpus
 * only as long as they do not.
 */
export interface Doubts {
  add(uri: string, gist: Pick<Gist, 'doubtful' | 'fingerprints'>): void;
  remove(uri: string): void;
  /** To be told when articles bring lines or take them away. */
  changed(): void;
  /** How many mentions of an article's entity stand in boilerplate. */
  mentionsInNoise(uri: string, local: number): number;
  /** Whether a mention or quotation that begins here stands in boilerplate. */
  isInNoise(uri: string, start: number): boolean;
}

/** In so many articles a line stands that may be held for boilerplate because of it: in the one, and at least two others. */
const REPEATED = 3;

interface Doubted {
  /** Pairs of where something begins and its entity, or −1. */
  readonly things: Int32Array;
  /** Of the lines in which they stand. */
  readonly fingerprints: readonly number[];
}

/**
 * @param seen in how many articles a line stands, by its fingerprint
 * @param noiseOf the boilerplate of an article, judged with all others
 */
export function createDoubts(
  seen: (fingerprint: number) => number,
  noiseOf: (uri: string) => readonly ArticleNoise[],
): Doubts {
  const doubtful = new Map<string, Doubted>();
  /** What of it is in noise, until the next change. */
  const judged = new Map<string, Int32Array>();

  function inNoise(uri: string): Int32Array {
    const all = doubtful.get(uri);
    if (all === undefined) return NOTHING;
    const known = judged.get(uri);
    if (known !== undefined) return known;
    // Most lines stand nowhere else: their article need not be read for it.
    const mayBe = all.fingerprints.some((fingerprint) => seen(fingerprint) >= REPEATED);
    const found = mayBe ? amongNoise(all.things, noiseOf(uri)) : NOTHING;
    judged.set(uri, found);
    return found;
  }

  return {
    add(uri, { doubtful: all, fingerprints }) {
      if (all.length === 0) return;
      const things: number[] = [];
      const lines = new Set<number>();
      for (let i = 0; i < all.length; i += DOUBTFUL_STRIDE) {
        things.push(all[i]!, all[i + 1]!);
        lines.add(fingerprints[all[i + 2]!] ?? 0);
      }
      doubtful.set(uri, { things: Int32Array.from(things), fingerprints: [...lines] });
    },
    remove(uri) {
      doubtful.delete(uri);
    },
    changed() {
      judged.clear();
    },
    mentionsInNoise(uri, local) {
      const found = inNoise(uri);
      let count = 0;
      for (let i = 1; i < found.length; i += 2) if (found[i] === local) count += 1;
      return count;
    },
    isInNoise(uri, start) {
      const found = inNoise(uri);
      for (let i = 0; i < found.length; i += 2) if (found[i] === start) return true;
      return false;
    },
  };
}

function amongNoise(things: Int32Array, all: readonly ArticleNoise[]): Int32Array {
  const noise = all.filter(({ kind }) => !isTelling(kind));
  const found: number[] = [];
  for (let i = 0; i < things.length; i += 2) {
    const start = things[i]!;
    if (noise.some((span) => span.start <= start && start < span.end)) found.push(start, things[i + 1]!);
  }
  return Int32Array.from(found);
}

const NOTHING = new Int32Array();
