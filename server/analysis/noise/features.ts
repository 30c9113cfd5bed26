import { addFeature, combine, type Features } from '../learning/hashing.ts';
import { NOISE_KINDS } from '../model.ts';
import { classOf, DIGIT, isUpperCase, LETTER } from '../text/characters.ts';
import { type Coherence, coherenceOf } from './coherence.ts';
import { HOLDS, isSentenceEnd, type Measured, type MeasuredArticle } from './measure.ts';
import type { Sign } from './signs.ts';

/** What is known of an article as a whole before its lines are judged. */
export interface Surroundings {
  /** Indices of the first and the last line of prose, or -1. */
  readonly firstProse: number;
  readonly lastProse: number;
  /** For each line how many lines the nearest prose before and after it is away; large where there is none. */
  readonly sinceProse: Int32Array;
  readonly untilProse: Int32Array;
  /** For each line where the run of short lines that it is in begins and ends. */
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
  /** For each line how many lines of its run show a sign of noise, added up from the start: `signs[b] - signs[a]`. */
  readonly signs: Int32Array;
  /** For each line how many lines of the article say the same, and which of them it is. */
  readonly copies: Int32Array;
  readonly copy: Int32Array;
  /** The share of code units that stand in prose, in eighths. */
  readonly proseShare: number;
  /** Is this a page as a browser shows it, menus and all, and not hardly more than an article? */
  readonly isPage: boolean;
  /** Compact descriptions of the lines' shapes. */
  readonly shapes: Int32Array;
  readonly coherence: Coherence;
}

const FAR = 1000;

/** So many lines that are no prose before the first and after the last line of prose make a page. */
const PAGE = 30;

export function surroundingsOf({ lines }: MeasuredArticle): Surroundings {
  const count = lines.length;
  const sinceProse = new Int32Array(count);
  const untilProse = new Int32Array(count);
  const runStart = new Int32Array(count);
  const runEnd = new Int32Array(count);
  const signs = new Int32Array(count + 1);
  const copies = new Int32Array(count);
  const copy = new Int32Array(count);
  const shapes = new Int32Array(count);
  const seen = new Map<number, number>();
  let firstProse = -1;
  let lastProse = -1;
  let inProse = 0;
  let total = 1;
  for (let i = 0; i < count; i++) {
    const line = lines[i]!;
    const length = line.ink.end - line.ink.start;
    total += length;
    if (line.isProse) {
      inProse += length;
      if (firstProse < 0) firstProse = i;
      lastProse = i;
    }
    sinceProse[i] =
      i === 0 || lastProse < 0
        ? FAR
        : line.isProse
          ? lines[i - 1]!.isProse
            ? 1
            : sinceProse[i - 1]! + 1
          : i - lastProse;
    runStart[i] = i > 0 && isShort(line) && isShort(lines[i - 1]!) ? runStart[i - 1]! : i;
    copy[i] = seen.get(line.fingerprint) ?? 0;
    if (line.fingerprint !== 0) seen.set(line.fingerprint, copy[i]! + 1);
    signs[i + 1] = signs[i]! + (line.sign === undefined ? 0 : 1);
    shapes[i] = shapeOf(line);
  }
  let next = -1;
  for (let i = count - 1; i >= 0; i--) {
    untilProse[i] = next < 0 ? FAR : next - i;
    if (lines[i]!.isProse) next = i;
    runEnd[i] = i + 1 < count && isShort(lines[i]!) && isShort(lines[i + 1]!) ? runEnd[i + 1]! : i + 1;
    copies[i] = seen.get(lines[i]!.fingerprint) ?? 1;
  }
  let outside = 0;
  for (let i = 0; i < count; i++) if ((i < firstProse || i > lastProse) && !lines[i]!.isProse) outside += 1;
  const proseShare = Math.round((inProse / total) * 8);
  return {
    firstProse,
    lastProse,
    sinceProse,
    untilProse,
    runStart,
    runEnd,
    signs,
    copies,
    copy,
    proseShare,
    isPage: outside >= PAGE,
    shapes,
    coherence: coherenceOf(lines, shapes),
  };
}

