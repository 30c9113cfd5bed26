// What pictures ask, answered by the features from the same survey as side views.
import type { Connection } from 'vscode-languageserver';
import type { Corpus } from '../corpus/corpus.ts';
import { comparisonOf } from '../features/pictures/comparison.ts';
import { daysBetween } from '../features/pictures/days.ts';
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
  DAYS_BETWEEN,
  NETWORK,
  type NetworkParams,
  PROFILE,
  type ProfileParams,
  TIMELINE,
  type TimelineParams,
} from './pictures.ts';
import { inTurns } from './turns.ts';

/** What pictures are answered from. */
export interface Looking {
  readonly connection: Connection;
  readonly host: Host;
  readonly corpus: Corpus;
  readonly survey: () => Promise<Survey>;
  /** Answers with what was shown last as long as the work would take long. */
  shown<T>(method: string, params: unknown, work: () => Promise<T>): Promise<T>;
}

/** More articles than this are not listed. */
const LISTED = 300;

/** Answers what pictures ask. */
export function servePictures({ connection, host, corpus, survey, shown }: Looking): void {
  const answer = <P>(method: string, work: (params: P) => Promise<unknown>): void =>
    void connection.onRequest(method, (params: P) => shown(method, params, () => work(params)));
  answer(NETWORK, async (params: NetworkParams) => inTurns(host, networkInSteps(await survey(), params)));
  answer(TIMELINE, async (params: TimelineParams) => inTurns(host, timelineInSteps(await survey(), params)));
  answer(ARTICLES_BETWEEN, async ({ from, to, entity }: ArticlesBetweenParams) =>
    articlesBetween(await survey(), from, to, entity, LISTED),
  );
  answer(DAYS_BETWEEN, async ({ from, to, entity }: ArticlesBetweenParams) =>
    daysBetween(await survey(), corpus, from, to, entity, LISTED),
  );
  answer(PROFILE, async ({ id }: ProfileParams) => profileOf(await survey(), corpus, id) ?? null);
  answer(COMPARISON, async ({ first, second }: ComparisonParams) => comparisonOf(corpus, first, second) ?? null);
}
