import type { Imported } from './imported.ts';

/** A thread of its own, which is given the bytes of one page. */
export interface PageThread {
  /** What it says of the page; rejected where the thread fails. */
  readonly answer: PromiseLike<Imported>;
  end(): void;
}

/** Reads a page in a thread of its own, which is ended when it takes longer than some milliseconds. Never rejects. */
export async function readWithin(milliseconds: number, thread: PageThread): Promise<Imported> {
  const unreadable: Imported = { kind: 'refused', why: 'unreadable' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Imported>((resolve) => {
    timer = setTimeout(() => resolve(unreadable), milliseconds);
  });
  try {
    return await Promise.race([thread.answer, late]);
  } catch {
    return unreadable;
  } finally {
    clearTimeout(timer);
    thread.end();
  }
}

/** So long may one page take, in milliseconds: an article takes some tenths of a second. */
export const PATIENCE = 20_000;
