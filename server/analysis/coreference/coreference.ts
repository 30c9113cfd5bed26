import { type LocalEntity, type Mention, NAME_KINDS, type NameKind, type Quotation, type Reference } from '../model.ts';

export interface Resolved {
  readonly mentions: readonly Mention[];
  readonly references: readonly Reference[];
  readonly entities: readonly LocalEntity[];
  readonly quotations: readonly Quotation[];
}

/** Joins the mentions of an article to its entities. (First version: equal spellings.) */
export function resolve(text: string, mentions: readonly Mention[], quotations: readonly Quotation[]): Resolved {
  const entities: { kind: NameKind; name: string; spellings: string[]; mentions: number[]; descriptions: string[] }[] =
    [];
  const known = new Map<string, number>();
  const resolved = mentions.map((mention, index): Mention => {
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
  return { mentions: resolved, references: [], entities, quotations };
}
