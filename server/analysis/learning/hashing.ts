// Features are 32-bit hashes: a model knows them by number only, so it needs no dictionary of strings.

/**
 * Hashes text to a signed 32-bit number: FNV-1a over UTF-16 code units.
 *
 * @param seed tells equal texts of different origin apart; any 32-bit number
 */
export function hashText(text: string, seed = 0): number {
  let hash = seed ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** Hashes two numbers, in this order, to a signed 32-bit number whose bits are all well mixed (the finalizer of MurmurHash3). */
export function combine(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The features of one example: the first `length` numbers of `hashes`. Made once and filled again and again. */
export interface Features {
  readonly hashes: Int32Array;
  length: number;
  /** Where it is asked for: what each feature is an instance of, as given to `addInstance`. */
  readonly templates?: Int32Array;
}

export function emptyFeatures(capacity = 512): Features {
  return { hashes: new Int32Array(capacity), length: 0 };
}

/** Adds a feature; what exceeds the capacity is left out. */
export function addFeature(features: Features, hash: number): void {
  if (features.length < features.hashes.length) features.hashes[features.length++] = hash;
}

/** Adds the feature that a template makes of two values. */
export function addPair(features: Features, template: number, a: number, b: number): void {
  addFeature(features, combine(template, combine(a, b)));
}

/** Adds the feature that a template makes of a value. */
export function addInstance(features: Features, template: number, value: number): void {
  if (features.templates !== undefined) features.templates[features.length] = template;
  addFeature(features, combine(template, value));
}
