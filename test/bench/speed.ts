import { gzipSync } from 'node:zlib';
import nlp from 'compromise';
import { analyze } from '../../server/analysis/analyze.ts';
import type { Models } from '../../server/analysis/models.ts';
import { shippedModels } from '../../server/main/read-models.ts';
import type { BenchArticle } from './articles.ts';
import type { Row } from './report.ts';

/** Articles that warm up the engine and are not measured. */
const WARM_UP = 20;
/** Articles that each side has in its turn. */
const TURN = 20;

/** Code units of the text whose double is compared with it. */
const SCALED = 50_000;

/** What the models weigh, and how long they take to load. To be asked first, in a fresh process. */
export function modelRows(): { readonly rows: readonly Row[]; readonly models: Models } {
  const before = memory();
  const begun = performance.now();
  const source = shippedModels();
  const models = source.models();
  const loaded = performance.now() - begun;
  analyze('Mayor Jana Novotna opened the harbour.', models);
  const compressed = Object.values(source.modelFiles).reduce(
    (sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length,
    0,
  );
  return {
    models,
    rows: [
      { what: 'models and word lists, compressed', figure: compressed / 1e6, unit: 'MB', goal: { most: 6 } },
      { what: 'models, loading', figure: loaded, unit: 'ms', goal: { most: 300 } },
      { what: 'models, memory', figure: (memory() - before) / 1e6, unit: 'MB' },
    ],
  };
}

/**
 * Tokens a second of the whole analysis beside compromise (people, places, organizations, quotations), on the same articles in the
 * same run. Each article is seen once, so that nothing is remembered; by the time of the processor, so that other work does not count.
 */
export function speedRows(articles: readonly BenchArticle[], models: Models): Row[] {
  const warmUp = articles.slice(0, WARM_UP);
  const measured = articles.slice(WARM_UP);
  const tokensOf = (batch: readonly BenchArticle[]) =>
    batch.reduce((sum, { text }) => sum + analyze(text, models).tokens.length, 0);
  const asCompromise = (batch: readonly BenchArticle[]) => {
    for (const { text } of batch) {
      const document = nlp(text);
      document.people().out('array');
      document.places().out('array');
      document.organizations().out('array');
      document.quotations().out('array');
    }
  };
  tokensOf(warmUp);
  asCompromise(warmUp);
  let tokens = 0;
  let ours = 0;
  let theirs = 0;
  for (let i = 0; i < measured.length; i += TURN) {
    const batch = measured.slice(i, i + TURN);
    ours += processorTime(() => {
      tokens += tokensOf(batch);
    });
    theirs += processorTime(() => asCompromise(batch));
  }
  return [
    { what: 'analyze', figure: (1000 * tokens) / ours, unit: 'tokens/s', goal: { least: 100_000 } },
    { what: 'compromise', figure: (1000 * tokens) / theirs, unit: 'tokens/s' },
    { what: 'analyze beside compromise', figure: theirs / ours, unit: 'times', goal: { least: 6 } },
  ];
}

/** How much longer twice the text takes: of ordinary prose, and of what is hard. */
export function scalingRows(articles: readonly BenchArticle[], models: Models): Row[] {
  const prose = articles.map(({ text }) => text).join('\n\n');
  const repeated = (piece: string) => (length: number) =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const cases: readonly (readonly [string, (length: number) => string])[] = [
    ['prose', (length) => prose.slice(0, length)],
    ['prose on one line', (length) => prose.slice(0, length).replaceAll('\n', ' ')],
    ['short lines', repeated('Share\n')],
    ['names without end', repeated('Jana Novotna ')],
    ['marks never closed', repeated('“He said "no ')],
    ['letters without blanks', repeated('aB')],
  ];
  return cases.map(([name, textOf]) => {
    const time = (length: number) => {
      const text = textOf(length);
      return Math.min(...[1, 2, 3].map(() => processorTime(() => analyze(text, models))));
    };
    time(SCALED / 2);
    return {
      what: `twice the text, ${name}`,
      figure: time(2 * SCALED) / time(SCALED),
      unit: 'times as long',
      goal: { most: 2.6 },
    };
  });
}

/** Milliseconds of processor time, of all threads of this process. */
function processorTime(action: () => void): number {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function memory(): number {
  return process.memoryUsage().rss;
}
