import type { WordClasses } from '../learning/word-classes.ts';
import type { Sums } from './sums.ts';
import { makeWords, type Words } from './words.ts';

/** Words with what the models say to each of them, as far as that was asked. */
export interface KnownWords extends Words {
  /** Whether the word, or one beside it, is a cue: one number, for being one. */
  readonly cueSums: Sums;
  /** What the word, or one beside it, is to a cue: one number a label. */
  readonly argumentSums: Sums;
}

export function makeKnownWords(classes: WordClasses, cueSums: Sums, argumentSums: Sums): KnownWords {
  return { ...makeWords(classes), cueSums, argumentSums };
}
