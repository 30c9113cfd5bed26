import { type Mention, NAME_KINDS, type NameKind } from '../model.ts';
import { fold } from './fold.ts';
import { type KnownName, type KnownNames, knownName } from './known-names.ts';
import { type PersonName, personName } from './person-names.ts';

/** Names of different classes are never joined: Washington the man, Washington the city, Russians, Russian. */
export type NameClass = 'person' | 'group' | 'language' | 'name';

export function classOf(kind: NameKind): NameClass {
  return kind === 'person' || kind === 'group' || kind === 'language' ? kind : 'name';
}

/** All mentions of an article that are written alike and are of one class. */
export interface Form {
  readonly nameClass: NameClass;
  readonly kind: NameKind;
  /** As it is written first. */
  readonly spelling: string;
  readonly folded: string;
  /** Indices of mentions, in order. */
  readonly mentions: readonly number[];
  /** Of a person, the name taken apart. */
  readonly person?: PersonName;
  readonly known?: KnownName;
}

/** A tagger that is less sure than this of a kind yields to what it says of the same words elsewhere in the article. */
const SURE = 0.9;

/** Collects the forms of an article in the order of their first mention. Dates and sums are left out. */
export function formsOf(text: string, mentions: readonly Mention[], knownNames: KnownNames): Form[] {
  interface Draft {
    readonly spelling: string;
    readonly folded: string;
    readonly byKind: Map<NameKind, { weight: number; sure: boolean; mentions: number[] }>;
  }
  const drafts = new Map<string, Draft>();
  mentions.forEach((mention, index) => {
    const kind = NAME_KINDS.find((name) => name === mention.kind);
    if (kind === undefined) return;
    const spelling = text.slice(mention.start, mention.end);
    const folded = fold(spelling);
    // A name without a letter or digit is like itself only.
    const key = folded === '' ? `\0${spelling}` : folded;
    let draft = drafts.get(key);
    if (draft === undefined) {
      draft = { spelling, folded, byKind: new Map() };
      drafts.set(key, draft);
    }
    let entry = draft.byKind.get(kind);
    if (entry === undefined) {
      entry = { weight: 0, sure: false, mentions: [] };
      draft.byKind.set(kind, entry);
    }
    entry.weight += mention.confidence;
    entry.sure ||= mention.confidence >= SURE;
    entry.mentions.push(index);
  });
  const names = new Set(drafts.keys());
  const isNear = (name: string) => names.has(name);
  const forms: Form[] = [];
  for (const { spelling, folded, byKind } of drafts.values()) {
    const ranked = [...byKind].sort((a, b) => b[1].weight - a[1].weight);
    const byClass = new Map<NameClass, { kind: NameKind; mentions: number[] }>();
    for (const [kind, { sure, mentions: found }] of ranked) {
      const nameClass = classOf(kind);
      const strongest = ranked[0]![0];
      const target = byClass.get(nameClass) ?? (sure ? undefined : byClass.get(classOf(strongest)));
      if (target === undefined) byClass.set(nameClass, { kind, mentions: [...found] });
      else target.mentions.push(...found);
    }
    for (const [nameClass, { kind, mentions: found }] of byClass) {
      const known =
        nameClass === 'name' || nameClass === 'group'
          ? knownName(knownNames, spelling, folded, kind, isNear)
          : undefined;
      forms.push({
        nameClass,
        kind,
        spelling,
        folded,
        mentions: found.sort((a, b) => a - b),
        ...(nameClass === 'person' ? { person: personName(spelling) } : {}),
        ...(known === undefined ? {} : { known }),
      });
    }
  }
  return forms.sort((a, b) => a.mentions[0]! - b.mentions[0]!);
}
