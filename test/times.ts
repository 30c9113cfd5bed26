// A reporter of Node's test runner: tells how long each file's tests took, for `unit.ts`.
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

export default async function* times(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const times: Record<string, number> = {};
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.nesting > 0 || data.file === undefined) continue;
    const file = relative('', data.file);
    times[file] = (times[file] ?? 0) + data.details.duration_ms;
  }
  yield JSON.stringify(times);
}
