import { CERTAIN } from '../corrections/rules.ts';
import type { LocalEntity, Mention } from '../model.ts';

/** The tagger must be so sure that a place, rather than who sits there, is meant. */
export const SURE_OF_HOUSE = 0.8;

/**
 * Does a mention follow its entity when other articles say that this is of another kind? Not where a reader has said what it is, nor
 * where it tells another thing than its entity is: a country that stands for its team, or the house where a body sits.
 *
 * @param entities of the mention's article
 */
export function followsEntity({ kind, entity, confidence }: Mention, entities: readonly LocalEntity[]): boolean {
  if (entity === undefined || confidence === CERTAIN) return false;
  return entities[entity]?.kind === kind && !(kind === 'facility' && confidence >= SURE_OF_HOUSE);
}
