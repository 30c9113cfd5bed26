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
