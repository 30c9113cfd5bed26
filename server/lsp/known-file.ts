import type { Options } from '../analysis/analyze.ts';
import { hashText } from '../analysis/learning/hashing.ts';
import type { FileState } from '../store/store.ts';

/** How a file stood when it was analysed, and what it was analysed with. */
export interface KnownFile extends FileState {
  /** The name of the options, as `nameOf` gives it. */
  readonly analysedWith: string;
  /** What a reader should know of how it was read. */
  readonly remark?: string;
}

/** Names options: the same text for the same options. */
export function nameOf({ keep = [], rules = [] }: Options): string {
  if (keep.length === 0 && rules.length === 0) return '';
  const said = JSON.stringify([keep, rules]);
  return [1, 2].map((seed) => (hashText(said, seed) >>> 0).toString(36)).join(' ');
}
