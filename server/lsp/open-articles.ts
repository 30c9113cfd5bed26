import type { Analysis } from '../analysis/model.ts';
import type { Article } from '../features/article.ts';
import { inTurns, type Turns } from './turns.ts';

/** An article of one version; kept only while that version is the current one. */
export interface OpenArticle extends Article {
  readonly version: number;
}

/** What the analysis of open articles needs from outside. */
export interface Surroundings extends Turns {
  analyze(text: string, uri: string): Generator<void, Analysis>;
  /** Is told of each finished analysis, before those who wait for it. */
  analysed(article: OpenArticle): void;
  failed(uri: string, error: unknown): void;
}

interface Entry {
  version: number;
  /** Counts what was told of the document: a setting may ask for another analysis of the same version. */
  revision: number;
  text: string;
  article: OpenArticle | undefined;
  running: Promise<void> | undefined;
  /** How many wait for it. */
  awaited: number;
}

/**
 * The articles open in the editor, each analysed in slices as it changes, those first that somebody waits for; an analysis of a
 * version that is no longer current is given up at the end of its slice and never kept.
 */
export interface OpenArticles {
  /** Tells that a document was opened or changed, and starts its analysis. */
  changed(uri: string, version: number, text: string): void;
  closed(uri: string): void;
  isOpen(uri: string): boolean;
  /** The current text of an open document. */
  text(uri: string): string | undefined;
  /** All that are open, with the last finished analysis of those that have one. */
  all(): readonly OpenArticle[];
  /** The article as it is now, when its analysis is finished; undefined where it is not open or its analysis failed. */
  current(uri: string): Promise<OpenArticle | undefined>;
}

export function createOpenArticles(surroundings: Surroundings): OpenArticles {
  const entries = new Map<string, Entry>();

  /** Whether others are waited for, and this one is not. */
  function hasTime(entry: Entry): boolean {
    if (entry.awaited > 0) return false;
    for (const { awaited } of entries.values()) if (awaited > 0) return true;
    return false;
  }

  async function run(uri: string, entry: Entry): Promise<void> {
    // A change while this runs makes the loop go round again with the newer version.
    for (;;) {
      const { version, revision, text } = entry;
      const isStale = (): boolean => entry.revision !== revision || entries.get(uri) !== entry;
      try {
        const analysis = await drain(surroundings, uri, text, isStale, () => hasTime(entry));
        if (analysis !== undefined && !isStale()) {
          entry.article = { uri, version, text, analysis };
          surroundings.analysed(entry.article);
        }
      } catch (error) {
        entry.article = undefined;
        surroundings.failed(uri, error);
      }
      if (!isStale() || entries.get(uri) !== entry) break;
    }
    entry.running = undefined;
  }

  return {
    changed(uri, version, text) {
      let entry = entries.get(uri);
      if (entry === undefined) {
        entry = { version, revision: 0, text, article: undefined, running: undefined, awaited: 0 };
        entries.set(uri, entry);
      }
      entry.version = version;
      entry.revision += 1;
      entry.text = text;
      entry.running ??= run(uri, entry);
    },
    closed(uri) {
      entries.delete(uri);
    },
    isOpen: (uri) => entries.has(uri),
    text: (uri) => entries.get(uri)?.text,
    all: () => [...entries.values()].flatMap((entry) => entry.article ?? []),
    async current(uri) {
      const entry = entries.get(uri);
      if (entry !== undefined) {
        entry.awaited += 1;
        while (entry.running !== undefined) await entry.running;
        entry.awaited -= 1;
      }
      return entry?.article?.version === entry?.version ? entry?.article : undefined;
    },
  };
}

/**
 * Runs an analysis to its end, letting others run every few milliseconds, and as long as it has time; undefined when it was given
 * up.
 */
async function drain(
  { analyze, now, pause }: Surroundings,
  uri: string,
  text: string,
  isStale: () => boolean,
  hasTime: () => boolean,
): Promise<Analysis | undefined> {
  const letOthersRun = async (): Promise<void> => {
    do await pause();
    while (hasTime() && !isStale());
  };
  // Several changes that arrive at once cost one analysis.
  await letOthersRun();
  if (isStale()) return undefined;
  return inTurns({ now, pause: letOthersRun }, analyze(text, uri), isStale);
}
