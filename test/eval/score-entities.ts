import { type Errors, note, type Pair } from './gold.ts';
import { type Rates, ratesFrom, share } from './rates.ts';

export interface EntityScores {
  /** The share of gold's mentions that were marked with the same extent. */
  readonly found: number;
  /** B-cubed over all of gold's mentions; one that was not found stands alone. */
  readonly all: Rates;
  /** B-cubed over the mentions found. */
  readonly ofFound: Rates;
  /** B-cubed where only mentions in other articles count: what a jump to related mentions feels like. */
  readonly otherArticles: Rates;
}

interface Item {
  readonly article: string;
  readonly words: string;
  readonly gold: string;
  readonly system: string;
  readonly found: boolean;
}

/**
 * Who is who, over all articles of a run: B-cubed (Bagga and Baldwin, 1998) over gold's mentions.
 *
 * @returns nothing where no article says who is meant
 */
export function scoreEntities(pairs: readonly Pair[], errors: Errors): EntityScores | undefined {
  const items = pairs.flatMap(({ gold, system }): Item[] => {
    const bySpan = new Map(system.mentions?.map(({ start, end, entity }) => [`${start}:${end}`, entity]));
    return (gold.mentions ?? []).flatMap(({ start, end, entity }, index): Item[] => {
      if (entity === undefined) return [];
      const said = bySpan.get(`${start}:${end}`);
      return [
        {
          article: gold.id,
          words: gold.text.slice(start, end),
          gold: entity,
          system: said ?? `alone:${gold.id}:${index}`,
          found: said !== undefined,
        },
      ];
    });
  });
  if (items.length === 0) return undefined;
  const found = items.filter((item) => item.found);
  noteErrors(found, errors);
  return {
    found: share(found.length, items.length),
    all: bCubed(items, () => true),
    ofFound: bCubed(found, () => true),
    otherArticles: bCubed(items, (item, other) => item.article !== other.article),
  };
}

function bCubed(items: readonly Item[], counts: (item: Item, other: Item) => boolean): Rates {
  const inGold = Map.groupBy(items, (item) => item.gold);
  const inSystem = Map.groupBy(items, (item) => item.system);
  let precision = 0;
  let precisionOf = 0;
  let recall = 0;
  let recallOf = 0;
  for (const item of items) {
    const gold = inGold.get(item.gold)!.filter((other) => counts(item, other));
    const system = inSystem.get(item.system)!.filter((other) => counts(item, other));
    const shared = system.filter((other) => other.gold === item.gold).length;
    if (system.length > 0) {
      precision += shared / system.length;
      precisionOf += 1;
    }
    if (gold.length > 0) {
      recall += shared / gold.length;
      recallOf += 1;
    }
  }
  return ratesFrom(share(precision, precisionOf) / 100, share(recall, recallOf) / 100);
}

/** What stands together and should not, and what should and does not; the largest first. */
function noteErrors(found: readonly Item[], errors: Errors): void {
  for (const [kind, by, other] of [
    ['taken for one', 'system', 'gold'],
    ['taken for several', 'gold', 'system'],
  ] as const) {
    [...Map.groupBy(found, (item) => item[by])]
      .map(([id, group]) => ({ id, size: group.length, parts: Map.groupBy(group, (item) => item[other]) }))
      .filter(({ parts }) => parts.size > 1)
      .sort((a, b) => b.size - a.size)
      .forEach(({ id, parts }) => {
        const told = [...parts].map(([part, group]) => `${part} (${group.length}: ${group[0]!.words})`);
        note(errors, kind, `${id} = ${told.join(', ')}`.replace(/\s+/g, ' ').slice(0, 300));
      });
  }
}
