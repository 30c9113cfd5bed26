import { concerning, differing } from '../analysis/corrections/concerning.ts';
import type { Problems } from './correction-problems.ts';
import { type Change, decoded, isCorrectionsFile } from './corrections.ts';
import type { Indexing } from './indexing.ts';
import type { Redrawing } from './redrawing.ts';
import type { Session } from './session.ts';

/** What articles wait for that follow a correction. */
export interface Surroundings {
  folders(): readonly string[];
  readonly indexing: Pick<Indexing, 'isRunning' | 'run'>;
  readonly redrawing: Pick<Redrawing, 'soon'>;
  readonly problems: Pick<Problems, 'soon'>;
}

/** Lets what a reader says hold. */
export interface Following {
  /** Takes a file of corrections as it is now: it holds at once for the corpus and for open articles, soon for those on disk. */
  corrected(uri: string, text: string | undefined): Promise<void>;
  /** Reads what the files of the open folders say, before their articles are read. */
  load(): Promise<void>;
  /** All articles have been read with what is said now. */
  caughtUp(): void;
}

export function createFollowing(
  { host, corpus, documents, open, library, corrector, settings }: Session,
  { folders, indexing, redrawing, problems }: Surroundings,
): Following {
  /** What was said when all articles were read, or found to be none of its concern. */
  let settled = corrector.said();
  let settling: Promise<void> | undefined;

  /** Lets what is said of all articles hold for those on disk. */
  async function settle(): Promise<void> {
    if (indexing.isRunning()) {
      await indexing.run();
      return;
    }
    await settling;
    const now = corrector.said();
    settling ??= library.corrected(settled, now, settings()).finally(() => {
      settled = now;
      settling = undefined;
    });
    await settling;
  }

  function hold(uri: string, text: string | undefined): Change {
    const before = corrector.said();
    const change = corrector.changed(uri, text);
    redrawing.soon();
    // Who is who and what it is called is no article's own affair.
    if (!change.everything && change.articles.length === 0) return change;
    // Most articles have one list of rules, and had one.
    let last: { readonly from: unknown; readonly to: unknown; readonly isOther: (text: string) => boolean } | undefined;
    for (const document of documents.all()) {
      if (isCorrectionsFile(document.uri)) continue;
      const [from, to] = [before.rules(document.uri), corrector.rules(document.uri)];
      if (last?.from !== from || last.to !== to) {
        const other = differing(from, to);
        // An article that has none of their words is as it was.
        last = { from, to, isOther: other.length === 0 ? () => false : concerning(other) };
      }
      if (last.isOther(document.getText())) open.changed(document.uri, document.version, document.getText());
    }
    return change;
  }

  return {
    async corrected(uri, text) {
      const { articles, everything } = hold(uri, text);
      const said = new Set(articles);
      const concerned = said.size === 0 ? [] : corpus.uris().filter((article) => said.has(decoded(article)));
      const unopened = concerned.filter((article) => !open.isOpen(article));
      if (unopened.length > 0) await library.changed(unopened, settings());
      if (everything) await settle();
      redrawing.soon();
      problems.soon(uri);
    },
    async load() {
      for (const uri of corrector.files(folders())) {
        const text = documents.get(uri)?.getText() ?? (await host.read(uri));
        if (text === undefined) continue;
        hold(uri, text);
        problems.soon(uri);
      }
    },
    caughtUp() {
      settled = corrector.said();
    },
  };
}
