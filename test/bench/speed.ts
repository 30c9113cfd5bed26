import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import nlp from 'compromise';
import { analyze } from '../../server/analysis/analyze.ts';
import { type Models, readModels } from '../../server/analysis/models.ts';
import { shippedModels } from '../../server/main/read-models.ts';
import type { BenchArticle } from './articles.ts';
import type { Row } from './report.ts';

/** Articles that each side has in its turn. */
const TURN = 20;
/** Articles after whose first half a process has compiled what it will: both sides have as many before they are measured. */
export const WARM_UP = 600;
/** The first articles of a process, which pay for compiling. */
const FIRST = 200;

/** Code units of the text whose double is compared with it. */
const SCALED = 50_000;

/** The models as they ship. */
const MODELS = join(import.meta.dirname, '../../server/models');

/** What the models weigh, and how long they take to load. To be asked first, in a fresh process. */
export function modelRows(): { readonly rows: readonly Row[]; readonly models: Models } {
  const before = memory();
  const begun = performance.now();
  const source = shippedModels();
  const models = source.models();
  const loaded = performance.now() - begun;
  analyze('Mayor Jana Novotna opened the harbour.', models);
  const compressed = readdirSync(MODELS)
    .filter((name) => !name.endsWith('.md'))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(MODELS, name)), { level: 9 }).length, 0);
  return {
    models,
    rows: [
      { what: 'models and word lists, compressed', figure: compressed / 1e6, unit: 'MB', goal: { most: 6 } },
      { what: 'models, loading', figure: loaded, unit: 'ms', goal: { most: 300 } },
      { what: 'models, memory', figure: (memory() - before) / 1e6, unit: 'MB' },
    ],
  };
}

/** As many articles as are compared, those first that both sides warm up on. */
export function articlesToCompare(measured: number): number {
  return WARM_UP + measured;
}

/**
 * Tokens a second of the whole analysis beside compromise (people, places, organizations, quotations), on the same articles in the
 * same run, by the time of the processor, so that other work does not count. Each article is seen once, and the models are loaded anew
 * when the warm-up is over, so that nothing is remembered of a word. The first articles of the process, which pay for compiling, are
 * told beside those that follow.
 */
export function speedRows(articles: readonly BenchArticle[]): Row[] {
  const first = compared(articles.slice(0, FIRST));
  compared(articles.slice(FIRST, WARM_UP));
  const later = compared(articles.slice(WARM_UP));
  return [
    { what: 'analyze', figure: later.ours, unit: 'tokens/s', goal: { least: 100_000 } },
    { what: 'compromise', figure: later.theirs, unit: 'tokens/s' },
    { what: 'analyze beside compromise', figure: later.ours / later.theirs, unit: 'times', goal: { least: 6 } },
    { what: `analyze, the first ${FIRST} articles of a process`, figure: first.ours, unit: 'tokens/s' },
    { what: 'the same beside compromise', figure: first.ours / first.theirs, unit: 'times' },
  ];
}

/** Tokens a second of each, with models loaded anew. */
function compared(articles: readonly BenchArticle[]): { readonly ours: number; readonly theirs: number } {
  const models = readModels(shippedModels().modelFiles);
  let tokens = 0;
  let ours = 0;
  let theirs = 0;
  for (let i = 0; i < articles.length; i += TURN) {
    const batch = articles.slice(i, i + TURN);
    ours += processorTime(() => {
      for (const { text } of batch) tokens += analyze(text, models).tokens.length;
    });
    theirs += processorTime(() => {
      for (const { text } of batch) {
        const document = nlp(text);
        document.people().out('array');
        document.places().out('array');
        document.organizations().out('array');
        document.quotations().out('array');
      }
    });
  }
  return { ours: (1000 * tokens) / ours, theirs: (1000 * tokens) / theirs };
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
