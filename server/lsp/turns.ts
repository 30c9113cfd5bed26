import type { Host } from './host.ts';

/** Steps run this long before others get their turn, in milliseconds. */
const LONGEST_TURN = 4;

/** Runs steps to their end, and lets the event loop turn every few milliseconds. */
export async function inTurns<T>(host: Pick<Host, 'now' | 'pause'>, steps: Generator<void, T>): Promise<T> {
  let since = host.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (host.now() - since < LONGEST_TURN) continue;
    await host.pause();
    since = host.now();
  }
}
