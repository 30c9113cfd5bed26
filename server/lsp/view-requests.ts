// What side views ask, answered by the features from one survey of the corpus.
import type { Connection } from 'vscode-languageserver';
import type { NoiseKind } from '../analysis/model.ts';
import type { Corpus } from '../corpus/corpus.ts';
import { introduction } from '../features/definition.ts';
import { createSurveys, SMALL } from '../features/survey.ts';
import { entityNodes, nameNodes } from '../features/views/entities.ts';
import { foremostNodes } from '../features/views/foremost.ts';
import { noiseNodes, surveyNoiseInSteps } from '../features/views/noise.ts';
import { quotationNodes } from '../features/views/quotations.ts';
import { relatedNodes } from '../features/views/related.ts';
import type { Host } from './host.ts';
import type { LastShown } from './last-shown.ts';
import { servePictures } from './picture-requests.ts';
import { createSurveyor } from './surveyor.ts';
import {
  ENTITY_PLACES,
  type EntityPlaces,
  type EntityPlacesParams,
  VIEW,
  VIEWS_CHANGED,
  type ViewAnswer,
  type ViewParams,
  type ViewsChanged,
} from './views.ts';

/** More places than this are not shown in a list. */
const PLACES = 5000;

/**
 * Answers what views and pictures ask.
 *
 * @param isWanted the kinds of noise that a reader wants to be told of
 * @param lastShown answers while the folder is read and looked through for the first time, where it has one
 * @returns `changed` is to be called with every change of the corpus; `renew` when the folder has been read, or when something
 *   else is wanted
 */
export function serveViews(
  connection: Connection,
  host: Host,
  corpus: Corpus,
  isWanted: (kind: NoiseKind) => boolean,
  lastShown: LastShown,
): { changed(): void; renew(): void } {
  let isRead = false;
  const renewed = (): void => {
    const changed: ViewsChanged = { reading: !isRead };
    void connection.sendNotification(VIEWS_CHANGED, changed);
  };
  const all = createSurveyor(host, corpus, createSurveys(corpus), renewed);
  const lookAtNoise = () => createSurveyor(host, corpus, () => surveyNoiseInSteps(corpus, isWanted), renewed);
  let noise = lookAtNoise();
  // Related articles are looked for one article at a time: there is only to tell that something has changed.
  const version = createSurveyor(host, corpus, () => versionOf(corpus), renewed);

  /** What the folder has been looked through for since it was read, and what it is being looked through for. */
  const known = new Set<'names' | 'noise'>();
  const sought = new Set<'names' | 'noise'>();

  async function lookFor(what: 'names' | 'noise'): Promise<void> {
    if (sought.has(what) || !isRead) return;
    sought.add(what);
    await (what === 'names' ? all.current() : noise.current());
    known.add(what);
    renewed();
  }

  async function shown<T>(method: string, params: unknown, work: () => Promise<T>): Promise<T> {
    const what =
      typeof params === 'object' && params && 'view' in params && params.view === 'noise' ? 'noise' : 'names';
    if (!known.has(what)) {
      const last = await lastShown.find(method, params);
      if (last !== undefined) {
        void lookFor(what);
        // Kept by ourselves, as an answer to the same question.
        return last as T;
      }
    }
    const answer = await work();
    const isWhole = !(typeof answer === 'object' && answer !== null && 'isPartial' in answer);
    if (isWhole) lastShown.note(method, params, answer);
    return answer;
  }

  servePictures({ connection, host, corpus, survey: all.current, shown });
  connection.onRequest(VIEW, (params: ViewParams) => shown(VIEW, params, () => answer(params)));

  let isLooking = false;

  /** What can be told at once while the articles are looked through for the first time. */
  function atOnce({ choice, parent, ...window }: ViewParams & { readonly view: 'entities' }): ViewAnswer | undefined {
    if (all.isThere() || corpus.size <= SMALL) return undefined;
    const found = foremostNodes(corpus, choice, parent, window);
    if (found !== undefined && !isLooking) {
      isLooking = true;
      void all.current().then(renewed);
    }
    return found;
  }

  async function answer(params: ViewParams): Promise<ViewAnswer> {
    switch (params.view) {
      case 'entities': {
        const first = atOnce(params);
        if (first !== undefined) return first;
        return entityNodes(await all.current(), corpus, params.choice, params.parent, params);
      }
      case 'names':
        return nameNodes(await all.current(), corpus, params.filter, params);
      case 'quotations':
        return quotationNodes(await all.current(), corpus, params.choice, params.parent, params);
      case 'related':
        await version.current();
        return relatedNodes(corpus, params.uri, params);
      case 'noise':
        return noiseNodes(await noise.current(), corpus, isWanted, params.choice, params.parent, params);
    }
  }

  connection.onRequest(ENTITY_PLACES, ({ id }: EntityPlacesParams): EntityPlaces | null => {
    const place = introduction(corpus, id);
    return place === undefined ? null : { introduction: place, mentions: corpus.mentions(id).slice(0, PLACES) };
  });

  return {
    changed() {
      for (const surveyor of [all, noise, version]) surveyor.stale();
    },
    renew() {
      isRead = true;
      noise = lookAtNoise();
      renewed();
    },
  };
}

// biome-ignore lint/correctness/useYield: there is nothing to do in steps.
function* versionOf({ version }: Corpus): Generator<void, { readonly version: number }> {
  return { version };
}
