import { addFeature, combine, type Features } from '../learning/hashing.ts';
import { type Document, factAt } from './document.ts';
import type { Found } from './found.ts';
import { GROUP, LOWER, WIDE_GROUP } from './words.ts';

// What stands around the names of an article that are called the same: one of them may stand where it can be but one thing.

/** So many names that are called the same are looked at from all sides. */
const MOST = 16;

/** The features of what stands around names that are called the same. */
export function aroundFeatures(document: Document, called: readonly Found[], features: Features): void {
  for (const name of called.slice(0, MOST)) addContext(document, name, features);
}

/** Its templates are numbered from here on. */
const TEMPLATES = 5100;

function addContext(document: Document, { first, end }: Found, features: Features): void {
  const before = factAt(document, first - 1, LOWER);
  const before2 = factAt(document, first - 2, LOWER);
  const after = factAt(document, end, LOWER);
  const after2 = factAt(document, end + 1, LOWER);
  const wideBefore = factAt(document, first - 1, WIDE_GROUP);
  const wideAfter = factAt(document, end, WIDE_GROUP);
  const kindOfLast = factAt(document, end - 1, WIDE_GROUP);
  say(features, 0, before);
  say(features, 1, after);
  say(features, 2, before2);
  say(features, 3, after2);
  say(features, 4, combine(before2, before));
  say(features, 5, combine(before, after));
  say(features, 6, combine(after, after2));
  say(features, 7, factAt(document, first - 1, GROUP));
  say(features, 8, factAt(document, end, GROUP));
  say(features, 9, factAt(document, first - 2, GROUP));
  say(features, 10, factAt(document, end + 1, GROUP));
  say(features, 11, wideBefore);
  say(features, 12, wideAfter);
  say(features, 13, combine(wideBefore, wideAfter));
  say(features, 14, combine(before, kindOfLast));
  say(features, 15, combine(after, kindOfLast));
}

function say(features: Features, template: number, value: number): void {
  addFeature(features, combine(TEMPLATES + template, value));
}
