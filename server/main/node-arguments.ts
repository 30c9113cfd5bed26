/**
 * What Node is told when it starts the server: what is about to be thrown away may take 4 MB twice, in each thread. Left alone it
 * grows to 64 MB twice, which saves little time.
 */
export const NODE_ARGUMENTS: readonly string[] = ['--max-semi-space-size=4'];
