import { labelCount, labelOf, OUTSIDE } from './labels.ts';

const NEVER = -1e9;

/** Working memory for `decode`, made once and used for every sequence. */
export interface Decoder {
  readonly kinds: number;
  /** Per token: where the best span of each kind that starts here comes from (0 outside, 1 + kind), and for outside itself. */
  from: Uint8Array;
  /** Per token and kind: was the open span (bit 0) or the closed span (bit 1) open before? */
  open: Uint8Array;
  /** Per state, for the token at hand: the best that ended before it, that is open, and that starts here. */
  readonly closed: Float64Array;
  readonly opened: Float64Array;
  readonly next: Float64Array;
}

export function makeDecoder(kinds: number): Decoder {
  return {
    kinds,
    from: new Uint8Array(0),
    open: new Uint8Array(0),
    closed: new Float64Array(kinds + 1),
    opened: new Float64Array(kinds + 1),
    next: new Float64Array(kinds + 1),
  };
}

/**
 * Finds the best sequence of labels (Viterbi). Only what came last matters: nothing, an open span, or a span of some kind
 * that has just ended; so a token costs kinds × kinds steps, not labels × labels.
 *
 * @param scores of each token for each label, one token after the other
 * @param transitions what it is worth that a span of kind `b` follows one of kind `a` at once, at `a * (kinds + 1) + b`; 0 stands
 * for outside, 1 + k for kind k
 * @param inside tells of each token whether it may lie in a span at all
 * @param labels receives the labels
 * @returns the score of that sequence
 */
export function decode(
  decoder: Decoder,
  scores: Int32Array,
  transitions: Int32Array,
  inside: Uint8Array,
  length: number,
  labels: Uint8Array,
): number {
  const { kinds } = decoder;
  const width = labelCount(kinds);
  const states = kinds + 1;
  if (decoder.from.length < length * states) {
    decoder.from = new Uint8Array(length * states * 2);
    decoder.open = new Uint8Array(length * states * 2);
  }
  const { from, open, closed, opened, next } = decoder;
  // What ended at the token before: outside at 0, a span of kind k at 1 + k; and spans still open.
  closed.fill(NEVER);
  opened.fill(NEVER);
  closed[0] = 0;
  // Whether nothing but outside can have come before.
  let isFresh = true;
  for (let i = 0; i < length; i++) {
    const at = i * width;
    const back = i * states;
    const last = inside[i] === 0 ? 1 : states;
    for (let to = 0; to < last; to++) {
      let best = closed[0]! + transitions[to]!;
      let origin = 0;
      for (let a = 1; a < states && !isFresh; a++) {
        const score = closed[a]! + transitions[a * states + to]!;
        if (score > best) {
          best = score;
          origin = a;
        }
      }
      next[to] = best;
      from[back + to] = origin;
    }
    isFresh = last === 1;
    closed[0] = next[0]! + scores[at + OUTSIDE]!;
    for (let state = 1; state < states; state++) {
      if (state >= last) {
        closed[state] = NEVER;
        opened[state] = NEVER;
        continue;
      }
      const first = at + labelOf(state - 1, 0);
      const begin = next[state]! + scores[first]!;
      const within = opened[state]! + scores[first + 1]!;
      const end = opened[state]! + scores[first + 2]!;
      const single = next[state]! + scores[first + 3]!;
      open[back + state] = (within > begin ? 1 : 0) | (end > single ? 2 : 0);
      opened[state] = within > begin ? within : begin;
      closed[state] = end > single ? end : single;
    }
  }
  let state = 0;
  for (let a = 1; a < states; a++) if (closed[a]! > closed[state]!) state = a;
  const total = closed[state]!;
  for (let i = length - 1; i >= 0; ) {
    if (state === 0) {
      labels[i] = OUTSIDE;
      state = from[i * states]!;
      i -= 1;
      continue;
    }
    const kind = state - 1;
    if ((open[i * states + state]! & 2) === 0) labels[i] = labelOf(kind, 3);
    else {
      labels[i--] = labelOf(kind, 2);
      while ((open[i * states + state]! & 1) === 1) labels[i--] = labelOf(kind, 1);
      labels[i] = labelOf(kind, 0);
    }
    state = from[i * states + state]!;
    i -= 1;
  }
  return total;
}
