// Loaded into the server that is measured (`node --import`): on SIGUSR2 it begins to watch how long the event loop is held up, and on
// the next it ends that, so that nothing wakes the server while its answers are timed. Each time it writes what it saw to the file that
// MARGINALIA_EVENT_LOOP names.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const { MARGINALIA_EVENT_LOOP: path } = process.env;
if (isMainThread && path !== undefined) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  // What the thread worked from one turn to the next: others who want the processor do not count.
  let worked = workedUntilNow();
  let busiest = 0;
  let watching: NodeJS.Timeout | undefined;
  const look = (): void => {
    const now = workedUntilNow();
    busiest = Math.max(busiest, now - worked);
    worked = now;
  };
  process.on('SIGUSR2', () => {
    writeFileSync(path, JSON.stringify({ usual: delays.percentile(99) / 1e6, longest: delays.max / 1e6, busiest }));
    if (watching === undefined) {
      delays.enable();
      worked = workedUntilNow();
      watching = setInterval(look, 1).unref();
      return;
    }
    clearInterval(watching);
    watching = undefined;
    delays.disable();
    delays.reset();
    busiest = 0;
  });
}

/** What the processor has done for this thread, in milliseconds. */
function workedUntilNow(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
