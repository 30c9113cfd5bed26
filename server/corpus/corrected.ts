import { fold } from '../analysis/coreference/fold.ts';
import { NAME_KINDS, type NameKind } from '../analysis/model.ts';
import { remembered } from '../analysis/remembered.ts';
import type { Constraints } from './constraints.ts';
import type { Digest, DigestEntity } from './digest.ts';
import { type Entities, entitiesIn, entitiesOf } from './gist.ts';
import type { Texts } from './texts.ts';

/** What a reader said, by folded name. */
export interface Rulings {
  /** Says what a name decides of its entities, the same text exactly where that is the same; what they are called is no part of them. */
  about(name: string): string;
  /** Every name that decides something of its entities. */
  readonly subjects: ReadonlySet<string>;
  /** The digest with what is said of its entities; itself where nothing is. */
  correct(digest: Digest): Digest;
  /** The same of entities in numbers. */
  correctEntities(entities: Entities): Entities;
  /** What an entity is called that goes by one of some names. */
  calledBy(names: Iterable<string>): string | undefined;
}

/** Of many names that were given one is new. */
const foldedAll = remembered(({ of }: Constraints['names'][number]) => of.map(fold));

export function rulingsOf({ same, different, names, kinds, never }: Constraints, texts: Texts): Rulings {
  const known = new Map<string, string>();
  const called = new Map<string, string>();
  const firsts = new Map<string, string>();
  const kindOf = new Map<string, NameKind>();
  const dropped = new Set(never.map(fold));
  // Nothing sounds like these, so nothing joins what is kept apart by them.
  for (const group of different) {
    group.slice(1).forEach((name, index) => {
      known.set(fold(name), `${name} apart${index + 2}`);
    });
  }
  for (const group of same) {
    const first = group[0]!;
    for (const name of group) known.set(fold(name), known.get(fold(first)) ?? first);
    firsts.set(fold(first), first);
  }
  for (const given of names) for (const one of foldedAll(given)) called.set(one, given.name);
  for (const { of, kind } of kinds) for (const one of of) kindOf.set(fold(one), kind);
  const subjects = new Set([...known.keys(), ...kindOf.keys(), ...dropped]);

  /** Texts of which something is said, or nothing: what was found out of each. */
  const spokenOf = new Map<number, boolean>();

  function isSpokenOf(text: number): boolean {
    let is = spokenOf.get(text);
    if (is === undefined) {
      is = subjects.has(fold(texts.at(text)));
      spokenOf.set(text, is);
    }
    return is;
  }

  function correctedAll(entities: readonly DigestEntity[]): readonly DigestEntity[] {
    const now = entities.map(corrected);
    return now.every((entity, local) => entity === entities[local]) ? entities : now;
  }

  function corrected(entity: DigestEntity): DigestEntity {
    const own = fold(entity.name);
    const spellings = entity.spellings.map(({ text }) => fold(text));
    const wanted = known.get(own) ?? known.get(fold(entity.known?.name ?? ''));
    const kind = [own, ...spellings].map((name) => kindOf.get(name)).find((found) => found !== undefined);
    const isNone = spellings.length > 0 && spellings.every((name) => dropped.has(name));
    if (wanted === undefined && kind === undefined && !isNone) return entity;
    return {
      ...entity,
      ...(kind !== undefined && { kind }),
      ...(wanted !== undefined && { known: { ...entity.known, name: wanted } }),
      ...(isNone && { spellings: [] }),
    };
  }

  return {
    about: (name) => JSON.stringify([known.get(name), kindOf.get(name), dropped.has(name)]),
    subjects,
    correct(digest) {
      if (subjects.size === 0) return digest;
      const entities = correctedAll(digest.entities);
      if (entities === digest.entities) return digest;
      // Everything else is read when it is asked for, as before.
      const now: Digest = Object.create(digest, { entities: { value: entities, enumerable: true } });
      return now;
    },
    correctEntities(entities) {
      if (subjects.size === 0) return entities;
      const all = entitiesIn(entities);
      const isMeant = all.some(
        ({ name, known, from, to }) =>
          isSpokenOf(name) ||
          (known >= 0 && isSpokenOf(known)) ||
          entities.subarray(from, to).some((text, i) => i % 2 === 0 && isSpokenOf(text)),
      );
      if (!isMeant) return entities;
      const said = all.map(
        ({ kind, name, known, home, from, to, end }): DigestEntity => ({
          kind: NAME_KINDS[kind]!,
          name: texts.at(name),
          ...(known >= 0 && { known: { name: texts.at(known), ...(home >= 0 && { home: texts.at(home) }) } }),
          spellings: Array.from({ length: (to - from) / 2 }, (_, i) => ({
            text: texts.at(entities[from + 2 * i]!),
            count: entities[from + 2 * i + 1]!,
          })),
          descriptions: Array.from(entities.subarray(to, end), texts.at),
        }),
      );
      const now = correctedAll(said);
      return now === said ? entities : entitiesOf(now, texts);
    },
    calledBy(all) {
      if (called.size + firsts.size === 0) return undefined;
      // What was said of a name counts before what follows from several being one, whichever article came first.
      const names = Array.from(all, fold)
        .filter((name) => called.has(name) || firsts.has(name))
        .sort();
      for (const said of [called, firsts]) {
        const name = names.find((one) => said.has(one));
        if (name !== undefined) return said.get(name);
      }
      return undefined;
    },
  };
}
