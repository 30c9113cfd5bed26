import { addFeature, combine, type Features } from '../learning/hashing.ts';
import type { Document } from './document.ts';
import type { Found } from './found.ts';
import { FACTS, GROUP, LOWER, WIDE_GROUP } from './words.ts';

// What stands around the names of an article that are called the same: one of them may stand where it can be but one thing.

/** So many names that are called the same are looked at from all sides. */
const MOST = 16;

/** The features of what stands around names that are called the same. */
export function aroundFeatures(document: Document, called: readonly Found[], features: Features): void {
  for (const name of called.slice(0, MOST)) addContext(document, name, features);
}

/** Its templates are numbered from here on. */
const TEMPLATES = 5100;

function addContext({ words, numbers }: Document, { first, end }: Found, features: Features): void {
  const { facts } = words;
  const say = (template: number, value: number): void => addFeature(features, combine(TEMPLATES + template, value));
  const fact = (place: number, trait: number): number => facts[numbers[place]! * FACTS + trait]!;
  const before = fact(first - 1, LOWER);
  const before2 = fact(first - 2, LOWER);
  const after = fact(end, LOWER);
  const after2 = fact(end + 1, LOWER);
  const wideBefore = fact(first - 1, WIDE_GROUP);
  const wideAfter = fact(end, WIDE_GROUP);
  const kindOfLast = fact(end - 1, WIDE_GROUP);
  say(0, before);
  say(1, after);
  say(2, before2);
  say(3, after2);
  say(4, combine(before2, before));
  say(5, combine(before, after));
  say(6, combine(after, after2));
  say(7, fact(first - 1, GROUP));
  say(8, fact(end, GROUP));
  say(9, fact(first - 2, GROUP));
  say(10, fact(end + 1, GROUP));
  say(11, wideBefore);
  say(12, wideAfter);
  say(13, combine(wideBefore, wideAfter));
  say(14, combine(before, kindOfLast));
  say(15, combine(after, kindOfLast));
}
