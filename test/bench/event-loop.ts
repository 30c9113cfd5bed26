// Loaded into the server that is measured (`node --import`): on SIGUSR2 it writes how long the event loop was held up since the
// last time, to the file that MARGINALIA_EVENT_LOOP names.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const { MARGINALIA_EVENT_LOOP: path } = process.env;
if (isMainThread && path !== undefined) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  process.on('SIGUSR2', () => {
    writeFileSync(path, JSON.stringify({ usual: delays.percentile(99) / 1e6, longest: delays.max / 1e6 }));
    delays.reset();
  });
}
