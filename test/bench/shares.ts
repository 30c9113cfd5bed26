import { type Profiler, Session } from 'node:inspector/promises';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Models } from '../../server/analysis/models.ts';
import type { BenchArticle } from './articles.ts';
import type { Row } from './report.ts';
import { WARM_UP } from './speed.ts';

/** What parts of the analysis may take of it, in per cent. */
const GOALS: Readonly<Record<string, number>> = { quotations: 33, noise: 10 };

/** How much of the analysis each of its parts takes, as the profiler of the engine sees it: what a part calls counts as its own. */
export async function shareRows(articles: readonly BenchArticle[], models: Models): Promise<Row[]> {
  for (const { text } of articles.slice(0, WARM_UP)) analyze(text, models);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  for (const { text } of articles.slice(WARM_UP)) analyze(text, models);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const samples = samplesByPart(profile);
  const all = [...samples.values()].reduce((sum, count) => sum + count, 0);
  return [...samples]
    .sort((a, b) => b[1] - a[1])
    .map(([part, count]) => {
      const goal = GOALS[part];
      return {
        what: `of analyze, ${part}`,
        figure: (100 * count) / all,
        unit: 'per cent',
        ...(goal === undefined ? {} : { goal: { most: goal } }),
      };
    });
}

/** Samples below `analyze`, by the folder of the first function on the way down that is in one. */
function samplesByPart({ nodes }: Profiler.Profile): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const samples = new Map<string, number>();
  const visit = (node: Profiler.ProfileNode, part: string | undefined): void => {
    const [, found] = /\/server\/analysis\/(?:([a-z]+)\/)?[a-z-]+\.ts$/.exec(node.callFrame.url) ?? [];
    const own = part === undefined || part === 'the rest' ? (found ?? (isAnalysis(node) ? 'the rest' : part)) : part;
    if (own !== undefined) samples.set(own, (samples.get(own) ?? 0) + (node.hitCount ?? 0));
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) visit(child, own);
    }
  };
  const [root] = nodes;
  if (root !== undefined) visit(root, undefined);
  return samples;
}

function isAnalysis({ callFrame }: Profiler.ProfileNode): boolean {
  return callFrame.url.endsWith('/server/analysis/analyze.ts');
}
