import { decoded } from './corrections.ts';
import { REVIEW, type Review, type ReviewParams, SCORE, type Scored } from './extensions.ts';
import { createReviewer } from './reviewing.ts';
import type { Session } from './session.ts';

/** Answers a reader who goes through the names that the tagger is least sure of. */
export function serveReviewing({ connection, host, corpus, open, corrector, settings }: Session): void {
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
  connection.onRequest(REVIEW, (params: ReviewParams): Promise<Review | null> => reviewer.next(params));
  connection.onRequest(SCORE, (): Promise<Scored> => reviewer.score());
}
