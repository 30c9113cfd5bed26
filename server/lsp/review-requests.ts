import { decoded } from './corrections.ts';
import { REVIEW, type Review, type ReviewParams, SCORE, type Scored } from './extensions.ts';
import { createReviewer } from './reviewing.ts';
import type { Session } from './session.ts';

/**
 * Answers a reader who goes through the names that the tagger is least sure of.
 *
 * @param more waits until more articles are read; false where all are
 */
export function serveReviewing(
  { connection, host, corpus, open, corrector, settings }: Session,
  more: () => Promise<boolean>,
): void {
  const reviewer = createReviewer({
    host,
    articles: () => corpus.uris(),
    current: open.current,
    rules: corrector.rules,
    keep: () => settings()['noise.keep'],
    corrected() {
      const said = new Set(corrector.corrected());
      return corpus.uris().filter((uri) => said.has(decoded(uri)));
    },
  });
  connection.onRequest(REVIEW, async (params: ReviewParams): Promise<Review | null> => {
    for (;;) {
      // What is read while a name is looked for counts as more.
      const isMore = more();
      const review = await reviewer.next(params);
      if (review !== null || !(await isMore)) return review;
    }
  });
  connection.onRequest(SCORE, (): Promise<Scored> => reviewer.score());
}
