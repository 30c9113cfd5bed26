// `npm run bench`: measures speed and memory, prints a table and writes test-results/bench.json.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { articleSource } from './articles.ts';
import { folderRows } from './folders.ts';
import { lookRows } from './looks.ts';
import { type Row, report } from './report.ts';
import { shareRows } from './shares.ts';
import { articlesToCompare, modelRows, scalingRows, speedRows } from './speed.ts';
import { threadRows } from './threads.ts';

const USAGE = `npm run bench -- [options]
  --sizes N,N     how many articles the folders hold (100, 1000, 10000)
  --long          also a folder of 100,000, and ten times the articles in the comparison
  --keep FOLDER   keeps articles and stores there, and takes those that are there; the cold index is measured only where there are none
  --only PART     models, speed, shares, scaling, threads, folders or looks
Articles are read from data/articles below the folder that MARGINALIA_SHARED names, ../shared where it names none; where that is
missing, from corpus/, again and again under other names.`;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    long: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const isAsked = (part: string): boolean => options.only === '' || options.only.split(',').includes(part);
const sizes = options.sizes.split(',').map(Number);
const source = articleSource();
const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`;
console.log(`${machine}; load ${loadavg()[0]?.toFixed(1)}; articles: ${source.name}\n`);

const rows: Row[] = [];
const { rows: ofModels, models } = modelRows();
if (isAsked('models')) rows.push(...ofModels);
if (isAsked('speed')) rows.push(...speedRows(await source.take(articlesToCompare(options.long ? 2000 : 200))));
if (isAsked('shares')) rows.push(...(await shareRows(await source.take(articlesToCompare(200)), models)));
if (isAsked('scaling')) rows.push(...scalingRows(await source.take(150), models));
if (isAsked('threads')) rows.push(...(await threadRows(await source.take(1000))));
if (isAsked('folders'))
  rows.push(...(await folderRows(source, [...sizes, ...(options.long ? [100_000] : [])], models, options.keep)));
if (isAsked('looks')) {
  rows.push(...(await lookRows(source, Math.max(...sizes), options.keep)));
}

console.log(report(rows));
const results = join(import.meta.dirname, '../../test-results');
await mkdir(results, { recursive: true });
await writeFile(
  join(results, 'bench.json'),
  `${JSON.stringify({ machine, articles: source.name, rows }, undefined, 2)}\n`,
);
