/** Room for so many things and some more: the next power of two, so that room that grows is never much more than twice what is used. */
export function roomFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, count)));
}
