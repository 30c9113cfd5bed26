import type { Imported } from './imported.ts';

/** A thread of its own, which reads one page at a time. */
export interface PageThread {
  /** What it says of the bytes of a page; rejected where the thread fails. */
  read(bytes: Uint8Array): PromiseLike<Imported>;
  end(): void;
}

/** Reads saved pages away from everything else, one after another. */
export interface PageReader {
  /** Reads the bytes of a page, once the one before is read. Never rejects. */
  read(bytes: Uint8Array): Promise<Imported>;
  /** Ends the thread, whatever it does. */
  end(): void;
}

/** So long may one page take, in milliseconds: an article takes some tenths of a second. */
const PATIENCE = 20_000;

/**
 * A reader whose thread is begun for the first page and kept for the others, as beginning one takes longer than reading a page.
 * A thread that fails, or takes longer than `patience` milliseconds, is ended: the next page gets another.
 */
export function pageReader(begin: () => PageThread, patience = PATIENCE): PageReader {
  let thread: PageThread | undefined;
  const end = (): void => {
    thread?.end();
    thread = undefined;
  };
  return {
    async read(bytes) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('it takes too long')), patience);
      });
      try {
        thread ??= begin();
        return await Promise.race([thread.read(bytes), late]);
      } catch {
        end();
        return { kind: 'refused', why: 'unreadable' };
      } finally {
        clearTimeout(timer);
      }
    },
    end,
  };
}
