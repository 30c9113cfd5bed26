import type { NoiseKind } from '../model.ts';
import type { Measured } from './measure.ts';

/** How each line hangs together with the rest of its text. */
export interface Coherence {
  /** How much of what a line and those after it say was said in prose before, and the other way round, in sixths. */
  readonly takesUp: Int32Array;
  readonly isTakenUp: Int32Array;
  /** Share of a line's longer words that the article's prose has, in quarters; 5 where it has none. */
  readonly shared: Int32Array;
  /** How much of the text's prose stands before a line, in eighths; 8 only after all of it. */
  readonly proseBefore: Int32Array;
  /** How many lines since the first prose, up to a line, announce what stands after articles. */
  readonly ends: Int32Array;
  /** How many of the lines two periods around a line have its shape, with the period that fits best: `period * 5 + lines`. */
  readonly rhythm: Int32Array;
  /** The share of the text's prose that stands between the wordings of websites before and after a line, in eighths. */
  readonly block: Int32Array;
}

/** Words this many lines away or more tell that lines have one subject; nearer ones that they have one sentence. */
const AWAY = 4;
/** So many lines are heard together. */
const WINDOW = 6;

const ENDS: ReadonlySet<NoiseKind> = new Set(['related', 'newsletter', 'tags', 'comments', 'legal', 'social']);

/**
 * @param lines all that are not blank
 * @param shapes their shapes, see `Surroundings`
 */
export function coherenceOf(lines: readonly Measured[], shapes: Int32Array): Coherence {
  const count = lines.length;
  const proseBefore = new Int32Array(count);
  const ends = new Int32Array(count);
  const block = new Int32Array(count);
  let total = 0;
  for (const line of lines) if (line.isProse) total += line.ink.end - line.ink.start;
  let before = 0;
  let seen = 0;
  let opened = 0;
  let inBlock = 0;
  for (let i = 0; i < count; i++) {
    const line = lines[i]!;
    proseBefore[i] = total === 0 ? 9 : Math.floor((8 * before) / total);
    if (before > 0 && line.sign?.isSure === true && ENDS.has(line.sign.kind)) seen += 1;
    ends[i] = Math.min(6, seen);
    if (line.isProse) {
      before += line.ink.end - line.ink.start;
      inBlock += line.ink.end - line.ink.start;
    }
    if (line.sign?.isSure === true || i === count - 1) {
      block.fill(total === 0 ? 9 : Math.ceil((8 * inBlock) / total), opened, i + 1);
      opened = i + 1;
      inBlock = 0;
    }
  }
  return { ...wordsShared(lines), proseBefore, ends, rhythm: rhythmOf(shapes), block };
}

/** Where the words of an article's prose stand: of each the first and the last line, and in how many it is. */
const SLOTS = 1 << 13;
const word = new Int32Array(SLOTS);
const first = new Int32Array(SLOTS);
const last = new Int32Array(SLOTS);
const times = new Int32Array(SLOTS);

/** The slot of a word, or the free one where it would be; a table that is full gives a word a slot that is another's. */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
  for (let tries = 0; tries < 64 && times[slot] !== 0 && word[slot] !== hash; tries++) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

function wordsShared(lines: readonly Measured[]): Pick<Coherence, 'takesUp' | 'isTakenUp' | 'shared'> {
  times.fill(0);
  lines.forEach(({ isProse, longWords }, i) => {
    if (!isProse) return;
    for (const hash of longWords) {
      const slot = slotOf(hash);
      if (times[slot] === 0) {
        word[slot] = hash;
        first[slot] = i;
      }
      times[slot]! += 1;
      last[slot] = i;
    }
  });
  const count = lines.length;
  const shared = new Int32Array(count);
  // Sums over the lines before: differences are sums over a window.
  const asked = new Int32Array(count + 1);
  const backs = new Int32Array(count + 1);
  const fores = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const { longWords, isProse } = lines[i]!;
    // A line of prose has its own words in the count.
    const least = isProse ? 2 : 1;
    let back = 0;
    let fore = 0;
    let known = 0;
    for (const hash of longWords) {
      const slot = slotOf(hash);
      const seen = times[slot]!;
      if (seen === 0) continue;
      if (seen >= least) known += 1;
      if (first[slot]! <= i - AWAY) back += 1;
      if (last[slot]! >= i + AWAY) fore += 1;
    }
    const size = longWords.length;
    shared[i] = size === 0 ? 5 : Math.min(4, Math.floor((known / size) * 5));
    asked[i + 1] = asked[i]! + size;
    backs[i + 1] = backs[i]! + back;
    fores[i + 1] = fores[i]! + fore;
  }
  const takesUp = new Int32Array(count);
  const isTakenUp = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const to = Math.min(count, i + WINDOW);
    const from = Math.max(0, i + 1 - WINDOW);
    takesUp[i] = Math.floor((6 * (backs[to]! - backs[i]!)) / Math.max(1, asked[to]! - asked[i]!));
    isTakenUp[i] = Math.floor((6 * (fores[i + 1]! - fores[from]!)) / Math.max(1, asked[i + 1]! - asked[from]!));
  }
  return { takesUp, isTakenUp, shared };
}

function rhythmOf(shapes: Int32Array): Int32Array {
  const rhythm = new Int32Array(shapes.length);
  for (let i = 0; i < shapes.length; i++) {
    const own = shapes[i]! >> 4;
    let best = 0;
    for (let period = 2; period <= 5; period++) {
      let same = 0;
      for (let there = i - 2 * period; there <= i + 2 * period; there += period)
        if (there >= 0 && there < shapes.length && there !== i && shapes[there]! >> 4 === own) same += 1;
      if (same > best % 5) best = period * 5 + same;
    }
    rhythm[i] = best;
  }
  return rhythm;
}
