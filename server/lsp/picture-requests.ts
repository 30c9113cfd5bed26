// What pictures ask, answered by the features from the same survey as side views.
import type { Connection } from 'vscode-languageserver';
import type { Corpus } from '../corpus/corpus.ts';
import { comparisonOf } from '../features/pictures/comparison.ts';
import { networkInSteps } from '../features/pictures/network.ts';
import { profileOf } from '../features/pictures/profile.ts';
import { articlesBetween, timelineInSteps } from '../features/pictures/timeline.ts';
import type { Survey } from '../features/survey.ts';
import type { Host } from './host.ts';
import {
  ARTICLES_BETWEEN,
  type ArticlesBetweenParams,
  COMPARISON,
  type ComparisonParams,
  NETWORK,
  type NetworkParams,
  PROFILE,
  type ProfileParams,
  TIMELINE,
  type TimelineParams,
} from './pictures.ts';
import { inTurns } from './turns.ts';

/** More articles than this are not listed. */
const LISTED = 300;

/** Answers what pictures ask. */
export function servePictures(connection: Connection, host: Host, corpus: Corpus, survey: () => Promise<Survey>): void {
  connection.onRequest(NETWORK, async (params: NetworkParams) => inTurns(host, networkInSteps(await survey(), params)));
  connection.onRequest(TIMELINE, async (params: TimelineParams) =>
    inTurns(host, timelineInSteps(await survey(), params)),
  );
  connection.onRequest(ARTICLES_BETWEEN, async ({ from, to, entity }: ArticlesBetweenParams) =>
    articlesBetween(await survey(), from, to, entity, LISTED),
  );
  connection.onRequest(PROFILE, ({ id }: ProfileParams) => profileOf(corpus, id) ?? null);
  connection.onRequest(
    COMPARISON,
    ({ first, second }: ComparisonParams) => comparisonOf(corpus, first, second) ?? null,
  );
}
