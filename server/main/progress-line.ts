import { count } from '../features/count.ts';

/** One line on a terminal that tells how far the work is; nothing where there is no terminal. */
export interface ProgressLine {
  /** One more article is done. */
  step(): void;
  /** Says something lasting, above the line. */
  say(message: string): void;
  /** Takes the line away. */
  end(): void;
}

/** The line is drawn again after so many milliseconds at the earliest. */
const REDRAWN = 100;

/** @param terminal standard error */
export function createProgressLine(
  terminal: NodeJS.WritableStream & { readonly isTTY?: boolean },
  now: () => number,
): ProgressLine {
  const begun = now();
  let drawn = begun;
  let done = 0;
  let visible = false;

  function clear(): void {
    if (visible) terminal.write('\r\u001B[K');
    visible = false;
  }

  return {
    step() {
      done += 1;
      const time = now();
      if (terminal.isTTY !== true || time - drawn < REDRAWN) return;
      drawn = time;
      clear();
      terminal.write(`${count(done, 'article')}, ${Math.round((done * 1000) / (time - begun))} a second`);
      visible = true;
    },
    say(message) {
      clear();
      terminal.write(`${message}\n`);
    },
    end: clear,
  };
}
