import { addInstance, combine, type Features } from './hashing.ts';

/**
 * Templates that join two traits of what is looked at, three numbers each: the template, and where the traits lie among all. One
 * small loop makes their features: the engine compiles it in a fraction of the time that it takes for as many calls.
 */
export type Pairs = Int32Array;

/** @param places by what the numbers of the templates are multiplied */
export function pairsOf(rows: readonly (readonly [number, number, number])[], places: number): Pairs {
  return Int32Array.from(rows.flatMap(([template, a, b]) => [template * places, a, b]));
}

/** Adds the feature of each pair. */
export function addPairs(features: Features, pairs: Pairs, traits: Int32Array): void {
  for (let row = 0; row < pairs.length; row += 3) {
    addInstance(features, pairs[row]!, combine(traits[pairs[row + 1]!]!, traits[pairs[row + 2]!]!));
  }
}
