/**
 * What Node is told when it starts the server. What is about to be thrown away may take 4 MB twice, in each thread; left alone it
 * grows to 64 MB twice, which saves little time.
 */
export const NODE_ARGUMENTS: readonly string[] = ['--max-semi-space-size=4', growing(25)];

/**
 * What Node is told when folders are being read, and when they have been. Whoever reads and corrects leaves little behind: looking
 * through everything for it as often as before took a fifth of the time of a correction, at ten thousand articles.
 */
export function argumentsWhile(isReading: boolean): string {
  return growing(isReading ? 25 : 100);
}

/** What has lasted is looked through again whenever it has grown by so much; left alone it grows to several times its size. */
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
