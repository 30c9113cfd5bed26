import { labelCount, labelOf } from './labels.ts';

/** The sums over all label sequences of one sequence of tokens (forward and backward; Rabiner 1989, scaled at each token). */
export interface Marginals {
  readonly kinds: number;
  /** How likely each label is at each token, one token after the other; filled by `computeLabels`. */
  labels: Float64Array;
  /** exp(score) of each label at each token, divided by that of the best. */
  potentials: Float64Array;
  /** Per token and state, scaled: what ended before and starts here; ended here; is open here; and what comes after. */
  starts: Float64Array;
  closed: Float64Array;
  opened: Float64Array;
  afterClosed: Float64Array;
  afterOpened: Float64Array;
  scales: Float64Array;
}

export function makeMarginals(kinds: number): Marginals {
  const none = new Float64Array(0);
  return {
    kinds,
    labels: none,
    potentials: none,
    starts: none,
    closed: none,
    opened: none,
    afterClosed: none,
    afterOpened: none,
    scales: none,
  };
}

function reserve(marginals: Marginals, length: number): void {
  if (marginals.scales.length >= length) return;
  const room = length * 2;
  const states = marginals.kinds + 1;
  marginals.potentials = new Float64Array(room * labelCount(marginals.kinds));
  marginals.starts = new Float64Array(room * states);
  marginals.closed = new Float64Array(room * states);
  marginals.opened = new Float64Array(room * states);
  marginals.afterClosed = new Float64Array(room * states);
  marginals.afterOpened = new Float64Array(room * states);
  marginals.scales = new Float64Array(room);
}

/** So many differences between scores, in whole numbers, have their power at hand: `Math.exp` takes as long as all else for a label. */
const POWERS = 2048;

let powers = new Float64Array(POWERS);
let scaleOfPowers = 0;

/** exp(-n * scale) of whole numbers n from 0 to below `POWERS`. */
function powersOf(scale: number): Float64Array {
  if (scale !== scaleOfPowers) {
    powers = Float64Array.from({ length: POWERS }, (_, n) => Math.exp(-n * scale));
    scaleOfPowers = scale;
  }
  return powers;
}

/**
 * Weighs all label sequences against each other: what `spanProbability` and `computeLabels` ask for.
 *
 * @param scores of each token for each label; `scale` makes them logits
 * @param transitions exp of what it is worth that kind `b` follows kind `a` at once, at `a * (kinds + 1) + b`, 0 being outside
 * @param allowed a bit for each label that a token may have (there are at most 31 labels)
 * @returns the logarithm of the sum over all sequences, or -Infinity when none is allowed
 */
export function computeMarginals(
  marginals: Marginals,
  scores: Float64Array | Int32Array,
  scale: number,
  transitions: Float64Array,
  allowed: Uint32Array,
  length: number,
): number {
  reserve(marginals, length);
  const { kinds, potentials, starts, closed, opened, afterClosed, afterOpened, scales } = marginals;
  const width = labelCount(kinds);
  const states = kinds + 1;
  const known = scores instanceof Int32Array ? powersOf(scale) : undefined;
  let log = 0;
  for (let i = 0; i < length; i++) {
    const at = i * width;
    const row = i * states;
    const mask = allowed[i]!;
    let best = -Infinity;
    for (let label = 0; label < width; label++) {
      if ((mask >>> label) & 1 && scores[at + label]! > best) best = scores[at + label]!;
    }
    for (let label = 0; label < width; label++) {
      const behind = best - scores[at + label]!;
      if (((mask >>> label) & 1) === 0) potentials[at + label] = 0;
      else potentials[at + label] = known !== undefined && behind < POWERS ? known[behind]! : Math.exp(-behind * scale);
    }
    log += best * scale;
    const last = mask === 1 ? 1 : states;
    for (let to = 0; to < states; to++) {
      let sum = 0;
      if (i === 0) sum = transitions[to]!;
      else if (to < last)
        for (let a = 0; a < states; a++) sum += closed[row - states + a]! * transitions[a * states + to]!;
      starts[row + to] = sum;
    }
    let total = starts[row]! * potentials[at]!;
    closed[row] = total;
    for (let state = 1; state < states; state++) {
      const first = at + labelOf(state - 1, 0);
      const before = i === 0 ? 0 : opened[row - states + state]!;
      const open = starts[row + state]! * potentials[first]! + before * potentials[first + 1]!;
      const close = before * potentials[first + 2]! + starts[row + state]! * potentials[first + 3]!;
      opened[row + state] = open;
      closed[row + state] = close;
      total += open + close;
    }
    if (!(total > 0)) return -Infinity;
    scales[i] = total;
    log += Math.log(total);
    for (let state = 0; state < states; state++) {
      closed[row + state]! /= total;
      opened[row + state]! /= total;
    }
  }
  let ending = 0;
  const final = (length - 1) * states;
  for (let state = 0; state < states; state++) ending += closed[final + state]!;
  if (!(ending > 0)) return -Infinity;
  log += Math.log(ending);
  for (let state = 0; state < states; state++) {
    afterClosed[final + state] = 1 / ending;
    afterOpened[final + state] = 0;
  }
  for (let i = length - 2; i >= 0; i--) {
    const row = i * states;
    const at = (i + 1) * width;
    const following = row + states;
    const share = 1 / scales[i + 1]!;
    for (let a = 0; a < states; a++) {
      afterClosed[row + a] = transitions[a * states]! * potentials[at]! * afterClosed[following]! * share;
      afterOpened[row + a] = 0;
    }
    if (allowed[i + 1] === 1) continue;
    for (let state = 1; state < states; state++) {
      const first = at + labelOf(state - 1, 0);
      const begun =
        (potentials[first]! * afterOpened[following + state]! +
          potentials[first + 3]! * afterClosed[following + state]!) *
        share;
      if (begun > 0) for (let a = 0; a < states; a++) afterClosed[row + a]! += transitions[a * states + state]! * begun;
      afterOpened[row + state] =
        (potentials[first + 1]! * afterOpened[following + state]! +
          potentials[first + 2]! * afterClosed[following + state]!) *
        share;
    }
  }
  return log;
}

