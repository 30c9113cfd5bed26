/**
 * What Node is told when it starts the server. What is about to be thrown away may take 4 MB twice, in each thread; left alone it
 * grows to 64 MB twice, which saves little time.
 */
export const NODE_ARGUMENTS: readonly string[] = ['--max-semi-space-size=4', argumentWhile(false)];

/**
 * What Node is told when articles are being analysed, and when they have been: by how much what has lasted may grow before it is
 * looked through again. With threads at work memory is short. Without them it is time: at ten thousand articles it took a sixth of
 * a start and a fifth of a correction to look as often.
 */
export function argumentWhile(isAnalysing: boolean): string {
  return `--heap-growing-percent=${isAnalysing ? 25 : 100}`;
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
