/** What a line can be to an article. An article comes in this order, with lines `inside` it that are none of its own. */
export const ROLES = ['text', 'before', 'inside', 'after', 'headline'] as const;
export const TEXT = 0;
export const BEFORE = 1;
export const INSIDE = 2;
export const AFTER = 3;
export const HEADLINE = 4;
const COUNT = ROLES.length;

/** How much likelier a role follows another than it comes anyway: factors; the row after the last is for the first line. */
export type Transitions = Float32Array;

/** How much what a line is told by itself counts, beside how likely roles follow each other. */
const EMISSION = 0.5;
/** How much the usual share of a role, which is part of both, is taken out again. */
const TRANSITION = 0.3;
/** The factor of what cannot be. */
const NEVER = 1e-13;
/**
 * … and of an article that goes on after what looked like its end, in texts that are hardly more than it: there its last paragraphs
 * follow a box or a list as often as those of others do. Found on folds; a whole page seldom goes back.
 */
const GOES_ON = 1e-2;

/** May role `b` follow role `a`? Nothing but noise stands after an article's end, no headline within it. */
function follows(a: number, b: number): boolean {
  switch (a) {
    case AFTER:
      return b === AFTER;
    case TEXT:
    case INSIDE:
      return b === TEXT || b === INSIDE || b === AFTER;
    case BEFORE:
    case HEADLINE:
      return b !== INSIDE && b !== AFTER && !(a === HEADLINE && b === HEADLINE);
    default:
      return b === TEXT || b === BEFORE || b === HEADLINE;
  }
}

/**
 * Counts of what followed what, turned to transitions as `decode` uses them.
 *
 * @param counts how often role `b` followed role `a`, at `a * ROLES.length + b`; the last row for first lines
 * @param mayGoOn whether the article may go on after what looked like its end
 */
export function transitionsFrom(counts: Float64Array, mayGoOn = false): Transitions {
  const totals = new Float64Array(COUNT);
  for (let i = 0; i < counts.length; i++) totals[i % COUNT]! += counts[i]!;
  const all = totals.reduce((a, b) => a + b);
  const transitions = new Float32Array(counts.length);
  for (let a = 0; a <= COUNT; a++) {
    const row = counts.subarray(a * COUNT, (a + 1) * COUNT);
    const total = row.reduce((sum, count) => sum + count, 0);
    for (let b = 0; b < COUNT; b++) {
      const often = Math.log((row[b]! + 1) / (total + COUNT)) - Math.log((totals[b]! + 1) / (all + COUNT));
      transitions[a * COUNT + b] = follows(a, b) ? Math.exp(TRANSITION * often) : NEVER;
    }
  }
  if (mayGoOn) transitions[AFTER * COUNT + TEXT] = GOES_ON;
  return transitions;
}

/**
 * Decides the roles of all lines together: the forward-backward algorithm over the lines (Rabiner 1989), scaled line by line.
 *
 * @param probabilities what each line says for itself, `ROLES.length` numbers a line; replaced by what it is when all are heard
 */
export function decode(probabilities: Float64Array, transitions: Transitions): void {
  const end = probabilities.length;
  if (end === 0) return;
  const emissions = new Float64Array(end);
  for (let i = 0; i < end; i++) emissions[i] = (probabilities[i]! + 1e-9) ** EMISSION;
  for (let b = 0; b < COUNT; b++) probabilities[b] = emissions[b]! * transitions[COUNT * COUNT + b]!;
  scale(probabilities, 0);
  for (let at = COUNT; at < end; at += COUNT) {
    for (let b = 0; b < COUNT; b++) {
      let sum = 0;
      for (let a = 0; a < COUNT; a++) sum += probabilities[at - COUNT + a]! * transitions[a * COUNT + b]!;
      probabilities[at + b] = sum * emissions[at + b]!;
    }
    scale(probabilities, at);
  }
  // From here on the emissions of a line, once they are used, make place for what all lines from there on say.
  for (let at = end - 2 * COUNT; at >= 0; at -= COUNT) {
    const next = at + COUNT;
    for (let a = 0; a < COUNT; a++) {
      let sum = 0;
      for (let b = 0; b < COUNT; b++) sum += transitions[a * COUNT + b]! * emissions[next + b]!;
      probabilities[at + a]! *= sum;
      emissions[at + a]! *= sum;
    }
    scale(emissions, at);
    scale(probabilities, at);
  }
}

/** Makes the numbers of a line add up to 1. */
function scale(numbers: Float64Array, at: number): void {
  let total = 0;
  for (let i = 0; i < COUNT; i++) total += numbers[at + i]!;
  for (let i = 0; i < COUNT; i++) numbers[at + i]! /= total;
}
