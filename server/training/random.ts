/** A small seeded generator (mulberry32): the same seed always gives the same numbers, from 0 up to but not including 1. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts numbers into a random order, in place (Fisher and Yates). */
export function shuffle(numbers: Uint32Array, random: () => number): void {
  for (let i = numbers.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const kept = numbers[i]!;
    numbers[i] = numbers[other]!;
    numbers[other] = kept;
  }
}
