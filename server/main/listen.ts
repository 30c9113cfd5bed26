import type { Listener } from './annotate.ts';
import type { Streams } from './command.ts';
import { createProgressLine } from './progress-line.ts';

/** A listener that tells everything on standard error, and counts what was passed over. */
export function listen(streams: Streams): { listener: Listener; passedOver(): number; end(): void } {
  const line = createProgressLine(streams.stderr, () => performance.now());
  let count = 0;
  return {
    listener: {
      passedOver(message) {
        count += 1;
        line.say(message);
      },
      note: line.say,
      step: line.step,
    },
    passedOver: () => count,
    end: line.end,
  };
}
