import { addFeature, combine, type Features } from '../learning/hashing.ts';
import { type Context, step } from './context.ts';
import { MARGIN, type Units } from './units.ts';
import { CLASS, FACTS, FLAGS, SHAPE, STEM, SUFFIX2, SUFFIX3, WIDE_CLASS, WORD } from './words.ts';

/** How many words to each side are looked at by themselves. */
export const REACH = 3;
const PLACES = 8;

/** What one word says, seen from `offset` words before it, about whether a cue stands there. The same wherever it stands. */
export function cueWordFeatures(facts: Int32Array, word: number, offset: number, features: Features): void {
  const at = word * FACTS;
  const add = (template: number, value: number): void =>
    addFeature(features, combine(template * PLACES + offset + REACH, value));
  add(1, facts[at + WORD]!);
  add(2, facts[at + CLASS]!);
  add(3, facts[at + WIDE_CLASS]!);
  if (offset < -2 || offset > 2) return;
  add(4, facts[at + SHAPE]!);
  if (offset < -1 || offset > 1) return;
  add(5, facts[at + SUFFIX3]!);
  if (offset !== 0) return;
  add(6, facts[at + STEM]!);
  add(7, facts[at + SUFFIX2]!);
  add(8, facts[at + FLAGS]!);
}

/** What the words around unit `i` say together about whether it is a cue. */
export function cueContextFeatures(
  facts: Int32Array,
  units: Units,
  context: Context,
  i: number,
  features: Features,
): void {
  const { words, first, last, length } = units;
  const at = (offset: number): number => words[MARGIN + i + offset]! * FACTS;
  const here = at(0);
  const before = at(-1);
  const after = at(1);
  const after2 = at(2);
  const pair = (template: number, a: number, b: number): void =>
    addFeature(features, combine(template * PLACES, combine(a, b)));
  const word = facts[here + WORD]!;
  const stem = facts[here + STEM]!;
  const kind = facts[here + CLASS]!;
  const wide = facts[here + WIDE_CLASS]!;
  pair(20, facts[before + WORD]!, word);
  pair(21, word, facts[after + WORD]!);
  pair(23, stem, facts[after + WORD]!);
  pair(24, facts[before + WORD]!, stem);
  pair(25, stem, facts[after2 + WORD]!);
  pair(28, facts[before + CLASS]!, kind);
  pair(29, kind, facts[after + CLASS]!);
  pair(30, facts[before + WIDE_CLASS]!, combine(wide, facts[after + WIDE_CLASS]!));
  pair(31, stem, facts[after + WIDE_CLASS]!);
  pair(32, facts[before + WIDE_CLASS]!, stem);
  const start = first[i]!;
  const end = last[i]!;
  const left = context.reportBefore[i]!;
  const right = context.reportAfter[i]!;
  const leftStem = left < 0 ? 0 : facts[words[MARGIN + left]! * FACTS + STEM]!;
  const rightStem = right < 0 ? 0 : facts[words[MARGIN + right]! * FACTS + STEM]!;
  // Where words within marks stand: before, right before the sentence, after, right after it.
  const quotes =
    (context.quotes[i]! > context.quotes[start]! ? 1 : 0) |
    (start > 0 && units.pieces[start - 1]! >= 0 ? 2 : 0) |
    (context.quotes[end + 1]! > context.quotes[i]! ? 4 : 0) |
    (end + 1 < length && units.pieces[end + 1]! >= 0 ? 8 : 0);
  const thats =
    (context.thats[i]! > context.thats[start]! ? 1 : 0) |
    (context.thats[Math.min(end + 1, i + 9)]! > context.thats[i + 1]! ? 2 : 0);
  const flags = facts[here + FLAGS]!;
  pair(40, leftStem, 0);
  pair(41, rightStem, 0);
  pair(45, quotes, 0);
  pair(46, quotes, stem);
  pair(48, thats, stem);
  pair(51, flags, left < 0 ? 0 : 1);
  pair(52, step(i - start), flags);
  pair(53, step(end - i), flags);
  pair(54, Math.min(end - i, 2), stem);
}

/** All features of a unit that might be a cue. */
export function cueFeatures(facts: Int32Array, units: Units, context: Context, i: number, features: Features): void {
  features.length = 0;
  for (let offset = -REACH; offset <= REACH; offset++) {
    cueWordFeatures(facts, units.words[MARGIN + i + offset]!, offset, features);
  }
  cueContextFeatures(facts, units, context, i, features);
}
