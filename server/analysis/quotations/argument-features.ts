import { addFeature, combine, type Features } from '../learning/hashing.ts';
import { type Context, step } from './context.ts';
import { MARGIN, type Units } from './units.ts';
import { CLASS, FACTS, SHAPE, STEM, SUFFIX2, SUFFIX3, WIDE_CLASS, WORD } from './words.ts';

const LEFT = 0;
const CUE = 1;
const RIGHT = 2;
const REACH = 2;
const PLACES = 16;

/**
 * What says whether unit `i` belongs to the speaker, the cue or the contents of an attribution.
 *
 * @param cue the unit that the attribution is looked for around
 * @param from the first unit that is looked at, and `end` one after the last
 */
export function argumentFeatures(
  facts: Int32Array,
  units: Units,
  context: Context,
  cue: number,
  i: number,
  from: number,
  end: number,
  features: Features,
): void {
  const { words, first, last, pieces, blocks } = units;
  const side = i < cue ? LEFT : i > cue ? RIGHT : CUE;
  const at = (unit: number): number => (unit < from || unit >= end ? 0 : words[MARGIN + unit]! * FACTS);
  const pair = (template: number, a: number, b: number): void =>
    addFeature(features, combine(template * PLACES + side, combine(a, b)));
  for (let offset = -REACH; offset <= REACH; offset++) {
    const word = at(i + offset);
    const place = (offset + REACH) * 3 + side;
    addFeature(features, combine(1 * PLACES + place, facts[word + WORD]!));
    addFeature(features, combine(2 * PLACES + place, facts[word + CLASS]!));
    addFeature(features, combine(3 * PLACES + place, facts[word + WIDE_CLASS]!));
    addFeature(features, combine(4 * PLACES + place, facts[word + SHAPE]!));
  }
  const here = at(i);
  const before = at(i - 1);
  const after = at(i + 1);
  const after2 = at(i + 2);
  const before2 = at(i - 2);
  const word = facts[here + WORD]!;
  const kind = facts[here + CLASS]!;
  const wide = facts[here + WIDE_CLASS]!;
  const shape = facts[here + SHAPE]!;
  pair(10, facts[here + SUFFIX3]!, 0);
  pair(11, facts[here + SUFFIX2]!, 0);
  pair(12, facts[before + SUFFIX3]!, 0);
  pair(13, facts[after + SUFFIX3]!, 0);
  pair(14, facts[before + WORD]!, word);
  pair(15, word, facts[after + WORD]!);
  pair(16, facts[before + WORD]!, facts[after + WORD]!);
  pair(17, facts[before + CLASS]!, kind);
  pair(18, kind, facts[after + CLASS]!);
  pair(19, facts[before + SHAPE]!, combine(shape, facts[after + SHAPE]!));
  pair(20, facts[before + WIDE_CLASS]!, combine(wide, facts[after + WIDE_CLASS]!));
  pair(21, facts[before + WORD]!, shape);
  pair(22, shape, facts[after + WORD]!);
  pair(23, facts[after + WORD]!, facts[after2 + WORD]!);
  pair(24, facts[before2 + WORD]!, facts[before + WORD]!);
  pair(25, facts[after + WIDE_CLASS]!, facts[after2 + WIDE_CLASS]!);
  pair(26, facts[before2 + WIDE_CLASS]!, facts[before + WIDE_CLASS]!);

  const cueAt = at(cue);
  const stem = facts[cueAt + STEM]!;
  const cueKind = facts[cueAt + CLASS]!;
  const cueWide = facts[cueAt + WIDE_CLASS]!;
  const distance = step(Math.abs(i - cue));
  pair(30, distance, 0);
  pair(31, distance, stem);
  pair(32, distance, cueKind);
  pair(33, stem, word);
  pair(34, stem, wide);
  pair(35, cueKind, word);
  pair(36, cueKind, wide);
  pair(37, stem, shape);
  pair(38, stem, facts[after + WORD]!);
  pair(39, stem, facts[before + WORD]!);
  pair(40, cueWide, combine(facts[before + WORD]!, word));
  pair(41, cueWide, combine(word, facts[after + WORD]!));

  // What lies between the cue and here.
  const low = side === LEFT ? i + 1 : cue + 1;
  const high = side === LEFT ? cue : Math.max(i, cue + 1);
  const parts = Math.min(3, context.parts[high]! - context.parts[low]!);
  const reports = Math.min(2, context.reports[high]! - context.reports[low]!);
  const thats = Math.min(1, context.thats[high]! - context.thats[low]!);
  const verbs = Math.min(3, context.verbs[high]! - context.verbs[low]!);
  const elsewhere = blocks[i] !== blocks[cue] ? 2 : first[i] !== first[cue] ? 1 : 0;
  const between = parts * 4 + reports;
  pair(50, between, thats);
  pair(51, between, word);
  pair(52, parts * 2 + thats, stem);
  pair(53, between, combine(shape, facts[after + SHAPE]!));
  pair(54, verbs, parts);
  pair(55, verbs, word);
  pair(56, verbs * 4 + parts, facts[after + WORD]!);
  pair(57, verbs, combine(wide, facts[after + WIDE_CLASS]!));
  pair(58, verbs * 32 + distance, shape);

  // What stands right beside the cue, and at the ends of the sentence.
  const next = facts[at(cue + 1) + WORD]!;
  const previous = facts[at(cue - 1) + WORD]!;
  pair(60, next, distance);
  pair(61, previous, distance);
  pair(62, next, word);
  pair(63, previous, word);
  pair(64, stem, combine(next, distance));
  pair(65, stem, combine(previous, distance));
  pair(66, facts[at(cue + 1) + WIDE_CLASS]!, combine(distance, facts[at(cue - 1) + WIDE_CLASS]!));
  pair(67, facts[at(first[cue]!) + SHAPE]!, distance);
  pair(68, cue === first[cue] ? 1 : 0, distance);
  const position = i === first[i] ? 1 : i === last[i] ? 2 : i + 1 === last[i] ? 3 : 0;
  pair(69, position, elsewhere);
  pair(70, position, stem);
  const quotes =
    (pieces[first[cue]!]! >= 0 || first[cue]! > from ? 1 : 0) |
    (pieces[end - 1]! >= 0 || (end - 2 >= from && pieces[end - 2]! >= 0) ? 2 : 0);
  pair(71, quotes, distance);
  pair(72, quotes, shape);
  pair(73, quotes, word);
  if (side !== CUE) return;
  pair(80, stem, 0);
  pair(81, stem, next);
  pair(82, stem, previous);
}
