import type { Span } from '../analysis/model.ts';
import { isTelling, type SpokenWord } from './spoken-words.ts';

/** A place where two versions of a quotation differ: the words of each, as ranges of its words; one of them may be empty. */
export interface Difference {
  readonly here: Span;
  readonly there: Span;
}

/** The part of two quotations that is the same, but for its differences. */
export interface Alignment {
  /** Ranges of words. */
  readonly here: Span;
  readonly there: Span;
  /** In order; none where the words are the same but for what each leaves out. */
  readonly differences: readonly Difference[];
  /** How many words are the same, and how many of them tell something by themselves. */
  readonly same: number;
  readonly telling: number;
}

/** Later words of a quotation are not compared. */
const MOST_WORDS = 300;

const TELLING = 3;
const COMMON = 1;
const CHANGED = -2;
const ADDED = -1;

/** The last step of the best alignment that ends in a place: none, a pair of words, or a word that only one of both has. */
const NONE = 0;
const PAIR = 1;
const ONLY_HERE = 2;
const ONLY_THERE = 3;

/**
 * Finds the words that two quotations have in common, in their order: the best local alignment (Smith and Waterman 1981), in which
 * words may be missing for nothing where an ellipsis, a bracket or an interruption says so. Costs the product of their lengths,
 * which are cut to 300 words.
 */
export function align(here: readonly SpokenWord[], there: readonly SpokenWord[]): Alignment | undefined {
  const [rows, columns] = [Math.min(here.length, MOST_WORDS), Math.min(there.length, MOST_WORDS)];
  const width = columns + 1;
  const scores = new Int32Array((rows + 1) * width);
  const steps = new Uint8Array((rows + 1) * width);
  let best = 0;
  for (let i = 1; i <= rows; i++) {
    const { word, isEditorial } = here[i - 1]!;
    const worth = isTelling(word) ? TELLING : COMMON;
    for (let j = 1; j <= columns; j++) {
      const other = there[j - 1]!;
      const at = i * width + j;
      const changed = isEditorial || other.isEditorial ? 0 : CHANGED;
      let step = PAIR;
      let score = scores[at - width - 1]! + (word === other.word ? worth : changed);
      const onlyHere = scores[at - width]! + (isEditorial || there[j]?.isAfterGap === true ? 0 : ADDED);
      if (onlyHere > score) [score, step] = [onlyHere, ONLY_HERE];
      const onlyThere = scores[at - 1]! + (other.isEditorial || here[i]?.isAfterGap === true ? 0 : ADDED);
      if (onlyThere > score) [score, step] = [onlyThere, ONLY_THERE];
      if (score <= 0) continue;
      scores[at] = score;
      steps[at] = step;
      if (score > scores[best]!) best = at;
    }
  }
  return best === 0 ? undefined : follow(here, there, steps, best, width);
}

/** Follows the steps back from where the best alignment ends. */
function follow(
  here: readonly SpokenWord[],
  there: readonly SpokenWord[],
  steps: Uint8Array,
  end: number,
  width: number,
): Alignment {
  const differences: Difference[] = [];
  let [i, j] = [Math.floor(end / width), end % width];
  /** Where the words behind the current difference begin. */
  let [afterHere, afterThere] = [i, j];
  const last = { here: i, there: j };
  let same = 0;
  let telling = 0;
  const close = (): void => {
    if (i === afterHere && j === afterThere) return;
    const difference = { here: { start: i, end: afterHere }, there: { start: j, end: afterThere } };
    if (isHeard(difference, here, there)) differences.unshift(difference);
  };
  for (let step = steps[end]!; step !== NONE; step = steps[i * width + j]!) {
    if (step === PAIR && here[i - 1]!.word === there[j - 1]!.word) {
      close();
      same += 1;
      if (isTelling(here[i - 1]!.word)) telling += 1;
      [i, j] = [i - 1, j - 1];
      [afterHere, afterThere] = [i, j];
    } else {
      if (step !== ONLY_THERE) i -= 1;
      if (step !== ONLY_HERE) j -= 1;
    }
  }
  return { here: { start: i, end: last.here }, there: { start: j, end: last.there }, differences, same, telling };
}

/** Words that may be dropped, or put in, by anybody who writes down what he hears. */
const FILLERS = new Set('ah and but er hm i know like mean oh okay so that uh um well you'.split(' '));

/** Would somebody who listens notice it, and is it not told by a bracket or an ellipsis? */
function isHeard({ here, there }: Difference, ours: readonly SpokenWord[], theirs: readonly SpokenWord[]): boolean {
  const [said, other] = [ours.slice(here.start, here.end), theirs.slice(there.start, there.end)];
  if (said.some(({ isEditorial }) => isEditorial) || other.some(({ isEditorial }) => isEditorial)) return false;
  if (other.length === 0 && theirs[there.start]?.isAfterGap === true) return false;
  if (said.length === 0 && ours[here.start]?.isAfterGap === true) return false;
  return sound(said) !== sound(other) && sound(said.filter(isMeant)) !== sound(other.filter(isMeant));
}

function isMeant({ word }: SpokenWord): boolean {
  return !FILLERS.has(word);
}

/** The same for what is only written otherwise: "health care", "healthcare"; "organise", "organize"; "labour", "labor". */
function sound(words: readonly SpokenWord[]): string {
  return words
    .map(({ word }) =>
      word
        .replace(/is(?=(?:e[drs]?|ing|ations?)$)/, 'iz')
        .replace('our', 'or')
        .replace('ll', 'l')
        .replace(/tre$/, 'ter'),
    )
    .join('');
}
