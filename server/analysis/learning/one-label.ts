import { BEGIN, END, INSIDE, labelCount, SINGLE } from './labels.ts';

// Forward to one token and backward to it, and no further: for who asks for one token only, that is half of `computeMarginals`.

/** Working memory, for up to 31 kinds; what is too small is made larger. */
let potentials = new Float64Array(0);
const closed = new Float64Array(32);
const opened = new Float64Array(32);
const next = new Float64Array(32);
const starts = new Float64Array(32);
const before = new Float64Array(32);

/**
 * How likely one label is at one token, with all labellings weighed against each other (Rabiner 1989, scaled at each token).
 *
 * @param scores of each token for each label; `scale` makes them logits
 * @param transitions exp of what it is worth that kind `b` follows kind `a` at once, as for `computeMarginals`
 */
export function probabilityOf(
  scores: Int32Array,
  scale: number,
  transitions: Float64Array,
  kinds: number,
  length: number,
  token: number,
  label: number,
): number {
  const states = kinds + 1;
  const width = labelCount(kinds);
  if (potentials.length < length * width) potentials = new Float64Array(length * width * 2);
  for (let at = 0; at < length * width; at += width) {
    let best = scores[at]!;
    for (let i = 1; i < width; i++) if (scores[at + i]! > best) best = scores[at + i]!;
    for (let i = 0; i < width; i++) potentials[at + i] = exponential((best - scores[at + i]!) * scale);
  }
  closed.fill(0, 0, states);
  opened.fill(0, 0, states);
  closed[0] = 1;
  for (let i = 0; i < token; i++) forward(transitions, states, i * width);
  // What may start at the token, after what ended before it.
  for (let to = 0; to < states; to++) {
    let sum = 0;
    for (let a = 0; a < states; a++) sum += closed[a]! * transitions[a * states + to]!;
    next[to] = sum;
  }
  starts.set(next);
  before.set(opened);
  closed.fill(1, 0, states);
  opened.fill(0, 0, states);
  for (let i = length - 1; i > token; i--) backward(transitions, states, i * width);
  // `closed` and `opened` now hold what comes after the token.
  const at = token * width;
  potentials[at] = starts[0]! * potentials[at]! * closed[0]!;
  for (let state = 1, first = at + 1; state < states; state++, first += 4) {
    potentials[first + BEGIN] = starts[state]! * potentials[first + BEGIN]! * opened[state]!;
    potentials[first + INSIDE] = before[state]! * potentials[first + INSIDE]! * opened[state]!;
    potentials[first + END] = before[state]! * potentials[first + END]! * closed[state]!;
    potentials[first + SINGLE] = starts[state]! * potentials[first + SINGLE]! * closed[state]!;
  }
  let total = 0;
  for (let i = at; i < at + width; i++) total += potentials[i]!;
  return total > 0 ? potentials[at + label]! / total : 0;
}

/** From what ended, or is open, before a token to what does after it. */
function forward(transitions: Float64Array, states: number, at: number): void {
  for (let to = 0; to < states; to++) {
    let sum = 0;
    for (let a = 0; a < states; a++) sum += closed[a]! * transitions[a * states + to]!;
    next[to] = sum;
  }
  let total = next[0]! * potentials[at]!;
  closed[0] = total;
  for (let state = 1, label = at + 1; state < states; state++, label += 4) {
    const open = opened[state]!;
    opened[state] = next[state]! * potentials[label]! + open * potentials[label + 1]!;
    closed[state] = open * potentials[label + 2]! + next[state]! * potentials[label + 3]!;
    total += opened[state]! + closed[state]!;
  }
  normalize(states, total);
}

/** From what may come after a token to what may come after the one before it. */
function backward(transitions: Float64Array, states: number, at: number): void {
  next[0] = potentials[at]! * closed[0]!;
  let total = 0;
  for (let state = 1, label = at + 1; state < states; state++, label += 4) {
    next[state] = potentials[label]! * opened[state]! + potentials[label + 3]! * closed[state]!;
    opened[state] = potentials[label + 1]! * opened[state]! + potentials[label + 2]! * closed[state]!;
    total += opened[state]!;
  }
  for (let a = 0; a < states; a++) {
    let sum = 0;
    for (let to = 0; to < states; to++) sum += transitions[a * states + to]! * next[to]!;
    closed[a] = sum;
    total += sum;
  }
  normalize(states, total);
}

function normalize(states: number, total: number): void {
  const share = total > 0 ? 1 / total : 1;
  for (let state = 0; state < states; state++) {
    closed[state]! *= share;
    opened[state]! *= share;
  }
}

/** exp(-x) of multiples of a sixty-fourth, up to where nothing is left. */
const EXPONENTIALS = Float64Array.from({ length: 64 * 24 }, (_, i) => Math.exp(-(i + 0.5) / 64));

/** exp(-x) for x from 0, to within one per cent. */
function exponential(x: number): number {
  const i = Math.floor(x * 64);
  return i < EXPONENTIALS.length ? EXPONENTIALS[i]! : 0;
}
