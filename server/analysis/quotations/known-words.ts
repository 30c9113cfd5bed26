import { LANES } from '../learning/lanes.ts';
import type { Vocabulary } from '../learning/vocabulary.ts';
import type { WordClasses } from '../learning/word-classes.ts';
import { ARGUMENT_VIEWS } from './argument-features.ts';
import { CUE_VIEWS } from './cue-features.ts';
import { keepSums, makeSums, NOT_SUMMED, type Sums } from './sums.ts';
import { keptWords, makeWords, type Words } from './words.ts';

/** Words with what the models say to each of them, as far as that was asked. */
export interface KnownWords extends Words {
  /** Whether the word is a cue by itself: one number, for being one. Most words are asked for nothing else. */
  readonly ownCueSums: Sums;
  /** The same of the words beside it. */
  readonly cueSums: Sums;
  /** What the word, or one beside it, is to a cue: one number a label. */
  readonly argumentSums: Sums;
}

/** What nobody knows anything of yet. */
export function noWords(classes: WordClasses, vocabulary: Vocabulary): KnownWords {
  return knownWords(makeWords(classes, vocabulary));
}

function knownWords(words: Words): KnownWords {
  return {
    ...words,
    ownCueSums: makeSums(1, 1, NOT_SUMMED),
    cueSums: makeSums(CUE_VIEWS, 1, NOT_SUMMED),
    argumentSums: makeSums(ARGUMENT_VIEWS, LANES),
  };
}

/** What is known of the words that the next vocabulary keeps. */
export function keptOf(earlier: KnownWords, vocabulary: Vocabulary): KnownWords {
  if (vocabulary.generation !== earlier.vocabulary.generation + 1) return noWords(earlier.classes, vocabulary);
  const { words, had } = keptWords(earlier, vocabulary);
  const known = knownWords(words);
  keepSums(earlier.ownCueSums, had, known.ownCueSums);
  keepSums(earlier.cueSums, had, known.cueSums);
  keepSums(earlier.argumentSums, had, known.argumentSums);
  return known;
}
