import { fold } from '../../analysis/coreference/fold.ts';
import { anchors } from '../../analysis/corrections/anchors.ts';
import { isNameKind } from '../../analysis/model.ts';
import type { RecordMention } from '../../exchange/record.ts';
import type { EntityName } from '../correction.ts';
import type { Difference } from './difference.ts';
import { keyOf } from './names.ts';

import type { Pair } from './pair.ts';

/**
 * The names under which articles know an entity of ours, what it is called first: none that another entity is known by too, for a
 * correction of them would be one of both.
 */
export type NamesOf = (entity: string) => readonly string[];

/** One of our entities in one article, and whom others take its names for. */
interface Cell {
  readonly path: string;
  readonly entity: string;
  readonly mentions: readonly { readonly mention: RecordMention; readonly theirs: string; readonly words: string }[];
  /** Whom most of them are. */
  readonly who: string;
  /** The longest name in the article. */
  readonly longest: string;
}

/**
 * Where others take names for the same that we hold apart, or keep apart what we hold for the same. Names that only one side marks
 * tell nothing.
 */
export function identityDifferences(pairs: readonly Pair[], namesOf: NamesOf): readonly Difference[] {
  const found = pairs.flatMap(cellsOf);
  const byEntity = Map.groupBy(found, ({ entity }) => entity);
  /** Whom an entity of ours is for others, over all articles. */
  const whoIs = new Map(Array.from(byEntity, ([entity, list]) => [entity, mostOf(list)]));
  // Where an article is divided, it goes with the others.
  const cells = found.map((cell): Cell => {
    const main = whoIs.get(cell.entity) ?? cell.who;
    const names = cell.mentions.flatMap(({ theirs, words }) => (theirs === main ? [words] : []));
    return 2 * names.length < cell.mentions.length ? cell : { ...cell, who: main, longest: longestOf(names) };
  });
  const entitiesOf = Map.groupBy(byEntity.keys(), (entity) => whoIs.get(entity)!);
  const differences: Difference[] = [];
  const texts = new Map(pairs.map(({ ours, path }) => [path, ours.text]));
  const bearers = new Map<string, Set<string>>();
  for (const { path, entity, mentions } of cells) {
    for (const { words } of mentions) {
      const key = `${path}\n${fold(words)}`;
      bearers.set(key, (bearers.get(key) ?? new Set()).add(entity));
    }
  }
  /** How many go by the name of a cell in its article. */
  const bearersIn = ({ path, longest }: Cell): number => bearers.get(`${path}\n${fold(longest)}`)?.size ?? 0;
  const sayEach = (path: string, mentions: Cell['mentions'], same: string): void => {
    // Who goes by the same words in the article cannot be told from it there.
    if (bearers.has(`${path}\n${fold(same)}`)) return;
    for (const { mention } of mentions) {
      if (!isNameKind(mention.type)) continue;
      const place = anchors(texts.get(path) ?? '')(mention);
      const correction = { rule: 'mention', in: path, place, is: mention.type, same } as const;
      differences.push({ what: 'identity', correction });
    }
  };
  /** How a correction calls them. */
  const called = new Map<string, string>();
  for (const [who, list] of Map.groupBy(cells, (cell) => cell.who)) {
    const entities = entitiesOf.get(who) ?? [];
    const names = distinct(entities.flatMap(namesOf));
    const longest = longestOf(list.map((cell) => cell.longest));
    called.set(who, names[0] ?? longest);
    const strays = list.filter(({ entity }) => whoIs.get(entity) !== who);
    if (entities.length < 2 && strays.length === 0) continue;
    const isTaken = cells.some((cell) => cell.who !== who && fold(cell.longest) === fold(longest));
    const shared = entities.length > 1 ? names : entities.length === 1 ? names.slice(0, 1) : isTaken ? [] : [longest];
    const nameless = new Set(entities.filter((entity) => namesOf(entity).length === 0));
    const meant = list.filter((cell) => nameless.has(cell.entity) || strays.includes(cell));
    const here = meant.filter((cell) => bearersIn(cell) === 1);
    // Where two go by the same words in an article, mentions are told apart one by one.
    if (shared[0] !== undefined) {
      for (const { path, mentions } of meant.filter((cell) => bearersIn(cell) > 1)) sayEach(path, mentions, shared[0]);
    }
    const correction = {
      rule: 'same',
      names: [
        ...shared.map((name): EntityName => ({ name })),
        ...here.map((cell): EntityName => ({ name: cell.longest, in: cell.path })),
      ],
    } as const;
    if (correction.names.length > 1) differences.push({ what: 'identity', correction });
    else if (here.length > 0) {
      const name = strays.flatMap(({ entity }) => namesOf(entity))[0] ?? longest;
      const apart = { rule: 'different', names: [{ name }, ...correction.names] } as const;
      differences.push({ what: 'identity', correction: apart });
    }
  }
  for (const { path, who, mentions } of cells) {
    for (const [theirs, list] of Map.groupBy(mentions, (one) => one.theirs)) {
      if (theirs !== who) sayEach(path, list, called.get(theirs) ?? longestOf(list.map(({ words }) => words)));
    }
  }
  return differences;
}

function distinct(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.findIndex((other) => fold(other) === fold(name)) === index);
}

function longestOf(names: readonly string[]): string {
  return names.reduce((best, name) => (name.length > best.length ? name : best), '');
}

function cellsOf({ ours, theirs, path }: Pair): readonly Cell[] {
  const known = new Map(theirs.mentions.map((mention) => [keyOf(mention), mention.entity]));
  const both = ours.mentions.flatMap((mention) => {
    const other = known.get(keyOf(mention));
    const words = ours.text.slice(mention.start, mention.end).replace(/\s+/g, ' ').trim();
    return mention.entity === undefined || other === undefined ? [] : [{ mention, theirs: other, words }];
  });
  return Array.from(
    Map.groupBy(both, ({ mention }) => mention.entity!),
    ([entity, mentions]): Cell => {
      const who = mostFrequent(mentions.map((one) => one.theirs));
      const names = mentions.flatMap(({ theirs: one, words }) => (one === who ? [words] : []));
      return { path, entity, mentions, who, longest: longestOf(names) };
    },
  );
}

function mostOf(cells: readonly Cell[]): string {
  return mostFrequent(cells.flatMap(({ who, mentions }) => mentions.map(() => who)));
}

/** The value that stands most often in a list that is not empty; of two the one that comes first. */
function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts).reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
