/**
 * The first so many of some things, in their order. Of many, most are compared with one other only and forgotten.
 *
 * @param inOrder as for sorting
 */
export function firstOf<T>(things: Iterable<T>, limit: number, inOrder: (a: T, b: T) => number): T[] {
  let first: T[] = [];
  let last: T | undefined;
  for (const thing of things) {
    if (last !== undefined && inOrder(last, thing) < 0) continue;
    first.push(thing);
    if (first.length < 2 * limit) continue;
    first = first.sort(inOrder).slice(0, limit);
    last = first.at(-1);
  }
  return first.sort(inOrder).slice(0, limit);
}
