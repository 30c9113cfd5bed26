import { followsEntity } from '../analysis/coreference/follows-entity.ts';
import type { Mention, MentionKind } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { kindInFolder } from '../corpus/kind-in-folder.ts';
import type { Article } from './article.ts';

/** What a mention is shown as: what the folder knows of its entity, where it follows this. */
export function shownKind(
  corpus: Pick<Corpus, 'entityOf' | 'kind'>,
  { uri, analysis }: Pick<Article, 'uri' | 'analysis'>,
  mention: Mention,
): MentionKind {
  const { kind, entity } = mention;
  if (entity === undefined || !followsEntity(mention, analysis.entities)) return kind;
  return kindInFolder(corpus, uri, entity, kind);
}
