import type { NameKind } from '../analysis/model.ts';

/**
 * What a reader said of the entities of a corpus, over what it finds by itself. Names are meant in every article, whatever their
 * case and accents.
 */
export interface Constraints {
  /** Names of one and the same; it is known by the first. */
  readonly same: readonly (readonly string[])[];
  /** Names of as many different ones. */
  readonly different: readonly (readonly string[])[];
  /** What goes by one of these names is called so. */
  readonly names: readonly { readonly of: readonly string[]; readonly name: string }[];
  readonly kinds: readonly { readonly of: readonly string[]; readonly kind: NameKind }[];
  /** Words that are no names. */
  readonly never: readonly string[];
}

export const UNCONSTRAINED: Constraints = { same: [], different: [], names: [], kinds: [], never: [] };
