import type { Tagged } from '../learning/tagger.ts';
import type { Document } from './document.ts';
import type { Doubt, Found } from './found.ts';
import { SMALL } from './words.ts';

// Which words are names, where the sentence leaves that in doubt.

/** A name with its likeliest kind, and how much more likely it is that than no name, as a logarithm. */
export interface Judged {
  readonly name: Found;
  readonly worth: number;
}

/** What is at least so likely to be a name, whatever its extent, is one. */
const LIKELY = 0.5;

/** What is less likely to be one, whatever its extent, hardly is. */
const HARDLY = 0.2;

/** A sentence with fewer words in small letters is none: it is a line of a list or of results. */
const FEWEST_SMALL = 2;

/** No words are looked at that stand farther off than this: a text without a full stop is read in linear time, too. */
const FARTHEST = 100;

/**
 * Those names of a stretch in doubt that are likelier than not, and where none is, but something is a name, the names as their sentence
 * has them. What is likely was learned from prose: of a line of a list, and of what the article surely has for a name, less is asked.
 *
 * @param judged all that may be names, beginning with those that were found
 * @param isSure is a sentence of the article sure that what is called so is a name?
 */
export function settle(
  document: Document,
  { found }: Doubt,
  judged: readonly Judged[],
  isSure: (name: Found) => boolean,
): Found[] {
  const chosen = likeliest([...judged]);
  const left = judged.slice(0, found.length).filter(({ name }) => !chosen.some((other) => overlap(name, other)));
  if (left.length === 0) return chosen;
  const isProse = standsInProse(document, left[0]!.name);
  const kept = left.filter(({ name }) => {
    let chance = 0;
    for (const { name: other } of judged) if (overlap(name, other)) chance += other.probability;
    return chance >= (isProse && !isSure(name) ? LIKELY : HARDLY);
  });
  return [...chosen, ...kept.map(({ name }) => name)];
}

function standsInProse(document: Document, { first, end }: Found): boolean {
  return smallWords(document, first, -1) + smallWords(document, end - 1, 1) >= FEWEST_SMALL;
}

/** How many words in small letters stand from a place on to one side, in its sentence; no more are counted than are asked for. */
function smallWords({ numbers, flags }: Document, from: number, step: number): number {
  let count = 0;
  for (let place = from, seen = 0; numbers[place] !== 0 && seen < FARTHEST && count < FEWEST_SMALL; place += step) {
    if ((flags[place]! & SMALL) !== 0) count += 1;
    seen += 1;
  }
  return count;
}

function overlap(a: Tagged, b: Tagged): boolean {
  return a.first < b.end && b.first < a.end;
}

/** Those names which are likeliest together and do not overlap (weighted interval scheduling). */
function likeliest(judged: Judged[]): Found[] {
  judged.sort((a, b) => a.name.end - b.name.end || a.name.first - b.name.first);
  /** Of the first so many: what the best choice is worth, and how many are left to choose from before the last that it takes, or -1. */
  const worths = [0];
  const before = [-1];
  judged.forEach(({ name, worth }, index) => {
    let left = index;
    while (left > 0 && judged[left - 1]!.name.end > name.first) left -= 1;
    const taken = worths[left]! + worth;
    worths.push(Math.max(taken, worths[index]!));
    before.push(taken > worths[index]! ? left : -1);
  });
  const chosen: Found[] = [];
  for (let count = judged.length; count > 0; ) {
    const left = before[count]!;
    if (left >= 0) chosen.push(judged[count - 1]!.name);
    count = left >= 0 ? left : count - 1;
  }
  return chosen;
}
