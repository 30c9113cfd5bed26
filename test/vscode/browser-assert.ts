// What the suite uses of `node:assert/strict`, for browsers; the bundle for them has it in its place.

function assert(value: unknown, message?: string): asserts value {
  if (!value) throw new Error(message ?? `${show(value)} is not so`);
}

/** Plain data in one order of keys, so that equal data reads the same. */
function show(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? String(value)
  );
}

const words = (message: string | undefined, what: string): string =>
  message === undefined ? what : `${message}: ${what}`;

export default Object.assign(assert, {
  ok: assert,
  equal(actual: unknown, expected: unknown, message?: string): void {
    assert(Object.is(actual, expected), words(message, `${show(actual)} is not ${show(expected)}`));
  },
  notEqual(actual: unknown, expected: unknown, message?: string): void {
    assert(!Object.is(actual, expected), words(message, `both are ${show(actual)}`));
  },
  deepEqual(actual: unknown, expected: unknown, message?: string): void {
    assert(show(actual) === show(expected), words(message, `${show(actual)} is not ${show(expected)}`));
  },
  match(text: string, pattern: RegExp, message?: string): void {
    assert(pattern.test(text), words(message, `${show(text)} does not match ${pattern}`));
  },
  doesNotMatch(text: string, pattern: RegExp, message?: string): void {
    assert(!pattern.test(text), words(message, `${show(text)} matches ${pattern}`));
  },
  fail(message?: string): never {
    throw new Error(message ?? 'failed');
  },
});
