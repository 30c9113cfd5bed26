/** Runs steps to their end. */
export function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The steps, as long as a version stays the same; nothing where it does not. */
export function* whileSame<T>(version: () => number, steps: Generator<void, T>): Generator<void, T | undefined> {
  const before = version();
  while (version() === before) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield;
  }
  return undefined;
}

/** Whoever asks while something changes is answered from what there is, after so many tries. */
const TRIES = 5;

/** The same, begun anew where the version has changed on the way; given up where it never stays the same. */
export function* onceSame(version: () => number, begin: () => Generator<void, unknown>): Generator<void, void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = version();
    yield* whileSame(version, begin());
    if (version() === before) return;
  }
}
