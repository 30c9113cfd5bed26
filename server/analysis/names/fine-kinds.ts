import { type Classifier, classify } from '../learning/classifier.ts';
import { addFeature, combine, emptyFeatures, type Features, hashText } from '../learning/hashing.ts';
import type { NameKind } from '../model.ts';
import { type Document, factAt } from './document.ts';
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
export function nameFeatures(document: Document, { kind, first, end }: Named, features: Features): void {
  const last = end - 1;
  const size = Math.min(5, end - first);
  add(features, 0, combine(kind, size));
  let whole = kind;
  for (let i = first; i < end; i++) {
    add(features, 1, factAt(document, i, LOWER));
    add(features, 2, factAt(document, i, GROUP));
    whole = combine(whole, factAt(document, i, LOWER));
  }
  add(features, 3, whole);
  add(features, 4, combine(kind, factAt(document, last, LOWER)));
  add(features, 5, combine(kind, factAt(document, last, GROUP)));
  add(features, 6, combine(size, factAt(document, last, SUFFIX3)));
  add(features, 7, combine(kind, factAt(document, first, LOWER)));
  add(features, 8, combine(kind, factAt(document, first - 1, LOWER)));
  add(features, 9, combine(kind, factAt(document, end, LOWER)));
  add(features, 10, combine(factAt(document, first - 2, LOWER), factAt(document, first - 1, LOWER)));
  add(features, 11, combine(factAt(document, end, LOWER), factAt(document, end + 1, LOWER)));
  add(features, 12, combine(kind, factAt(document, first - 1, GROUP)));
  add(features, 13, combine(kind, factAt(document, end, GROUP)));
  add(features, 14, combine(MARKS.has(factAt(document, first - 1, LOWER)) ? 1 : 0, combine(kind, size)));
  add(features, 15, combine(kind, document.phrase[first]!));
  add(features, 16, combine(factAt(document, first, SHORT_SHAPE), factAt(document, last, SHORT_SHAPE)));
  add(features, 17, combine(kind, factAt(document, last, LISTS)));
  add(
    features,
    18,
    combine(
      factAt(document, first - 1, WIDE_GROUP),
      combine(factAt(document, last, WIDE_GROUP), factAt(document, end, WIDE_GROUP)),
    ),
  );
}

/** Its templates are numbered from here on. */
const TEMPLATES = 3000;

function add(features: Features, template: number, value: number): void {
  addFeature(features, combine(TEMPLATES + template, value));
}

const features = emptyFeatures();

/** Tells for each name what it is in particular; names that are written alike are one kind throughout the article. */
export function fineKinds(classifier: Classifier, document: Document, named: readonly Named[]): NameKind[] {
  const sums = new Map<number, Float64Array>();
  const keys: number[] = [];
  for (const name of named) {
    if (name.kind !== PLACE && name.kind !== MISC) {
      keys.push(0);
      continue;
    }
    let key = name.kind;
    for (let i = name.first; i < name.end; i++)
      key = combine(key, document.words.facts[document.numbers[i]! * FACTS + LOWER]!);
    features.length = 0;
    nameFeatures(document, name, features);
    const probabilities = new Float64Array(FINE_KINDS.length);
    classify(classifier, features, probabilities);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, probabilities);
    else for (let i = 0; i < sum.length; i++) sum[i]! += probabilities[i]!;
    keys.push(key);
  }
  return named.map(({ kind }, index) => {
    const sum = sums.get(keys[index]!);
    return sum === undefined ? 'other' : likeliest(kind, sum);
  });
}

/** The likeliest of the kinds of places, or of what is neither a place nor a person, an organization or a group. */
function likeliest(kind: number, sum: Float64Array): NameKind {
  let best = kind === PLACE ? 0 : PLACES;
  const end = kind === PLACE ? PLACES : FINE_KINDS.length;
  for (let i = best + 1; i < end; i++) if (sum[i]! > sum[best]!) best = i;
  return FINE_KINDS[best]!;
}
