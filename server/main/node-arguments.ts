/** By how much what has lasted may grow before it is looked through again, in per cent. */
const GROWTH = { least: 25, most: 100 } as const;

/** What it may grow by where that is less, in bytes: what a hundred thousand articles take is not to be had twice. */
const ROOM = 128 * 1024 * 1024;

/**
 * What Node is told when it starts the server. What is about to be thrown away may take 4 MB twice, in each thread; left alone it
 * grows to 64 MB twice, which saves little time.
 */
export const NODE_ARGUMENTS: readonly string[] = ['--max-semi-space-size=4', growing(GROWTH.most)];

/** What Node is told while articles are analysed: with threads at work memory is short. */
export const WHILE_ANALYSING = growing(GROWTH.least);

/**
 * What Node is told when they have been analysed: then it is time. At ten thousand articles it took a sixth of a start and a fifth of
 * a correction to look as often.
 *
 * @param held what has lasted, in bytes
 */
export function onceAnalysed(held: number): string {
  return growing(Math.round(Math.min(GROWTH.most, Math.max(GROWTH.least, (100 * ROOM) / held))));
}

function growing(percent: number): string {
  return `--heap-growing-percent=${percent}`;
}

/**
 * What the server finds in its environment, for glibc; others pass it over. It has threads take memory from heaps of their own, up to
 * eight for each processor, each of which stays as large as it once was: two are to do, and what is large is given back at once.
 */
export const NODE_ENVIRONMENT: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(256 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(4 * 1024 * 1024),
};
