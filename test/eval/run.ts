// `npm run eval`: runs the built command line over the gold sets and prints what it reaches beside what it is to reach.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { tableOf } from '../table.ts';
import { type Errors, type Gold, type Pair, readFolder, readRecords, readSet } from './gold.ts';
import { PARTS, type Part, type Scores, score } from './score.ts';
import { readSeeds } from './seeds.ts';
import { GOLD_SETS, type GoldSet, type Measure, ownSet } from './sets.ts';
import { unseenNoise } from './unseen.ts';

const ROOT = join(import.meta.dirname, '../..');
const USAGE = `npm run eval -- [options]
  --only ${PARTS.join(',')}   some parts only
  --set NAME                       sets whose name holds this
  --errors N                       of every kind of error so many examples
  --unseen                         noise on pages that were left out of the training as well (trains for minutes)
  --models FOLDER                  models other than the shipped ones
  --gold PATH                      gold of your own: lines of JSON, or a folder of NAME.article.txt with NAME.gold.json
Gold is read from data/ and seeds/ below the folder that MARGINALIA_SHARED names, ../shared where it names none; where that is
missing the sample articles in corpus/ are the gold.`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: PARTS.join(',') },
    set: { type: 'string', default: '' },
    errors: { type: 'string', default: '0' },
    unseen: { type: 'boolean', default: false },
    models: { type: 'string' },
    gold: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const asked = new Set(options.only.split(','));
const parts: ReadonlySet<Part> = new Set(PARTS.filter((part) => asked.has(part)));
if (parts.size === 0) {
  console.error(USAGE);
  process.exit(2);
}
const { MARGINALIA_SHARED: shared = join(ROOT, '../shared') } = process.env;
const data = join(shared, 'data');
if (!existsSync(data)) console.log(`${data} is not there: the gold is corpus/ alone.\n`);
const seeds = join(shared, 'seeds');
if (!existsSync(seeds)) console.log(`${seeds} is not there: the seeds are not scored.\n`);
const limit = Number(options.errors);
const rows: string[][] = [['set', 'measure', 'precision', 'recall', 'figure', 'goal', '']];
let flattered = false;
const sets: readonly GoldSet[] = options.gold === undefined ? GOLD_SETS : [ownSet(basename(options.gold))];
for (const set of sets) {
  const measures = set.measures.filter(({ part }) => parts.has(part));
  if (!set.name.includes(options.set) || measures.length === 0) continue;
  if (set.file !== undefined && !existsSync(join(data, set.file))) continue;
  if (set.seeds === true && !existsSync(seeds)) continue;
  const gold = options.gold !== undefined ? readOwn(options.gold) : readShared(set);
  const errors: Errors = new Map();
  const scores = score(await pairsOf(gold, set.given === true), parts, errors);
  flattered ||= set.trained === true;
  for (const measure of measures) rows.push(...rowOf(set, measure, scores));
  if (limit > 0) {
    console.log(`── ${set.name}`);
    for (const [kind, told] of errors) console.log(`${kind}: ${told.length}\n  ${told.slice(0, limit).join('\n  ')}`);
    console.log();
  }
}
if (options.unseen && parts.has('noise') && existsSync(join(data, 'noise')))
  for (const { set, measure, scores } of unseenNoise(data))
    if (set.name.includes(options.set)) rows.push(...rowOf(set, measure, scores));
console.log(tableOf(rows, 2));
if (flattered)
  console.log(
    '\n* The shipped models were trained on this set: its figures flatter (--models takes others, --unseen leaves pages out).',
  );

function readShared({ file, seeds: asSeeds }: GoldSet): readonly Gold[] {
  if (asSeeds === true) return readSeeds(join(import.meta.dirname, 'seeds.gold.json'), seeds);
  return file === undefined ? readFolder(join(ROOT, 'corpus')) : readSet(join(data, file));
}

function readOwn(path: string): readonly Gold[] {
  return statSync(path).isDirectory() ? readFolder(path) : readSet(path);
}

/** The line of a measure; none where the set does not tell and nothing is wanted. */
function rowOf(
  { name, trained }: GoldSet,
  { name: measured, figure, goal, precisionGoal }: Measure,
  scores: Scores,
): string[][] {
  const found = figure(scores);
  if (found === undefined && goal === undefined) return [];
  const isMet =
    (goal === undefined || (found?.figure ?? 0) >= goal) &&
    (precisionGoal === undefined || (found?.precision ?? 0) >= precisionGoal);
  const goals = [goal, precisionGoal === undefined ? undefined : `precision ${precisionGoal}`];
  return [
    [
      trained === true ? `${name}*` : name,
      measured,
      decimal(found?.precision),
      decimal(found?.recall),
      decimal(found?.figure),
      goals.filter((part) => part !== undefined).join(', '),
      isMet ? '' : 'below',
    ],
  ];
}

/** Runs the command line as anybody would, all articles of a set as one corpus. */
async function pairsOf(gold: readonly Gold[], given: boolean): Promise<Pair[]> {
  const args = [join(ROOT, 'dist/cli.js'), 'annotate', '--jsonl'];
  if (given) args.push('--given-mentions');
  if (options.models !== undefined) args.push('--models', options.models);
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  // A command that does not start says why itself.
  child.stdin.on('error', () => {});
  child.stdin.end(
    gold
      .map(({ id, text, mentions }) => {
        const marked = given ? mentions?.map(({ start, end, type }) => ({ start, end, type })) : undefined;
        return `${JSON.stringify({ id, text, mentions: marked })}\n`;
      })
      .join(''),
  );
  const [records, code] = await Promise.all([text(child.stdout), exitOf(child)]);
  if (code !== 0) {
    console.error(`annotate ended with ${code}`);
    process.exit(1);
  }
  const said = readRecords(records);
  return gold.map((article) => ({ gold: article, system: said.get(article.id) ?? {} }));
}

async function exitOf(child: ChildProcess): Promise<unknown> {
  const [code]: unknown[] = await once(child, 'close');
  return code;
}

function decimal(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}
