import type { MentionKind, NameKind } from '../analysis/model.ts';
import type { Corpus } from './corpus.ts';

/**
 * The kind that most articles say an entity of one of them is of, for a mention that follows it. An article that speaks of Halvern
 * once may take it for a person; its neighbours know better.
 *
 * @param local index into the entities of the article
 * @param own what the article takes it for: holds where it is a draw
 */
export function kindInFolder<Kind extends MentionKind>(
  corpus: Pick<Corpus, 'entityOf' | 'kind'>,
  uri: string,
  local: number,
  own: Kind,
): Kind | NameKind {
  const id = corpus.entityOf(uri, local);
  const most = id === undefined ? undefined : corpus.kind(id, own);
  // Where most articles go to its house, a body that acts in this one is a body still.
  return most === undefined || (own === 'organization' && most === 'facility') ? own : most;
}
