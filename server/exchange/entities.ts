import { NAME_KINDS, type NameKind } from '../analysis/model.ts';
import type { Annotated } from './record.ts';

/** What the articles of an export say of one entity. */
export interface EntityTally {
  /** How often it stands as each kind. */
  readonly kinds: Map<NameKind, number>;
  readonly spellings: Map<string, number>;
  mentions: number;
  articles: number;
}

/** Counts the entities of one article into those of all before it; returns the entities of the article. */
export function countEntities({ text, mentions }: Annotated, tallies: Map<string, EntityTally>): ReadonlySet<string> {
  const here = new Set<string>();
  for (const { start, end, type, entity } of mentions) {
    const kind = NAME_KINDS.find((candidate) => candidate === type);
    if (entity === undefined || kind === undefined) continue;
    let tally = tallies.get(entity);
    if (tally === undefined) {
      tally = { kinds: new Map(), spellings: new Map(), mentions: 0, articles: 0 };
      tallies.set(entity, tally);
    }
    const spelling = text.slice(start, end).replace(/\s+/g, ' ');
    tally.kinds.set(kind, (tally.kinds.get(kind) ?? 0) + 1);
    tally.spellings.set(spelling, (tally.spellings.get(spelling) ?? 0) + 1);
    tally.mentions += 1;
    if (!here.has(entity)) tally.articles += 1;
    here.add(entity);
  }
  return here;
}

/** The kind it stands as most often. */
export function kindOf({ kinds }: EntityTally): NameKind {
  return mostFrequent(kinds) ?? 'other';
}

/** The name it goes by where nobody knows a better one: the longest of its frequent spellings. */
export function nameFrom({ spellings, mentions }: EntityTally): string {
  const frequent = [...spellings].filter(([, count]) => count * 10 >= mentions);
  const name = frequent.sort(([a, m], [b, n]) => b.length - a.length || n - m)[0];
  return name?.[0] ?? mostFrequent(spellings) ?? '';
}

function mostFrequent<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let best: T | undefined;
  let most = 0;
  for (const [value, count] of counts) {
    if (count <= most) continue;
    best = value;
    most = count;
  }
  return best;
}
