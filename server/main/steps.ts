import { setImmediate } from 'node:timers/promises';

/** Steps run this long before others get their turn, in milliseconds. */
const LONGEST_TURN = 8;

/** Runs steps to their end at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Runs steps to their end, and lets the event loop turn every few milliseconds.
 *
 * @returns nothing when `cancelled` came true on the way
 */
export async function finishInTurns<T>(
  steps: Generator<void, T>,
  cancelled: () => boolean = () => false,
): Promise<T | undefined> {
  let since = performance.now();
  while (!cancelled()) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < LONGEST_TURN) continue;
    await setImmediate();
    since = performance.now();
  }
  return undefined;
}
