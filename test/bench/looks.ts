import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  COMPARISON,
  NETWORK,
  type NetworkParams,
  PROFILE,
  TIMELINE,
  type TimelineParams,
} from '../../server/lsp/pictures.ts';
import { VIEW, type ViewAnswer, type ViewNode, type ViewParams } from '../../server/lsp/views.ts';
import { type Source, writeArticles } from './articles.ts';
import type { Row } from './report.ts';
import { startSession } from './session.ts';

/** Nodes that the editor asks for at a time. */
const PAGE = { from: 0, count: 200 } as const;

/** A person waits so long without looking away, in milliseconds. */
const PATIENCE = 1000;

/** Nor longer than this until what was shown at once is whole, in milliseconds. */
const LOOKED_THROUGH = 5000;

/** So long after it was shown, an answer is kept for the next start, in milliseconds. */
const KEPT = 4000;

const KINDS = ['person', 'organization', 'place', 'facility', 'event'] as const;

/**
 * How long side views and pictures of a folder of so many articles take to answer, as the editor asks them.
 *
 * @param kept where articles and store stay from one run to the next, the same as those of `folderRows`
 */
export async function lookRows(source: Source, size: number, kept?: string): Promise<Row[]> {
  const base = kept === undefined ? await mkdtemp(join(tmpdir(), 'marginalia-looks-')) : join(kept, `${size}`);
  const folder = await writeArticles(await source.take(size), join(base, 'articles'));
  const rows: Row[] = [];
  try {
    const session = await startSession(folder.uri, join(base, 'storage'));
    await session.indexed();
    await session.heldUp();
    const timed = async <T>(what: string, method: string, params: unknown, most?: number): Promise<T> => {
      const begun = performance.now();
      const answer = await session.ask<T>(method, params);
      rows.push({
        what: `${what}, ${size.toLocaleString('en')} articles`,
        figure: performance.now() - begun,
        unit: 'ms',
        ...(most !== undefined && { goal: { most } }),
      });
      return answer;
    };
    const view = (what: string, params: ViewParams): Promise<ViewAnswer> =>
      timed(`view: ${what}`, VIEW, params, PATIENCE);
    const choice = { by: 'kind', order: 'mentions', filter: '' } as const;

    const asked = performance.now();
    await view('the first of all, by what is known at once', { view: 'entities', choice, ...PAGE });
    await view('people, by what is known at once', {
      view: 'entities',
      choice,
      parent: { is: 'kind', kind: 'person' },
      ...PAGE,
    });
    // Only a folder that has been looked through tells names of all kinds.
    await session.ask(VIEW, { view: 'names', filter: '', ...PAGE });
    rows.push({
      what: `view: until the folder has been looked through, ${size.toLocaleString('en')} articles`,
      figure: performance.now() - asked,
      unit: 'ms',
      goal: { most: LOOKED_THROUGH },
    });
    await view('entities by kind', { view: 'entities', choice, ...PAGE });
    const people = await view('people', { view: 'entities', choice, parent: { is: 'kind', kind: 'person' }, ...PAGE });
    await view('entities by article', { view: 'entities', choice: { ...choice, by: 'article' }, ...PAGE });
    await view('entities, filtered', { view: 'entities', choice: { ...choice, filter: 'john' }, ...PAGE });
    const id = people.nodes.map(idOf).find((one) => one !== undefined) ?? '';
    const articles = await view('articles of the most mentioned', {
      view: 'entities',
      choice,
      parent: { is: 'entity', id },
      ...PAGE,
    });
    await view('speakers', { view: 'quotations', choice: { by: 'speaker', filter: '' }, ...PAGE });
    await view('quotations of one', {
      view: 'quotations',
      choice: { by: 'speaker', filter: '' },
      parent: { is: 'speaker', id },
      ...PAGE,
    });
    await view('quotations by date', { view: 'quotations', choice: { by: 'date', filter: '' }, ...PAGE });
    await view('noise, the first time', { view: 'noise', choice: { by: 'kind' }, ...PAGE });
    await view('noise by kind', { view: 'noise', choice: { by: 'kind' }, ...PAGE });
    const [first = '', second = ''] = articles.nodes.flatMap((node) => (node.is === 'article' ? node.article.uri : []));
    await view('related articles', { view: 'related', uri: first, ...PAGE });

    const network: NetworkParams = { kinds: KINDS, most: 40 };
    const timeline: TimelineParams = { kinds: KINDS };
    await timed('picture: network', NETWORK, network, PATIENCE);
    await timed('picture: timeline', TIMELINE, timeline, PATIENCE);
    await timed('picture: timeline of one', TIMELINE, { ...timeline, entity: id }, PATIENCE);
    await timed('picture: profile of the most mentioned', PROFILE, { id }, PATIENCE);
    await timed('picture: comparison', COMPARISON, { first, second }, PATIENCE);
    const heldUp = await session.heldUp();
    if (heldUp !== undefined) {
      const what = `looks: event loop held up, longest, ${size.toLocaleString('en')} articles`;
      rows.push({ what, figure: heldUp.longest, unit: 'ms' });
    }
    rows.push({
      what: `looks: peak memory, ${size.toLocaleString('en')} articles`,
      figure: session.peakMemory(),
      unit: 'MB',
    });
    // Until what was shown is kept.
    await sleep(KEPT);
    await session.stop();

    const next = await startSession(folder.uri, join(base, 'storage'));
    const begun = performance.now();
    await next.ask(VIEW, { view: 'entities', choice, ...PAGE });
    rows.push({
      what: `view: the first at the next start, while the articles are read, ${size.toLocaleString('en')} articles`,
      figure: performance.now() - begun,
      unit: 'ms',
      goal: { most: PATIENCE },
    });
    await next.indexed();
    const standing = performance.now();
    await next.ask(VIEW, { view: 'entities', choice, parent: { is: 'kind', kind: 'person' }, ...PAGE });
    await next.ask(NETWORK, network);
    rows.push({
      what: `people and network when the index stands, at the next start, ${size.toLocaleString('en')} articles`,
      figure: performance.now() - standing,
      unit: 'ms',
      goal: { most: PATIENCE },
    });
    await next.stop();
    return rows;
  } finally {
    if (kept === undefined) await rm(base, { recursive: true });
  }
}

function idOf(node: ViewNode): string | undefined {
  return node.is === 'entity' ? node.entity.id : undefined;
}
