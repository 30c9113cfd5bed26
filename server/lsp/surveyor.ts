import type { Corpus } from '../corpus/corpus.ts';
import type { Host } from './host.ts';
import { inTurns } from './turns.ts';

/** Whoever asks waits so long for what is new, in milliseconds; then the last survey has to do. */
const PATIENCE = 150;

/** Changes are gathered so long before all is looked through again, in milliseconds; longer where looking takes long. */
const GATHERED = 600;
const REST = 4;

/** Keeps what is found by looking through the whole corpus, and looks again when that has changed and somebody wants it. */
export interface Surveyor<T> {
  /** The last survey, or the first as soon as it is there. A newer one is begun where the corpus has changed. */
  current(): Promise<T>;
  /** Is there a survey, of now or earlier? */
  isThere(): boolean;
  /** To be told that something may have changed. */
  stale(): void;
}

/**
 * @param look what is done, in steps; the event loop turns between them
 * @param renewed hears of every survey after the first
 */
export function createSurveyor<T extends { readonly version: number }>(
  host: Pick<Host, 'now' | 'pause' | 'after'>,
  corpus: Pick<Corpus, 'version'>,
  look: () => Generator<void, T>,
  renewed: () => void,
): Surveyor<T> {
  let last: T | undefined;
  let cost = 0;
  let running: Promise<T> | undefined;
  let waiting = false;

  async function run(): Promise<T> {
    const begun = host.now();
    const isFirst = last === undefined;
    last = await inTurns(host, look());
    cost = host.now() - begun;
    if (!isFirst) renewed();
    return last;
  }

  function begin(): Promise<T> {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    isThere: () => last !== undefined,
    async current() {
      if (last === undefined) return begin();
      if (last.version === corpus.version) return last;
      const fresh = begin();
      const late = new Promise<T>((resolve) => host.after(PATIENCE, () => resolve(last!)));
      return cost < PATIENCE ? Promise.race([fresh, late]) : last;
    },
    stale() {
      // Nobody has asked yet, or it is about to be looked at anyway.
      if (last === undefined || waiting) return;
      waiting = true;
      host.after(GATHERED + REST * cost, () => {
        waiting = false;
        if (last?.version !== corpus.version) void begin();
      });
    },
  };
}
