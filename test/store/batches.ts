import type { StoredArticle } from '../../server/store/store.ts';
import { digest } from '../corpus/digests.ts';

/** Articles in a batch; a batch is kept whole or not at all. */
export const BATCH = 5;

/** The articles of a batch, of different lengths. */
export function batchOf(batch: number): StoredArticle[] {
  return Array.from({ length: BATCH }, (_, index) => {
    const number = BATCH * batch + index;
    const names = Array.from(
      { length: 1 + (number % 40) },
      (_, name) => ['person', `Ann Field ${number} ${name}`] as const,
    );
    return {
      uri: `file:///${number}.article`,
      size: number,
      modified: number,
      hash: `${number}`,
      analysedWith: '',
      digest: digest('2025-02-01', names),
    };
  });
}
