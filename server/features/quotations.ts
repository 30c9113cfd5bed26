import type { Corpus } from '../corpus/corpus.ts';
import type { EntityId, Location } from '../corpus/model.ts';
import { titleOf } from './code-lens.ts';

export interface Voiced {
  readonly id: EntityId;
  /** The speaker's name. */
  readonly speaker: string;
  readonly quotations: readonly Spoken[];
}

export interface Spoken {
  readonly words: string;
  readonly title: string;
  readonly date?: string;
  readonly location: Location;
}

/** All quotations of the corpus that are given to somebody, the most quoted first; of each, in the order of articles. */
export function quotationsBySpeaker(corpus: Corpus): readonly Voiced[] {
  const bySpeaker = new Map<EntityId, Spoken[]>();
  for (const { uri, date } of corpus.articles()) {
    for (const { speaker, text, range } of corpus.digest(uri)?.quotations ?? []) {
      const id = speaker === undefined ? undefined : corpus.entityOf(uri, speaker);
      if (id === undefined) continue;
      const said = bySpeaker.get(id) ?? [];
      bySpeaker.set(id, said);
      said.push({ words: text, title: titleOf(corpus, uri), ...(date && { date }), location: { uri, range } });
    }
  }
  return [...bySpeaker]
    .map(([id, quotations]): Voiced => ({ id, speaker: corpus.entity(id)?.name ?? id, quotations }))
    .sort((a, b) => b.quotations.length - a.quotations.length || (a.speaker < b.speaker ? -1 : 1));
}
