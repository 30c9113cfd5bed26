import type { Span } from '../../server/analysis/model.ts';
import { type Errors, type Gold, note, type Pair } from './gold.ts';
import { type Counts, noCounts, type Rates, ratesOf, share } from './rates.ts';

/** The coarse types that all gold sets have; what is in none of them is not scored. */
const COARSE: ReadonlyMap<string, string> = new Map([
  ['person', 'person'],
  ['organization', 'organization'],
  ['place', 'place'],
  ['facility', 'place'],
  ...['group', 'event', 'work', 'product', 'law', 'language', 'other', 'misc'].map((type) => [type, 'misc'] as const),
  ['date', 'date'],
  ['time', 'time'],
  ['money', 'money'],
]);

const CORE: readonly string[] = ['person', 'organization', 'place'];

export interface NameScores {
  /** Person, organization and place. */
  readonly core: Rates;
  /** All types that are annotated in the set. */
  readonly all: Rates;
  /** The share of gold's mentions that something overlaps, of whatever type. */
  readonly touched: number;
  readonly byType: ReadonlyMap<string, Rates>;
}

/**
 * Names, with the scoring of CoNLL-2003: a mention counts where its extent and its coarse type are both gold's. Types that a gold
 * article does not list are left out, and so is what stands where gold is undecided.
 *
 * @returns nothing where no article has mentions
 */
export function scoreNames(pairs: readonly Pair[], errors: Errors): NameScores | undefined {
  const annotated = pairs.filter(({ gold }) => gold.mentions !== undefined);
  if (annotated.length === 0) return undefined;
  const byType = new Map<string, Counts>();
  const countsOf = (type: string): Counts => {
    const counts = byType.get(type) ?? noCounts();
    byType.set(type, counts);
    return counts;
  };
  let touched = 0;
  let wanted = 0;
  for (const { gold, system } of annotated) {
    const types = new Set(gold.types ?? CORE);
    const inScope = (mentions: readonly (Span & { readonly type: string })[]): Map<string, Span & { type: string }> =>
      new Map(
        mentions.flatMap(({ start, end, type }) => {
          const coarse = COARSE.get(type);
          if (coarse === undefined || !types.has(coarse)) return [];
          if (gold.undecided?.some((span) => start < span.end && span.start < end) === true) return [];
          return [[`${start}:${end}:${coarse}`, { start, end, type: coarse }] as const];
        }),
      );
    const right = inScope(gold.mentions ?? []);
    const said = inScope(system.mentions ?? []);
    for (const [key, mention] of right) {
      const counts = countsOf(mention.type);
      counts.gold += 1;
      if (said.has(key)) counts.right += 1;
      else note(errors, `missed ${mention.type}`, inContext(gold, mention));
    }
    for (const [key, mention] of said) {
      countsOf(mention.type).system += 1;
      if (!right.has(key)) note(errors, `invented ${mention.type}`, inContext(gold, mention));
    }
    wanted += right.size;
    touched += countTouched([...right.values()], [...said.values()]);
  }
  const sum = (types: Iterable<string>): Rates => {
    const total = noCounts();
    for (const type of types) {
      const counts = byType.get(type);
      if (counts === undefined) continue;
      total.right += counts.right;
      total.system += counts.system;
      total.gold += counts.gold;
    }
    return ratesOf(total);
  };
  return {
    core: sum(CORE),
    all: sum(byType.keys()),
    touched: share(touched, wanted),
    byType: new Map([...byType].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, counts]) => [type, ratesOf(counts)])),
  };
}

function countTouched(right: readonly Span[], said: readonly Span[]): number {
  return right.filter((span) => said.some((other) => other.start < span.end && span.start < other.end)).length;
}

function inContext({ id, text }: Gold, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - 25), start);
  const after = text.slice(end, end + 25);
  return `${id}: …${before}[[${text.slice(start, end)}]]${after}…`.replace(/\s+/g, ' ');
}
