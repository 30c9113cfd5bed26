import type { Memento } from 'vscode';

/** Names that somebody left for later, so that the next review goes on behind them. */
export interface LeftForLater {
  keys(): readonly string[];
  add(key: string): Promise<void>;
  remove(key: string): Promise<void>;
}

const LATER = 'review.later';

/** So many are remembered, the last ones. */
const MOST = 2_000;

export function createLeftForLater(memory: Memento): LeftForLater {
  const keys = (): readonly string[] => memory.get<readonly string[]>(LATER, []);
  return {
    keys,
    async add(key) {
      await memory.update(LATER, [...keys(), key].slice(-MOST));
    },
    async remove(key) {
      await memory.update(
        LATER,
        keys().filter((other) => other !== key),
      );
    },
  };
}
