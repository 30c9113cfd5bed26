/** What a line can be to an article. An article comes in this order, with lines `inside` it that are none of its own. */
export const ROLES = ['text', 'before', 'inside', 'after', 'headline'] as const;
export const TEXT = 0;
export const BEFORE = 1;
export const INSIDE = 2;
export const AFTER = 3;
export const HEADLINE = 4;
const COUNT = ROLES.length;

/** The natural logarithms of how likely a role follows another; the row after the last is for the first line. */
export type Transitions = Float32Array;

/** How much what a line is told by itself counts, beside how likely roles follow each other. */
const EMISSION = 0.7;
/** How much the usual share of a role, which is part of both, is taken out again. */
const TRANSITION = 0.3;
/** The logarithm of what cannot be. */
const NEVER = -30;

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
 * Counts of what followed what, turned to transitions as `decode` uses them: how much likelier a role follows another than it
 * comes anyway, as logarithms.
 *
 * @param counts how often role `b` followed role `a`, at `a * ROLES.length + b`; the last row for first lines
 */
export function transitionsFrom(counts: Float64Array): Transitions {
  const totals = new Float64Array(COUNT);
  for (let i = 0; i < counts.length; i++) totals[i % COUNT]! += counts[i]!;
  const all = totals.reduce((a, b) => a + b);
  const transitions = new Float32Array(counts.length);
  for (let a = 0; a <= COUNT; a++) {
    const row = counts.subarray(a * COUNT, (a + 1) * COUNT);
    const total = row.reduce((sum, count) => sum + count, 0);
    for (let b = 0; b < COUNT; b++) {
      const often = Math.log((row[b]! + 1) / (total + COUNT)) - Math.log((totals[b]! + 1) / (all + COUNT));
      transitions[a * COUNT + b] = follows(a, b) ? TRANSITION * often : NEVER;
    }
  }
  return transitions;
}

/**
 * Decides the roles of all lines together: the forward-backward algorithm over the lines (Rabiner 1989), in logarithms.
 *
 * @param probabilities what each line says for itself, `ROLES.length` numbers a line; replaced by what it is when all are heard
 */
export function decode(probabilities: Float64Array, transitions: Transitions): void {
  const count = probabilities.length / COUNT;
  if (count === 0) return;
  const emissions = probabilities.map((probability) => EMISSION * Math.log(probability + 1e-9));
  const forward = new Float64Array(emissions.length);
  const backward = new Float64Array(emissions.length);
  const terms = new Float64Array(COUNT);
  for (let b = 0; b < COUNT; b++) forward[b] = emissions[b]! + transitions[COUNT * COUNT + b]!;
  for (let i = 1; i < count; i++) {
    const at = i * COUNT;
    for (let b = 0; b < COUNT; b++) {
      for (let a = 0; a < COUNT; a++) terms[a] = forward[at - COUNT + a]! + transitions[a * COUNT + b]!;
      forward[at + b] = emissions[at + b]! + logSum(terms);
    }
  }
  for (let i = count - 2; i >= 0; i--) {
    const at = i * COUNT;
    for (let a = 0; a < COUNT; a++) {
      for (let b = 0; b < COUNT; b++)
        terms[b] = transitions[a * COUNT + b]! + emissions[at + COUNT + b]! + backward[at + COUNT + b]!;
      backward[at + a] = logSum(terms);
    }
  }
  for (let i = 0; i < count; i++) {
    const at = i * COUNT;
    for (let b = 0; b < COUNT; b++) terms[b] = forward[at + b]! + backward[at + b]!;
    const total = logSum(terms);
    for (let b = 0; b < COUNT; b++) probabilities[at + b] = Math.exp(terms[b]! - total);
  }
}

function logSum(terms: Float64Array): number {
  let most = terms[0]!;
  for (const term of terms) if (term > most) most = term;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}
