import { INDEXED, type Indexed } from './extensions.ts';
import { createLatest, type Latest } from './latest.ts';
import type { Session } from './session.ts';

/** Progress is told so often, in milliseconds. */
const TOLD = 100;

/** So many more articles, and what is drawn of the folder is drawn again. */
const GROWN = 500;

/** What an index run needs of the server around it. */
export interface Surroundings {
  folders(): readonly string[];
  /** Reads what the folders' corrections say, before their articles. */
  loadCorrections(): Promise<void>;
  /** Is called now and then while the corpus grows. */
  grown(): void;
  ended(): void;
}

export interface Indexing extends Latest {
  /** Tells how many articles there are, where that has changed since it was told last. */
  recount(): void;
  /** Waits until more articles are read; false, at once, where all are. */
  more(): Promise<boolean>;
}

/** Reads the open folders: `run` is over when they have been read, or when somebody stopped it. */
export function createIndexing(
  { connection, host, corpus, library, settings, client }: Omit<Session, 'of' | 'judged'>,
  { folders, loadCorrections, grown, ended }: Surroundings,
): Indexing {
  let told: Indexed | undefined;
  const waiting: (() => void)[] = [];

  function wake(): void {
    for (const go of waiting.splice(0)) go();
  }

  function tell(indexed: Indexed): void {
    told = indexed;
    void connection.sendNotification(INDEXED, indexed);
  }

  async function read(stop: AbortController): Promise<void> {
    const isShown = client().progress && folders().length > 0;
    const progress = isShown ? await connection.window.createWorkDoneProgress() : undefined;
    progress?.begin('Reading articles', 0, undefined, true);
    progress?.token.onCancellationRequested(() => stop.abort());
    let reported = 0;
    let drawn = 0;
    try {
      await loadCorrections();
      await library.index(folders(), settings(), {
        signal: stop.signal,
        report(done, total) {
          // Names that also stand elsewhere become known as the corpus grows.
          if (done - drawn >= GROWN) {
            drawn = done;
            grown();
          }
          const now = host.now();
          if (done < total && now - reported < TOLD) return;
          reported = now;
          wake();
          progress?.report(total === 0 ? 100 : (100 * done) / total, `${done} of ${total}`);
        },
      });
    } catch (error) {
      connection.console.error(`Reading the folder failed: ${String(error)}`);
    } finally {
      progress?.done();
    }
    tell({ articles: corpus.size, stopped: stop.signal.aborted, unread: library.unread() });
    ended();
    wake();
  }

  const latest = createLatest(read);
  return {
    ...latest,
    async more() {
      // Before the first run is over, one is about to begin.
      if (told !== undefined && !latest.isRunning()) return false;
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return true;
    },
    recount() {
      if (told === undefined || latest.isRunning()) return;
      const [articles, unread] = [corpus.size, library.unread()];
      if (articles !== told.articles || unread !== told.unread) tell({ ...told, articles, unread });
    },
  };
}
