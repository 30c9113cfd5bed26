import { NAME_KINDS } from '../../analysis/model.ts';
import type { Corpus } from '../../corpus/corpus.ts';
import type { EntityChoice, EntityParent } from './entities.ts';
import type { ViewNode, ViewPage, Window } from './node.ts';

/**
 * What can be told of the entities before the articles have been looked through: the kinds, and of each kind the entities of most
 * mentions, by their full names. Undefined where more is asked for.
 */
export function foremostNodes(
  corpus: Corpus,
  { by, order, filter }: EntityChoice,
  parent: EntityParent | undefined,
  { from, count }: Window,
): ViewPage | undefined {
  if (by !== 'kind' || order !== 'mentions' || filter !== '') return undefined;
  if (parent === undefined) {
    const { names } = corpus.foremost(undefined, 0);
    const nodes = NAME_KINDS.flatMap((kind, i): ViewNode[] => {
      const entities = names[i]!;
      return entities === 0 ? [] : [{ is: 'kind', kind, entities }];
    });
    return { nodes, total: nodes.length, isPartial: true };
  }
  if (parent.is !== 'kind') return undefined;
  const { kind } = parent;
  const { names, entities } = corpus.foremost(kind, from + count);
  const nodes = entities.slice(from).map(({ id, mentions, articles }): ViewNode => {
    const name = corpus.label(id)?.name ?? '';
    return { is: 'entity', entity: { id, kind, name, mentions, articles, quotations: 0 } };
  });
  return { nodes, total: names[NAME_KINDS.indexOf(kind)]!, isPartial: true };
}
