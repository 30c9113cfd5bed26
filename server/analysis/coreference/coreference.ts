import { type LocalEntity, type Mention, NAME_KINDS, type NameKind, type Quotation, type Reference } from '../model.ts';

/** The mentions of an article, each with its entity, and these entities. */
export interface Resolved {
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
}

/** Joins the mentions of an article to its entities. (First version: equal spellings.) */
export function resolveNames(text: string, names: readonly Mention[]): Resolved {
  const entities: { kind: NameKind; name: string; spellings: string[]; mentions: number[]; descriptions: string[] }[] =
    [];
  const known = new Map<string, number>();
  const mentions = names.map((mention, index): Mention => {
    const kind = NAME_KINDS.find((name) => name === mention.kind);
    if (kind === undefined) return mention;
    const name = text.slice(mention.start, mention.end);
    let entity = known.get(name);
    if (entity === undefined) {
      entity = entities.push({ kind, name, spellings: [name], mentions: [], descriptions: [] }) - 1;
      known.set(name, entity);
    }
    entities[entity]!.mentions.push(index);
    return { ...mention, entity };
  });
  return { mentions, entities };
}

/**
 * Finds the words that stand for an entity without naming it. (First version: the speakers of quotations.)
 *
 * @param quotations in order; the entities of their speakers are known already, pronouns included
 */
export function findReferences(quotations: readonly Quotation[]): Reference[] {
  const references = new Map<number, Reference>();
  for (const { speaker, confidence } of quotations) {
    if (speaker?.entity === undefined || speaker.form === 'name') continue;
    const { start, end, entity, form } = speaker;
    references.set(start, { start, end, entity, form, confidence });
  }
  return [...references.values()].sort((a, b) => a.start - b.start);
}
