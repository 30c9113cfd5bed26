import type { Host } from './host.ts';

/** Steps run this long before others get their turn, in milliseconds. */
export const LONGEST_TURN = 4;

/** A clock, and a way to let others have their turn. */
export type Turns = Pick<Host, 'now' | 'pause'>;

/**
 * Runs steps to their end, and lets the event loop turn every few milliseconds.
 *
 * @param cancelled is asked before each step
 * @returns nothing where `cancelled` came true on the way
 */
export async function inTurns<T>(turns: Turns, steps: Generator<void, T>): Promise<T>;
export async function inTurns<T>(
  turns: Turns,
  steps: Generator<void, T>,
  cancelled: () => boolean,
): Promise<T | undefined>;
export async function inTurns<T>(
  { now, pause }: Turns,
  steps: Generator<void, T>,
  cancelled: () => boolean = () => false,
): Promise<T | undefined> {
  let since = now();
  while (!cancelled()) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (now() - since < LONGEST_TURN) continue;
    await pause();
    since = now();
  }
  return undefined;
}
