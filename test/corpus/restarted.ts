import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Constraints, UNCONSTRAINED } from '../../server/corpus/constraints.ts';
import { type Corpus, createCorpus } from '../../server/corpus/corpus.ts';
import { type Digest, excerptOf } from '../../server/corpus/digest.ts';
import { gistOf } from '../../server/corpus/gist.ts';
import { glanceOf } from '../../server/corpus/glance.ts';
import type { Keeper } from '../../server/corpus/held-digests.ts';
import { piecesOf, renumberedPiece } from '../../server/corpus/snapshot.ts';
import { finish } from '../features/corpora.ts';
import { models } from '../models.ts';

/** A session's end and the next one's start; numbers of articles are those in their addresses, as bits. */
export interface Restart {
  readonly kind: 'restart';
  /** Articles that are put away when the snapshot is taken. */
  readonly away: number;
  /** Articles that are not kept as they were then. */
  readonly lost: number;
}

export const restart: fc.Arbitrary<Restart> = fc.record({
  kind: fc.constant('restart'),
  away: fc.nat(1023),
  lost: fc.nat(1023),
});

/** The corpus of the next session, from a snapshot of this one's. */
export function restarted(
  corpus: Corpus,
  folder: ReadonlyMap<string, Digest>,
  { away, lost }: Restart,
  said: Constraints = UNCONSTRAINED,
): Corpus {
  const kept = new Map(folder);
  const isAmong = (bits: number, uri: string): boolean => ((bits >> Number(/\d+/.exec(uri))) & 1) === 1;
  const keeperOf = ({ texts }: Corpus): Keeper => ({
    read: (uri) => kept.get(uri),
    glimpse: (uri) => glanceOf(kept.get(uri)!),
    lines: (uri) => kept.get(uri)?.lines,
    mentions: (uri) => kept.get(uri)?.mentions,
    excerpt: (uri, local) => excerptOf(kept.get(uri)!, local),
    gist: (uri) => gistOf(kept.get(uri)!, texts),
  });
  for (const uri of kept.keys()) if (isAmong(away, uri)) corpus.putAway(uri, corpus.digest(uri)!, keeperOf(corpus));
  const snapshot = finish(corpus.snapshot(keeperOf(corpus)))!;

  const next = createCorpus(models.givenNames);
  next.constrain(said);
  // An article may be open already.
  const [open] = kept;
  if (open !== undefined) next.put(...open);
  const numberOf = (text: number): number => next.texts.numberOf(corpus.texts.at(text));
  const columns = Array.from(snapshot, ([name, column]) => {
    const [piece = [], ...others] = piecesOf(column);
    assert.deepEqual(others, []);
    return [name, renumberedPiece(name, piece, numberOf)] as const;
  });
  const isCurrent = (uri: string): boolean => kept.has(uri) && !isAmong(lost, uri);
  assert.equal(finish(next.adopt(new Map(columns), isCurrent, keeperOf(next))), true);
  for (const [uri, digest] of kept) {
    if (next.article(uri) === undefined) next.restore(uri, gistOf(digest, next.texts), keeperOf(next));
  }
  finish(next.settle());
  return next;
}
