import { combine } from '../learning/hashing.ts';
import type { Tagged } from '../learning/tagger.ts';
import type { Document } from './document.ts';
import { COARSE_KINDS, DATE, MONEY, PERSON } from './kinds.ts';
import { FACTS, LOWER } from './words.ts';

/** A name whose kind is likelier than this keeps it, whatever the others say. */
const CERTAIN = 0.99;

/** How many times as much must be said for the other kind. */
const MORE = 1.5;

/**
 * Lets the names of an article agree: what is written alike is of one kind, unless the sentence leaves no doubt, and who is
 * called by a full name somewhere is a person where the surname stands alone.
 */
export function agree<Name extends Tagged>({ words, numbers }: Document, names: readonly Name[]): Name[] {
  const { facts } = words;
  const votes = new Map<number, Float64Array>();
  const vote = (key: number, kind: number, worth: number): void => {
    let sums = votes.get(key);
    if (sums === undefined) {
      sums = new Float64Array(COARSE_KINDS.length);
      votes.set(key, sums);
    }
    sums[kind]! += worth;
  };
  const lowerAt = (place: number): number => facts[numbers[place]! * FACTS + LOWER]!;
  const keys = names.map(({ kind, first, end, probability }): number => {
    let key = 0;
    for (let i = first; i < end; i++) key = combine(key, lowerAt(i));
    vote(key, kind, probability);
    if (kind === PERSON && end - first > 1) vote(combine(0, lowerAt(end - 1)), PERSON, probability);
    return key;
  });
  return names.map((name, index): Name => {
    const { kind, probability } = name;
    const sums = votes.get(keys[index]!)!;
    if (probability >= CERTAIN || kind === DATE || kind === MONEY) return name;
    let best = kind;
    let total = 0;
    for (let other = 0; other < sums.length; other++) {
      total += sums[other]!;
      if (sums[other]! > sums[best]!) best = other;
    }
    if (best === kind || sums[best]! < MORE * sums[kind]!) return name;
    return { ...name, kind: best, probability: sums[best]! / total };
  });
}
