import { join } from 'node:path';
import { COARSE_KINDS } from '../analysis/names/kinds.ts';
import { readLexicon } from '../analysis/names/lexicon.ts';
import { readNameTagger } from '../analysis/names/tagger.ts';
import { noUsage, type Usage, usageSections } from '../analysis/names/usage.ts';
import { makeWords } from '../analysis/names/words.ts';
import { readGold } from './gold.ts';
import { GOLD_SETS, type GoldSet, goldTokens } from './names-data.ts';
import { sequencesOf } from './names-features.ts';
import { scoreNames } from './names-scores.ts';
import { average, type Sequence, trainTagger, writeTagger } from './train-tagger.ts';
import { countUsage } from './usage.ts';

type SetName = keyof typeof GOLD_SETS;

export interface NamesSettings {
  readonly sets: readonly SetName[];
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly decay: number;
  readonly rarest: number;
  readonly rows: number;
  /** Weights are rounded to so many steps; half of what fits in a byte does as well and takes less room. */
  readonly steps: number;
  /** What a step is measured against before anything was learned. */
  readonly start: number;
  /** One training each; their weights are averaged, which takes out some of what is chance (Breiman 1996). */
  readonly seeds: readonly number[];
}

export const NAMES_SETTINGS: NamesSettings = {
  sets: ['news', 'worldwide', 'wikigold', 'crossnerTrain', 'crossnerDev', 'crossnerTest', 'ewtDev', 'ewtTest'],
  epochs: 4,
  rate: 0.1,
  dropout: 0.4,
  decay: 0.005,
  rarest: 2,
  rows: 110_000,
  steps: 64,
  start: 1,
  seeds: [1, 2],
};

/** Sets that the shipped model has not seen, and sets that are left out, each with all else from its source, to be scored. */
const UNSEEN = ['news/dev', 'ner/worldwide-dev'];
const LEFT_OUT: readonly { readonly file: string; readonly without: readonly SetName[] }[] = [
  { file: 'ner/wikigold', without: ['wikigold'] },
  { file: 'ner/crossner-politics-test', without: ['crossnerTest'] },
  { file: 'ner/uner-ewt-test', without: ['ewtTest'] },
];

/** The other models that names are found with. */
export interface NameModels {
  readonly lexicon: Uint8Array;
  readonly kinds: Uint8Array;
}

/**
 * Makes `names.bin`, and reports its scores on articles that it was not trained on. A first tagger, trained once, reads articles that
 * nobody annotated; what it takes their words for is known to the tagger that is kept.
 */
export function trainNames(
  data: string,
  models: NameModels,
  settings: NamesSettings,
  report: (line: string) => void,
): Uint8Array {
  const file = train(data, models, settings, readUnannotated(data, models, settings, report), report);
  for (const set of UNSEEN) reportScores(data, set, file, models, report);
  return file;
}

/** Reports what models reach on sets that the shipped one was trained on, trained without them; once, not once a seed. */
export function reportLeftOut(
  data: string,
  models: NameModels,
  settings: NamesSettings,
  report: (line: string) => void,
): void {
  const once = { ...settings, seeds: settings.seeds.slice(0, 1) };
  const without = (left: readonly SetName[]): NamesSettings => ({
    ...once,
    sets: settings.sets.filter((name) => !left.includes(name)),
  });
  // The first tagger has seen none of them.
  const usage = readUnannotated(data, models, without(LEFT_OUT.flatMap((set) => set.without)), report);
  for (const set of LEFT_OUT) {
    const file = train(data, models, without(set.without), usage, () => {});
    reportScores(data, set.file, file, models, report);
  }
}

/** Counts what words are used for in the articles of AllSides, but for those of `news`, which are annotated. */
function readUnannotated(
  data: string,
  models: NameModels,
  settings: NamesSettings,
  report: (line: string) => void,
): Usage {
  const first = train(data, models, { ...settings, seeds: settings.seeds.slice(0, 1) }, noUsage(), report);
  const annotated = new Set(
    ['news/train', 'news/dev'].flatMap((set) => readGold(join(data, `${set}.jsonl`)).map(({ id }) => id)),
  );
  const articles = readGold(join(data, 'articles/allsides.jsonl')).filter(({ id }) => !annotated.has(id));
  return countUsage(readNameTagger(models.lexicon, first, models.kinds), articles, report);
}

function train(
  data: string,
  { lexicon }: NameModels,
  settings: NamesSettings,
  usage: Usage,
  report: (line: string) => void,
): Uint8Array {
  const words = makeWords(readLexicon(lexicon), usage);
  const sequences = settings.sets.flatMap((name): Sequence[] => {
    const set: GoldSet = GOLD_SETS[name];
    return readGold(join(data, `${set.file}.jsonl`)).flatMap((article) => sequencesOf(words, goldTokens(article, set)));
  });
  const { rows, steps, seeds } = settings;
  const kinds = COARSE_KINDS.length;
  const trained = seeds.map((seed) => trainTagger(sequences, { ...settings, kinds, seed, report }));
  return writeTagger(average(trained), COARSE_KINDS, rows, report, steps, usageSections(usage));
}

function reportScores(
  data: string,
  set: string,
  file: Uint8Array,
  { lexicon, kinds }: NameModels,
  report: (line: string) => void,
): void {
  const { core, all } = scoreNames(readNameTagger(lexicon, file, kinds), readGold(join(data, `${set}.jsonl`)));
  report(`${set}: person, organization, place ${core.toFixed(1)}; all ${all.toFixed(1)}`);
}
