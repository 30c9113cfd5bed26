import type { Resolved } from '../coreference/coreference.ts';
import { fold } from '../coreference/fold.ts';
import type { LocalEntity, NameKind } from '../model.ts';
import type { Find } from './anchors.ts';
import { type ArticleRule, CERTAIN } from './rules.ts';

type Draft = { -readonly [K in keyof LocalEntity]: LocalEntity[K] };

/** The entities of an article as a reader corrected them: of another kind, known by another name, with a mention more or less. */
export function correctEntities(text: string, resolved: Resolved, rules: readonly ArticleRule[], find: Find): Resolved {
  const kinds = new Map<string, NameKind>();
  const known = new Map<string, string>();
  const moves = new Map<number, string>();
  for (const rule of rules) {
    if (rule.rule === 'kind') kinds.set(fold(rule.of), rule.kind);
    else if (rule.rule === 'whose') known.set(fold(rule.of), rule.known);
    else if (rule.rule === 'mention' && rule.same !== undefined) {
      const span = find(rule.place);
      if (span !== undefined) moves.set(span.start, rule.same);
    }
  }
  if (kinds.size === 0 && known.size === 0 && moves.size === 0) return resolved;
  const mentions = [...resolved.mentions];
  const entities = resolved.entities.map((entity): Draft => ({ ...entity }));
  mentions.forEach((mention, index) => {
    const name = moves.get(mention.start);
    if (name === undefined || mention.entity === undefined) return;
    const spelling = text.slice(mention.start, mention.end);
    mentions[index] = { ...mention, entity: entityFor(entities, name, spelling, mention.entity), confidence: CERTAIN };
  });
  // Who belongs to whom is counted anew from the mentions.
  const numbers = new Map<number, number>();
  const kept: Draft[] = [];
  mentions.forEach((mention, index) => {
    const { entity } = mention;
    if (entity === undefined) return;
    let number = numbers.get(entity);
    if (number === undefined) {
      number = kept.push({ ...entities[entity]!, spellings: [], mentions: [] }) - 1;
      numbers.set(entity, number);
    }
    const draft = kept[number]!;
    const spelling = text.slice(mention.start, mention.end);
    if (!draft.spellings.includes(spelling)) draft.spellings = [...draft.spellings, spelling];
    draft.mentions = [...draft.mentions, index];
    mentions[index] = { ...mention, entity: number };
  });
  for (const draft of kept) {
    const names = [draft.name, ...draft.spellings].map(fold);
    const kind = names.map((name) => kinds.get(name)).find((found) => found !== undefined);
    const name = names.map((spelt) => known.get(spelt)).find((found) => found !== undefined);
    if (name !== undefined) draft.known = { name };
    if (kind === undefined) continue;
    draft.kind = kind;
    for (const index of draft.mentions) mentions[index] = { ...mentions[index]!, kind, confidence: CERTAIN };
  }
  return { mentions, entities: kept };
}

/** The entity of the article that goes by a name; one more where none does, which the corpus knows by that name. */
function entityFor(entities: Draft[], name: string, spelling: string, before: number): number {
  const wanted = fold(name);
  const there = entities.findIndex(
    (entity) => fold(entity.name) === wanted || entity.spellings.some((other) => fold(other) === wanted),
  );
  if (there >= 0) return there;
  const { kind } = entities[before]!;
  return entities.push({ kind, name: spelling, known: { name }, spellings: [], mentions: [], descriptions: [] }) - 1;
}
