import { fold } from '../analysis/coreference/fold.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { Entity, EntityId } from '../corpus/model.ts';
import { type Article, thingsAt, wordsOf } from '../features/article.ts';
import { mark, nameAt, nameInArticles } from './actions.ts';
import { type Choice, type Choices, EVERYWHERE, HERE, IN_ARTICLE } from './choice.ts';

/** Other spellings that a choice shows. */
const SPELLINGS = 4;

/**
 * Who the name at an offset may be the same as: the entities that the query finds by any spelling; without one those that it was
 * close to, then others of its article. Undefined where no name stands.
 *
 * @param limit how many choices
 */
export function sameAs(
  article: Article,
  path: string,
  corpus: Corpus,
  offset: number,
  query: string,
  limit: number,
): Choices | undefined {
  const { analysis, text, uri } = article;
  const at = nameAt(article, corpus, offset);
  const mention = thingsAt(analysis, offset).find((thing) => thing.kind === 'mention')?.mention;
  if (at === undefined || mention?.entity === undefined) return undefined;
  const own = corpus.entityOf(uri, mention.entity);
  const local = analysis.entities[mention.entity]!;
  const candidates = new Map<EntityId, Entity>();
  const add = (id: EntityId | undefined): void => {
    const entity = id === undefined || id === own ? undefined : corpus.entity(id);
    if (entity !== undefined) candidates.set(entity.id, entity);
  };
  if (query.trim() === '') {
    if (own !== undefined) for (const id of corpus.alternatives(own)) add(id);
    const others = analysis.entities.map(({ kind }, index) => ({ index, isAlike: kind === local.kind }));
    for (const { index } of others.sort((a, b) => Number(b.isAlike) - Number(a.isAlike))) {
      if (candidates.size >= limit) break;
      add(corpus.entityOf(uri, index));
    }
  } else for (const { id } of corpus.search(query, limit + 1)) add(id);
  const choices = [...candidates.values()].slice(0, limit).map((entity): Choice => {
    const { name } = entity;
    const known = nameInArticles(corpus, entity);
    const spellings = entity.spellings.map((spelling) => spelling.text).filter((spelling) => spelling !== name);
    const here = mark({ text }, path, mention, local.kind, false);
    return {
      label: name,
      description: described(entity),
      ...(spellings.length > 0 && { detail: spellings.slice(0, SPELLINGS).join(', ') }),
      ways: [
        {
          label: EVERYWHERE,
          corrections: [{ rule: 'same', names: [known, ...at.names].map((one) => ({ name: one })) }],
        },
        {
          label: IN_ARTICLE,
          corrections: [{ rule: 'same', names: [{ name: known }, { name: local.name, in: path }] }],
        },
        ...(here?.rule === 'mention' ? [{ label: HERE, corrections: [{ ...here, same: known }] }] : []),
      ],
    };
  });
  return { subject: wordsOf(text, mention), choices };
}

/** Who the name at an offset was taken to be and may not be: other names that were joined with it, and its namesakes elsewhere. */
export function differentFrom(article: Article, path: string, corpus: Corpus, offset: number): Choices | undefined {
  const { analysis, text, uri } = article;
  const at = nameAt(article, corpus, offset);
  const mention = thingsAt(analysis, offset).find((thing) => thing.kind === 'mention')?.mention;
  if (at === undefined || mention?.entity === undefined) return undefined;
  const { name: own } = analysis.entities[mention.entity]!;
  const id = corpus.entityOf(uri, mention.entity);
  const choices = at.names
    .filter((name) => fold(name) !== fold(own))
    .map(
      (name): Choice => ({
        label: name,
        description: 'another name that was taken for the same',
        ways: [
          { label: EVERYWHERE, corrections: [{ rule: 'different', names: [{ name }, { name: own }] }] },
          { label: IN_ARTICLE, corrections: [{ rule: 'different', names: [{ name }, { name: own, in: path }] }] },
        ],
      }),
    );
  if (id !== undefined && corpus.isElsewhere(id, uri)) {
    choices.push({
      label: at.name,
      description: 'of the other articles: here it is somebody or something else of that name',
      ways: [
        {
          label: IN_ARTICLE,
          corrections: [{ rule: 'different', names: [{ name: at.name }, { name: own, in: path }] }],
        },
      ],
    });
  }
  return { subject: wordsOf(text, mention), choices };
}

function described({ kind, mentions, articles }: Entity): string {
  return `${kind} · ${mentions} mention${mentions === 1 ? '' : 's'} in ${articles} article${articles === 1 ? '' : 's'}`;
}
