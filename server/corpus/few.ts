// Sets and counts of which most hold one or two things: a hundred thousand of them cost what they hold.

/** Nothing, one thing, an array of some, or a set of many; things are objects, and no arrays or sets themselves. */
export type Few<T extends object> = undefined | T | readonly T[] | Set<T>;

/** More are kept as a set. */
const SOME = 8;

/** Adds a thing, unless it is among them. A set that is given is changed, all else stays: only what is returned counts. */
export function withOne<T extends object>(few: Few<T>, item: T): Few<T> {
  if (few === undefined) return item;
  if (few instanceof Set) return few.add(item);
  if (!isSome(few)) return few === item ? few : [few, item];
  if (few.includes(item)) return few;
  return few.length < SOME ? few.concat([item]) : new Set(few).add(item);
}

/** Things of which none is twice among them. */
export function fewOf<T extends object>(items: readonly T[]): Few<T> {
  return items.length < 2 ? items[0] : items.length <= SOME ? items : new Set(items);
}

/** Takes a thing out, where it is among them. A set that is given is changed, all else stays: only what is returned counts. */
export function withoutOne<T extends object>(few: Few<T>, item: T): Few<T> {
  if (few === undefined) return undefined;
  if (few instanceof Set) {
    few.delete(item);
    return few.size === 0 ? undefined : few;
  }
  if (!isSome(few)) return few === item ? undefined : few;
  const left = few.filter((other) => other !== item);
  return left.length === 0 ? undefined : left;
}

/** The same without sets: for what is added once only, whose order may be any. */
export type Several<T extends object> = undefined | T | T[];

/** Adds a thing that may be the last one, but none of the others. */
export function withNext<T extends object>(several: Several<T>, item: T): Several<T> {
  if (several === undefined || several === item) return item;
  if (!Array.isArray(several)) return [several, item];
  if (several.at(-1) !== item) several.push(item);
  return several;
}

/** Takes a thing out, where it is among them; the last one comes into its place. An array that is given is changed. */
export function withoutThis<T extends object>(several: Several<T>, item: T): Several<T> {
  if (!Array.isArray(several)) return several === item ? undefined : several;
  const at = several.indexOf(item);
  if (at < 0) return several;
  const last = several.pop()!;
  if (at < several.length) several[at] = last;
  return several.length === 0 ? undefined : several;
}

export function sizeOf(few: Few<object>): number {
  if (few === undefined) return 0;
  return few instanceof Set ? few.size : isSome(few) ? few.length : 1;
}

/** All of them, to be looked through: it may be the very set or array that is kept. */
export function each<T extends object>(few: Few<T>): Iterable<T> {
  if (few === undefined) return [];
  return few instanceof Set || isSome(few) ? few : [few];
}

function isSome<T extends object>(few: T | readonly T[]): few is readonly T[] {
  return Array.isArray(few);
}

/** How often each of a few things was counted: the number of a thing, then its count; looked through from the first. */
export type Counts = readonly number[];

/** Counts up or down; what comes to nothing is forgotten. The counts that are given may be changed, or others returned. */
export function counted(counts: number[], thing: number, more: number): number[] {
  for (let i = 0; i < counts.length; i += 2) {
    if (counts[i] !== thing) continue;
    counts[i + 1]! += more;
    return counts[i + 1]! > 0 ? counts : counts.filter((_, index) => index !== i && index !== i + 1);
  }
  // Made anew when a thing comes: an array that is pushed to keeps room for sixteen more.
  return more <= 0 ? counts : counts.length === 0 ? [thing, more] : counts.concat([thing, more]);
}

export function isCounted(counts: Counts, thing: number): boolean {
  for (let i = 0; i < counts.length; i += 2) if (counts[i] === thing) return true;
  return false;
}

/**
 * The step of a count on a ladder of two steps to each doubling; 0 for nothing and for one. What is worked out from steps stays
 * as it is while counts change a little.
 */
export function stepOf(count: number): number {
  return count <= 1 ? 0 : Math.floor(2 * Math.log2(count));
}

/** The least count of a step, or about that. */
export function countAt(step: number): number {
  return 2 ** (step / 2);
}