function isShort(line: Measured): boolean {
  return line.ink.end - line.ink.start < 100 && !isSentenceEnd(line.lastCode);
}

/** 0, 1, 2, 3, then ever wider steps. */
function step(value: number): number {
  if (value < 4) return value;
  return value >= FAR ? 31 : 2 + Math.floor(Math.log2(value));
}

const START_LOWER = 0;
export const START_UPPER = 1;
const START_DIGIT = 2;
const START_MARK = 3;

export function startOf(code: number): number {
  const kind = classOf(code);
  if (kind === DIGIT) return START_DIGIT;
  if (kind !== LETTER) return START_MARK;
  return isUpperCase(code) ? START_UPPER : START_LOWER;
}

function endOf(code: number): number {
  if (code === 46) return 0;
  if (code === 33 || code === 63) return 1;
  if (code === 0x2026) return 2;
  if (code === 58) return 3;
  if (code === 44 || code === 59) return 4;
  const kind = classOf(code);
  if (kind === LETTER) return 5;
  return kind === DIGIT ? 6 : 7;
}

function lengthStep(length: number): number {
  return length < 1 ? 0 : Math.min(11, Math.floor(Math.log2(length) * 1.4));
}

/** How a line is capitalised: all small, as a sentence, as a title, all capitals. */
function caseOf(line: Measured): number {
  if (line.letters > 0 && line.capitals > 0.7 * line.letters) return 3;
  if (line.contentWords === 0) return 0;
  const share = line.capitalised / line.contentWords;
  return share < 0.05 ? 0 : share < 0.6 ? 1 : 2;
}

function shapeOf(line: Measured): number {
  const length = lengthStep(line.ink.end - line.ink.start);
  return ((length * 8 + endOf(line.lastCode)) * 4 + startOf(line.firstCode)) * 4 + caseOf(line);
}

/** Fills `features` with what the classifier is told of line `i`. */
export function describe(article: MeasuredArticle, around: Surroundings, i: number, features: Features): void {
  features.length = 0;
  describeWords(article.lines[i]!, features);
  describePlace(article, around, i, features);
}

/** What the line's own words are. */
export function describeWords({ words, wordCount, fingerprint }: Measured, features: Features): void {
  for (const word of words) addFeature(features, combine(100, word));
  for (let w = 1; w < words.length; w++) addFeature(features, combine(101, combine(words[w - 1]!, words[w]!)));
  const last = words.length - 1;
  addFeature(features, combine(1, words[0] ?? 0));
  addFeature(features, combine(2, words[last] ?? 0));
  addFeature(features, combine(3, combine(words[0] ?? 0, words[1] ?? 0)));
  addFeature(features, combine(4, combine(words[last - 1] ?? 0, words[last] ?? 0)));
  if (wordCount < 12) addFeature(features, combine(5, fingerprint | 0));
}

