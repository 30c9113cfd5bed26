/**
 * What Node is told when it starts the server. What is about to be thrown away may take 4 MB twice, in each thread; left alone it
 * grows to 64 MB twice, which saves little time. What has lasted is looked through again whenever it has grown by 40 %; left
 * alone it grows to several times its size.
 */
export const NODE_ARGUMENTS: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

/**
 * What the server finds in its environment. glibc has threads take memory from heaps of their own, up to eight for each processor,
 * and each of these stays as large as it once was; other systems pass it over.
 */
export const NODE_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2' };
