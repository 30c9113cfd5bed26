import { NAME_KINDS } from '../analysis/model.ts';
import type { Digest, DigestEntity } from './digest.ts';
import type { Saying } from './shingles.ts';
import type { Texts } from './texts.ts';

/**
 * What the corpus has in memory of an article, or needs at once to take it in; all else is read from its digest when it is asked
 * for. In numbers, those of texts are from a `Texts`.
 */
export interface Gist {
  readonly date?: string;
  readonly source?: string;
  readonly entities: Entities;
  readonly doubtful: Doubtful;
  /** Of the article's lines, in their order. */
  readonly fingerprints: Float64Array;
  readonly sayings: readonly Saying[];
}

/**
 * The entities of an article, one behind the other: kind, name, known name and country or −1, numbers of spellings and of
 * descriptions, each spelling with its count, and each description.
 */
export type Entities = Int32Array;

/** Numbers of an entity before its spellings. */
const HEAD = 6;

/** Three numbers each: where it begins, its entity or −1, the line in which it stands as an index into `fingerprints`, or −1. */
export type Doubtful = Int32Array;
export const DOUBTFUL_STRIDE = 3;

/** What the corpus holds in memory of a digest; its texts are numbered, and those that are new kept, in `texts`. */
export function gistOf(digest: Digest, texts: Texts): Gist {
  const { date, source, lines, sayings } = digest;
  return {
    ...(date !== undefined && { date }),
    ...(source !== undefined && { source }),
    entities: entitiesOf(digest.entities, texts),
    doubtful: Int32Array.from(
      digest.doubtful.flatMap(({ start, entity = -1 }) => {
        const line = lines.start.findIndex((at, index) => at <= start && start < at + lines.length[index]!);
        return [start, entity, line];
      }),
    ),
    fingerprints: lines.fingerprint,
    sayings,
  };
}

/** Entities as numbers, in the order of the digest: its local indices lead to them. */
export function entitiesOf(entities: readonly DigestEntity[], texts: Texts): Entities {
  return Int32Array.from(
    entities.flatMap(({ kind, name, known, spellings, descriptions }) => [
      NAME_KINDS.indexOf(kind),
      texts.numberOf(name),
      known === undefined ? -1 : texts.numberOf(known.name),
      known?.home === undefined ? -1 : texts.numberOf(known.home),
      spellings.length,
      descriptions.length,
      ...spellings.flatMap(({ text, count }) => [texts.numberOf(text), count]),
      ...descriptions.map(texts.numberOf),
    ]),
  );
}

/** An entity among `Entities`, in numbers. */
export interface GistEntity {
  /** Index into `NAME_KINDS`. */
  readonly kind: number;
  readonly name: number;
  /** −1 where it is nothing that the lists know, and where they know no country. */
  readonly known: number;
  readonly home: number;
  /** Where its spellings begin among the numbers, and end. */
  readonly from: number;
  readonly to: number;
  /** Where its descriptions end, which follow. */
  readonly end: number;
}

export function entitiesIn(entities: Entities): readonly GistEntity[] {
  const found: GistEntity[] = [];
  for (let at = 0; at < entities.length; ) {
    const one = entityFrom(entities, at);
    found.push(one);
    at = one.end;
  }
  return found;
}

/** The entity of a local index, which must be one of the article; costs what stands before it. */
export function entityAt(entities: Entities, local: number): GistEntity {
  let at = 0;
  for (let i = 0; i < local; i++) at += HEAD + 2 * entities[at + 4]! + entities[at + 5]!;
  return entityFrom(entities, at);
}

/** The entity that begins at a place among the numbers. */
function entityFrom(entities: Entities, at: number): GistEntity {
  const from = at + HEAD;
  const to = from + 2 * entities[at + 4]!;
  const end = to + entities[at + 5]!;
  return {
    kind: entities[at]!,
    name: entities[at + 1]!,
    known: entities[at + 2]!,
    home: entities[at + 3]!,
    from,
    to,
    end,
  };
}

/** The numbers of `entities` with those of texts taken for others. */
export function renumbered(entities: Entities, numberOf: (text: number) => number): Entities {
  const found = Int32Array.from(entities);
  for (let at = 0; at < found.length; ) {
    for (let i = at + 1; i < at + 4; i++) if (found[i]! >= 0) found[i] = numberOf(found[i]!);
    const { from, to, end } = entityFrom(found, at);
    for (let i = from; i < to; i += 2) found[i] = numberOf(found[i]!);
    for (let i = to; i < end; i++) found[i] = numberOf(found[i]!);
    at = end;
  }
  return found;
}
