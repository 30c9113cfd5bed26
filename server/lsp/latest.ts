/** Work of which only the newest counts. */
export interface Latest {
  /** Stops what runs, and begins once it has ended; over with the work, or when a newer one was asked for before it began. */
  run(): Promise<void>;
  /** Stops what runs; over when it has ended. */
  stop(): Promise<void>;
  isRunning(): boolean;
}

/** @param work ends early when its controller says so; it may say so itself, and does not fail */
export function createLatest(work: (controller: AbortController) => Promise<void>): Latest {
  let running = 0;
  let newest: { readonly controller: AbortController; readonly ended: Promise<void> } | undefined;

  return {
    run() {
      const before = newest;
      before?.controller.abort();
      const controller = new AbortController();
      const after = async (): Promise<void> => {
        running += 1;
        try {
          await before?.ended;
          if (!controller.signal.aborted) await work(controller);
        } finally {
          running -= 1;
        }
      };
      newest = { controller, ended: after() };
      return newest.ended;
    },
    async stop() {
      newest?.controller.abort();
      await newest?.ended;
    },
    isRunning: () => running > 0,
  };
}