/** Fills `labels`, after `computeMarginals`. Only training asks for it. */
export function computeLabels(marginals: Marginals, length: number): void {
  const { kinds, potentials, starts, closed, opened, afterClosed, afterOpened, scales } = marginals;
  const width = labelCount(kinds);
  const states = kinds + 1;
  if (marginals.labels.length < length * width) marginals.labels = new Float64Array(length * width * 2);
  const { labels } = marginals;
  for (let i = 0; i < length; i++) {
    const row = i * states;
    const at = i * width;
    labels[at] = closed[row]! * afterClosed[row]!;
    for (let state = 1; state < states; state++) {
      const first = at + labelOf(state - 1, 0);
      const before = i === 0 ? 0 : opened[row - states + state]!;
      const share = 1 / scales[i]!;
      labels[first] = starts[row + state]! * potentials[first]! * afterOpened[row + state]! * share;
      labels[first + 1] = before * potentials[first + 1]! * afterOpened[row + state]! * share;
      labels[first + 2] = before * potentials[first + 2]! * afterClosed[row + state]! * share;
      labels[first + 3] = starts[row + state]! * potentials[first + 3]! * afterClosed[row + state]! * share;
    }
  }
}

/** How likely it is, after `computeMarginals`, that exactly the tokens from `first` up to but not including `end` are a span of this kind. */
export function spanProbability(marginals: Marginals, kind: number, first: number, end: number): number {
  const { potentials, starts, afterClosed, scales } = marginals;
  const width = labelCount(marginals.kinds);
  const states = marginals.kinds + 1;
  let product = starts[first * states + kind + 1]! * afterClosed[(end - 1) * states + kind + 1]!;
  for (let i = first; i < end; i++) {
    const place = end - first === 1 ? 3 : i === first ? 0 : i === end - 1 ? 2 : 1;
    product *= potentials[i * width + labelOf(kind, place)]! / scales[i]!;
  }
  return product;
}

/**
 * How likely it is, after `computeMarginals`, that a span of one of the first so many kinds begins at a token: none that begins there is
 * likelier.
 */
export function beginProbability(marginals: Marginals, kinds: number, first: number): number {
  const { potentials, starts, afterClosed, afterOpened, scales } = marginals;
  const at = first * labelCount(marginals.kinds);
  const row = first * (marginals.kinds + 1);
  let sum = 0;
  for (let kind = 0; kind < kinds; kind++) {
    const state = row + kind + 1;
    const open = potentials[at + labelOf(kind, 0)]! * afterOpened[state]!;
    const close = potentials[at + labelOf(kind, 3)]! * afterClosed[state]!;
    sum += starts[state]! * (open + close);
  }
  return sum / scales[first]!;
}
