import { type Classifier, classify } from '../learning/classifier.ts';
import { addFeature, combine, emptyFeatures, type Features, hashText } from '../learning/hashing.ts';
import type { NameKind } from '../model.ts';
import type { Document } from './document.ts';
import { MISC, PLACE } from './kinds.ts';
import { FACTS, GROUP, LISTS, LOWER, SHORT_SHAPE, SUFFIX3, WIDE_GROUP } from './words.ts';

/** The kinds that are told apart name by name, after tagging. */
export const FINE_KINDS = [
  'place',
  'facility',
  'event',
  'work',
  'product',
  'law',
  'language',
  'other',
] as const satisfies readonly NameKind[];

/** How many of them are kinds of places. */
const PLACES = 2;

/** Places of a document that a name covers, the last exclusive, and its coarse kind. */
export interface Named {
  readonly kind: number;
  readonly first: number;
  readonly end: number;
}

const MARKS = new Set(['“', '"', '‘', "'", '«', '„'].map((mark) => hashText(mark)));

/** The features of a name as a whole: its words, and those beside it. */
export function nameFeatures(
  { words, numbers, phrase }: Document,
  { kind, first, end }: Named,
  features: Features,
): void {
  const { facts } = words;
  const fact = (place: number, which: number): number => facts[numbers[place]! * FACTS + which]!;
  const add = (template: number, value: number): void => addFeature(features, combine(3000 + template, value));
  const last = end - 1;
  const size = Math.min(5, end - first);
  add(0, combine(kind, size));
  let whole = kind;
  for (let i = first; i < end; i++) {
    add(1, fact(i, LOWER));
    add(2, fact(i, GROUP));
    whole = combine(whole, fact(i, LOWER));
  }
  add(3, whole);
  add(4, combine(kind, fact(last, LOWER)));
  add(5, combine(kind, fact(last, GROUP)));
  add(6, combine(size, fact(last, SUFFIX3)));
  add(7, combine(kind, fact(first, LOWER)));
  add(8, combine(kind, fact(first - 1, LOWER)));
  add(9, combine(kind, fact(end, LOWER)));
  add(10, combine(fact(first - 2, LOWER), fact(first - 1, LOWER)));
  add(11, combine(fact(end, LOWER), fact(end + 1, LOWER)));
  add(12, combine(kind, fact(first - 1, GROUP)));
  add(13, combine(kind, fact(end, GROUP)));
  add(14, combine(MARKS.has(fact(first - 1, LOWER)) ? 1 : 0, combine(kind, size)));
  add(15, combine(kind, phrase[first]!));
  add(16, combine(fact(first, SHORT_SHAPE), fact(last, SHORT_SHAPE)));
  add(17, combine(kind, fact(last, LISTS)));
  add(18, combine(fact(first - 1, WIDE_GROUP), combine(fact(last, WIDE_GROUP), fact(end, WIDE_GROUP))));
}

const features = emptyFeatures();

/** Tells for each name what it is in particular; names that are written alike are one kind throughout the article. */
export function fineKinds(classifier: Classifier, document: Document, named: readonly Named[]): NameKind[] {
  const sums = new Map<number, Float64Array>();
  const keys = named.map((name) => {
    if (name.kind !== PLACE && name.kind !== MISC) return 0;
    let key = name.kind;
    for (let i = name.first; i < name.end; i++)
      key = combine(key, document.words.facts[document.numbers[i]! * FACTS + LOWER]!);
    features.length = 0;
    nameFeatures(document, name, features);
    const probabilities = new Float64Array(FINE_KINDS.length);
    classify(classifier, features, probabilities);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, probabilities);
    else
      probabilities.forEach((probability, i) => {
        sum[i]! += probability;
      });
    return key;
  });
  return named.map(({ kind }, index) => {
    const sum = sums.get(keys[index]!);
    if (sum === undefined) return 'other';
    let best = kind === PLACE ? 0 : PLACES;
    const end = kind === PLACE ? PLACES : FINE_KINDS.length;
    for (let i = best + 1; i < end; i++) if (sum[i]! > sum[best]!) best = i;
    return FINE_KINDS[best]!;
  });
}
