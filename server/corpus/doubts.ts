import type { Digest } from './digest.ts';
import { isTelling } from './digest.ts';
import type { ArticleNoise } from './scored-lines.ts';

/**
 * What stands in lines that no article alone shows to be boilerplate, but that all articles together may: it counts for the corpus
 * only as long as they do not.
 */
export interface Doubts {
  add(uri: string, digest: Digest): void;
  remove(uri: string): void;
  /** To be told of every change. */
  changed(): void;
  /** How many mentions of an article's entity stand in boilerplate. */
  mentionsInNoise(uri: string, local: number): number;
  /** Whether a mention or quotation that begins here stands in boilerplate. */
  isInNoise(uri: string, start: number): boolean;
}

/** @param noiseOf the boilerplate of an article, judged with all others */
export function createDoubts(noiseOf: (uri: string) => readonly ArticleNoise[]): Doubts {
  /** Few articles have any. */
  const doubtful = new Map<string, Digest['doubtful']>();
  /** What of it is in noise, until the next change. */
  const judged = new Map<string, Digest['doubtful']>();

  function inNoise(uri: string): Digest['doubtful'] {
    const all = doubtful.get(uri);
    if (all === undefined) return NOTHING;
    const known = judged.get(uri);
    if (known !== undefined) return known;
    const noise = noiseOf(uri).filter(({ kind }) => !isTelling(kind));
    const found = all.filter(({ start }) => noise.some((span) => span.start <= start && start < span.end));
    judged.set(uri, found);
    return found;
  }

  return {
    add(uri, digest) {
      const all = digest.doubtful;
      if (all.length > 0) doubtful.set(uri, all);
    },
    remove(uri) {
      doubtful.delete(uri);
    },
    changed() {
      judged.clear();
    },
    mentionsInNoise: (uri, local) => inNoise(uri).reduce((sum, one) => sum + (one.entity === local ? 1 : 0), 0),
    isInNoise: (uri, from) => inNoise(uri).some(({ start }) => start === from),
  };
}

const NOTHING: Digest['doubtful'] = [];
