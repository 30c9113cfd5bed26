import type { Tagged } from '../learning/tagger.ts';

/** A name less likely than this is in doubt, and so are the words around it. */
export const DOUBTFUL = 0.95;

/** A name as its sentence alone has it, in places of the document. */
export interface Found extends Tagged {
  /** The token it begins with. */
  readonly token: number;
  /** For each kind of names, how likely exactly this span is one. */
  readonly chances: Float64Array;
  /** How its line is written. */
  readonly lineCase: number;
  /** Where it is not sure which of the words around are a name. */
  readonly doubt: Doubt | undefined;
}

/** A stretch of words that may be divided into names in several ways. */
export interface Doubt {
  /** Its names as the sentence has them, dates and sums left out. */
  readonly found: readonly Found[];
  /** What else may be a name; these overlap those that were found, and each other. */
  readonly others: readonly Found[];
}
