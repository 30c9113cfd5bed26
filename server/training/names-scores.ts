import type { Mention } from '../analysis/model.ts';
import { findNames } from '../analysis/names/names.ts';
import type { NameTagger } from '../analysis/names/tagger.ts';
import type { GoldArticle } from './gold.ts';
import { layOut } from './lay-out.ts';

/** F1 of names by exact extent and coarse kind, in percent. */
export interface NameScores {
  /** Persons, organizations and places. */
  readonly core: number;
  /** Whatever the set annotates. */
  readonly all: number;
}

const CORE: readonly string[] = ['person', 'organization', 'place'];
const COARSE: Readonly<Record<string, string>> = {
  ...{ person: 'person', organization: 'organization', place: 'place', facility: 'place' },
  ...{ date: 'date', time: 'time', money: 'money', quantity: 'quantity' },
};

/** Compares what is found with gold, outside the lines that gold holds to be noise. */
export function scoreNames(names: NameTagger, articles: readonly GoldArticle[]): NameScores {
  const counts = new Map<string, { right: number; said: number; asked: number }>();
  for (const { text, types = CORE, mentions = [], noise = [], undecided = [] } of articles) {
    const { tokens, sentences } = layOut(text);
    const left = [...noise, ...undecided];
    const keysOf = (found: readonly { start: number; end: number; kind: string }[]): Set<string> =>
      new Set(
        found.flatMap(({ start, end, kind }) => {
          const coarse = COARSE[kind] ?? 'misc';
          if (!types.includes(coarse) || left.some((span) => start < span.end && span.start < end)) return [];
          return [`${coarse} ${start} ${end}`];
        }),
      );
    const asked = keysOf(mentions.map(({ start, end, type }) => ({ start, end, kind: type })));
    const said = keysOf(all(findNames(names, text, tokens, sentences)));
    const count = (key: string, what: 'right' | 'said' | 'asked'): void => {
      const kind = key.slice(0, key.indexOf(' '));
      const sums = counts.get(kind) ?? { right: 0, said: 0, asked: 0 };
      sums[what] += 1;
      counts.set(kind, sums);
    };
    for (const key of asked) count(key, 'asked');
    for (const key of said) count(key, 'said');
    for (const key of said) if (asked.has(key)) count(key, 'right');
  }
  const f1 = (kinds: Iterable<string>): number => {
    let [right, total] = [0, 0];
    for (const kind of kinds) {
      const sums = counts.get(kind);
      right += sums?.right ?? 0;
      total += (sums?.said ?? 0) + (sums?.asked ?? 0);
    }
    return total === 0 ? 0 : (200 * right) / total;
  };
  return { core: f1(CORE), all: f1(counts.keys()) };
}

function all(steps: Generator<void, Mention[]>): Mention[] {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