function describePlace({ lines }: MeasuredArticle, around: Surroundings, i: number, features: Features): void {
  const line = lines[i]!;
  const first = line.words[0] ?? 0;
  const told: Told = { features, template: 6 };

  // Its shape.
  const length = line.ink.end - line.ink.start;
  const long = lengthStep(length);
  const start = startOf(line.firstCode);
  const end = endOf(line.lastCode);
  const cased = caseOf(line);
  const shape = around.shapes[i]!;
  const sign = numberOfKind(line.sign);
  const signNumber = line.sign?.number ?? 0;
  const functionShare = Math.round((line.functionWords / Math.max(1, line.wordCount)) * 8);
  const digitShare = Math.round((line.digits / length) * 8);
  const markShare = Math.min(8, Math.round((line.marks / length) * 16));
  add(told, long);
  add(told, shape);
  add2(told, long, end);
  add2(told, long, cased);
  add2(told, long, functionShare);
  add2(told, end, functionShare);
  add2(told, start, cased);
  add2(told, long, digitShare);
  add2(told, long, markShare);
  add2(told, step(line.wordCount), end);
  for (let bit = 1; bit <= HOLDS.participle; bit <<= 1) {
    if ((line.holds & bit) === 0) continue;
    addFeature(features, combine(102, combine(bit, long)));
    addFeature(features, combine(103, combine(bit, end)));
  }
  add2(told, line.holds & (HOLDS.time | HOLDS.year | HOLDS.date | HOLDS.stop), Math.min(12, line.wordCount));
  add(told, sign);
  add2(told, sign, long);
  add(told, signNumber);
  add2(told, signNumber, end);

  // Where it stands.
  const blanks = Math.min(3, line.blanksBefore);
  const blanksAfter = Math.min(3, lines[i + 1]?.blanksBefore ?? 4);
  const since = step(around.sinceProse[i]!);
  const until = step(around.untilProse[i]!);
  const zone = around.firstProse < 0 ? 3 : i < around.firstProse ? 0 : i > around.lastProse ? 2 : 1;
  const fromStart = step(i);
  const fromEnd = step(lines.length - 1 - i);
  const run = around.runEnd[i]! - around.runStart[i]!;
  const prose = around.proseShare;
  add2(told, zone, since);
  add2(told, zone, until);
  add3(told, zone, since, until);
  add2(told, zone, fromStart);
  add2(told, zone, fromEnd);
  add3(told, zone, long, end);
  add3(told, zone, long, cased);
  add3(told, zone, sign, prose);
  add2(told, signNumber, zone);
  add3(told, zone, shape, prose);
  add3(told, since, until, shape);
  add3(told, fromStart, long, end);
  add3(told, fromEnd, long, end);
  add2(told, zone, step(run));
  add3(told, zone, step(run), prose);
  add3(told, step(run), long, end);
  add3(told, step(run), step(i - around.runStart[i]!), zone);
  add2(told, zone, prose);
  add2(told, prose, step(lines.length));
  add3(told, zone, prose, long);
  add3(told, zone, line.isProse ? 1 : 0, prose);

  // The run it is in: what stands before it, and how much of it shows a sign.
  const runStart = around.runStart[i]!;
  const above = lines[runStart - 1];
  const opening = lines[runStart]!;
  const openedBy = above === undefined ? -1 : combine(endOf(above.lastCode), above.isProse ? 1 : 0);
  const openingSign = numberOfKind(opening.sign);
  const beforeSign = numberOfKind(above?.sign);
  const signShare = Math.ceil(((around.signs[around.runEnd[i]!]! - around.signs[runStart]!) / run) * 5);
  const from = Math.max(0, i - 6);
  const to = Math.min(lines.length, i + 7);
  const signsNear = Math.ceil(((around.signs[to]! - around.signs[from]!) / (to - from)) * 6);
  add3(told, openedBy, step(run), zone);
  add2(told, openingSign, step(run));
  add3(told, beforeSign, step(run), zone);
  add3(told, signShare, step(run), zone);
  add3(told, signShare, long, end);
  add3(told, signsNear, zone, long);
  add3(told, signsNear, shape >> 4, prose);
  const gap = Math.min(FAR, around.sinceProse[i]! + around.untilProse[i]!);
  add3(told, step(gap), zone, end);
  add3(told, step(gap), signsNear, zone);
  add3(told, step(gap), line.wordCount < 4 ? 0 : 1, prose);

  // Captions and alt texts are sentences without a verb of their own, and stand where prose does.
  const verbs = line.holds & (HOLDS.verb | HOLDS.past | HOLDS.participle);
  add3(told, verbs, long, end);
  add3(told, verbs, zone, line.isProse ? 1 : 0);
  add3(told, verbs, step(i), end);
  add3(told, verbs, since, until);
  add3(told, verbs, prose, zone);
  // More ink follows the wider gap: what pages set apart, text keeps apart.
  add3(told, blanks, blanksAfter, step(i));
  add3(told, Math.sign(blanks - blanksAfter), zone, line.isProse ? 1 : 0);

  // How alike the lines around it are: lists have their own rhythm.
  const likeBefore = likeness(line, lines[i - 1]);
  const likeAfter = likeness(line, lines[i + 1]);
  add3(told, likeBefore, likeAfter, zone);
  add3(told, likeBefore, likeAfter, long);
  add3(told, likeBefore & 1, likeAfter & 1, first);
  add3(told, cased, Math.min(10, line.wordCount), end);
  add3(told, cased, Math.min(10, line.wordCount), zone);
  add3(told, functionShare, cased, zone);

  // What else the article has of it.
  const shared = around.coherence.shared[i]!;
  const copies = step(around.copies[i]!);
  const copy = step(around.copy[i]!);
  add2(told, shared, long);
  add3(told, shared, zone, end);
  add3(told, shared, long, prose);
  add2(told, copies, long);
  add3(told, copies, copy, zone);

  // How it hangs together with the rest.
  const { coherence } = around;
  const takesUp = coherence.takesUp[i]!;
  const isTakenUp = coherence.isTakenUp[i]!;
  const before = coherence.proseBefore[i]!;
  const ends = coherence.ends[i]!;
  const rhythm = coherence.rhythm[i]!;
  const block = coherence.block[i]!;
  const kind = line.isProse ? 2 : line.wordCount < 6 ? 0 : 1;
  add3(told, takesUp, isTakenUp, kind);
  add3(told, takesUp, before, kind);
  add3(told, takesUp, ends, kind);
  add3(told, isTakenUp, before, kind);
  add3(told, before, ends, kind);
  add3(told, before, ends, zone);
  add3(told, rhythm, kind, zone);
  add3(told, rhythm % 5, ends, kind);
  add3(told, rhythm % 5, takesUp, kind);
  add3(told, block, before, kind);
  add3(told, block, ends, kind);
  add3(told, block, shape >> 4, zone);

  // Its neighbours.
  add3(told, blanks, blanksAfter, long);
  for (const [distance, offset] of NEIGHBOURS) {
    const other = lines[i + offset];
    const shapeThere = other === undefined ? -1 : around.shapes[i + offset]!;
    const signThere = other === undefined ? -1 : numberOfKind(other.sign);
    addFeature(features, combine(110 + distance, shapeThere));
    addFeature(features, combine(115 + distance, combine(shapeThere >> 4, shape >> 4)));
    addFeature(features, combine(120 + distance, combine(signThere, long)));
    addFeature(features, combine(125 + distance, combine(signThere, shape)));
    if (distance > 1 || other === undefined) continue;
    addFeature(features, combine(130 + distance, other.words[0] ?? 0));
    if (other.wordCount < 12) addFeature(features, combine(135 + distance, other.fingerprint | 0));
    addFeature(features, combine(140 + distance, combine(around.coherence.shared[i + offset]!, shared)));
    addFeature(features, combine(145 + distance, combine(other.isProse ? 1 : 0, shape)));
  }
}

/** Features as they are told, each by the next template. */
interface Told {
  readonly features: Features;
  template: number;
}

function add(told: Told, value: number): void {
  addFeature(told.features, combine(told.template, value));
  told.template += 1;
}

function add2(told: Told, a: number, b: number): void {
  add(told, combine(a, b));
}

function add3(told: Told, a: number, b: number, c: number): void {
  add(told, combine(combine(a, b), c));
}

/** How alike a line and one beside it are: 1 for the same first word, 2 for about the same length; 4 where there is none. */
function likeness(line: Measured, other: Measured | undefined): number {
  if (other === undefined) return 4;
  const length = line.ink.end - line.ink.start;
  const lengthThere = other.ink.end - other.ink.start;
  const first = line.words[0] ?? 0;
  return (other.words[0] === first ? 1 : 0) + (Math.abs(lengthThere - length) * 4 < length ? 2 : 0);
}

const NEIGHBOURS: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, 1],
  [2, -2],
  [3, 2],
];

/** The number of a kind that a sign tells; 0 where there is none. */
function numberOfKind(sign: Sign | undefined): number {
  return sign === undefined ? 0 : NOISE_KINDS.indexOf(sign.kind) + 1;
}
