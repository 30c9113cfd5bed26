import { CERTAIN } from '../corrections/rules.ts';
import type { LocalEntity, Mention } from '../model.ts';

/**
 * Does a mention follow its entity when other articles say that this is of another kind? Not where a reader has said what it is, nor
 * where it tells another thing than its entity is: a country that stands for its team.
 *
 * @param entities of the mention's article
 */
export function followsEntity({ kind, entity, confidence }: Mention, entities: readonly LocalEntity[]): boolean {
  return entity !== undefined && confidence !== CERTAIN && entities[entity]?.kind === kind;
}
