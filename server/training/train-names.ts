import { join } from 'node:path';
import { COARSE_KINDS } from '../analysis/names/kinds.ts';
import { readLexicon } from '../analysis/names/lexicon.ts';
import { readNameTagger, SECOND_LOOK } from '../analysis/names/tagger.ts';
import { noUsage, type Usage, usageSections } from '../analysis/names/usage.ts';
import { makeWords } from '../analysis/names/words.ts';
import { type GoldArticle, readGold } from './gold.ts';
import { HEADLINE_WEIGHT, headlinesOf } from './headlines.ts';
import { GOLD_SETS, type GoldSet, goldTokens, mended } from './names-data.ts';
import { sequencesOf } from './names-features.ts';
import { scoreNames } from './names-scores.ts';
import { secondLookExamples, trainSecondLook } from './train-second-look.ts';
import { average, type Sequence, trainTagger, writeTagger } from './train-tagger.ts';
import { countUsage } from './usage.ts';
import { readWritten, WRITTEN } from './written.ts';

type SetName = keyof typeof GOLD_SETS;

export interface NamesSettings {
  readonly sets: readonly SetName[];
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly decay: number;
  /** Features that fewer articles have are left out: what one article says over and over helps with no other. */
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
  sets: [
    'news',
    'worldwide',
    'wikigold',
    'crossnerTrain',
    'crossnerDev',
    'crossnerTest',
    'ewtDev',
    'ewtTest',
    ...WRITTEN,
  ],
  epochs: 4,
  rate: 0.1,
  dropout: 0.4,
  decay: 0.005,
  rarest: 2,
  rows: 99_000,
  steps: 64,
  start: 1,
  seeds: [1, 2, 3],
};

/** Sets that the shipped model has not seen, and sets that are left out, each with all else from its source, to be scored. */
const UNSEEN = ['news/dev', 'ner/worldwide-dev'];
const LEFT_OUT: readonly { readonly files: readonly string[]; readonly without: readonly SetName[] }[] = [
  { files: ['ner/wikigold'], without: ['wikigold'] },
  { files: ['ner/crossner-politics-test', 'ner/uner-ewt-test'], without: ['crossnerTest', 'ewtTest'] },
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
  const usage = readUnannotated(data, models, settings, report);
  const second = learnSecondLook(data, models, settings, usage, report);
  const file = train(data, models, settings, usage, second, report);
  for (const set of UNSEEN) reportScores(data, set, file, models, report);
  return file;
}

/** Reports what models reach on sets that the shipped one was trained on, trained without them. */
export function reportLeftOut(
  data: string,
  models: NameModels,
  settings: NamesSettings,
  report: (line: string) => void,
): void {
  const without = (left: readonly SetName[]): NamesSettings => ({
    ...settings,
    sets: settings.sets.filter((name) => !left.includes(name)),
  });
  // The first tagger and the second look have seen none of them.
  const others = without(LEFT_OUT.flatMap((set) => set.without));
  const usage = readUnannotated(data, models, others, report);
  const second = learnSecondLook(data, models, others, usage, report);
  for (const { files, without: left } of LEFT_OUT) {
    const file = train(data, models, without(left), usage, second, () => {});
    for (const set of files) reportScores(data, set, file, models, report);
  }
}

/** Counts what words are used for in the articles of AllSides, but for those of `news`, which are annotated. */
function readUnannotated(
  data: string,
  models: NameModels,
  settings: NamesSettings,
  report: (line: string) => void,
): Usage {
  const first = train(data, models, once(settings), noUsage(), NO_SECOND_LOOK, report);
  const annotated = new Set(
    ['news/train', 'news/dev'].flatMap((set) => readGold(join(data, `${set}.jsonl`)).map(({ id }) => id)),
  );
  const articles = readGold(join(data, 'articles/allsides.jsonl')).filter(({ id }) => !annotated.has(id));
  return countUsage(readNameTagger(models.lexicon, first, models.kinds), articles, report);
}

function once(settings: NamesSettings): NamesSettings {
  return { ...settings, seeds: settings.seeds.slice(0, 1) };
}

const NO_SECOND_LOOK = new Uint8Array(0);

/** Two taggers read the half of the articles that they were not trained on; what they take for names there is what a second look sees. */
function learnSecondLook(
  data: string,
  models: NameModels,
  settings: NamesSettings,
  usage: Usage,
  report: (line: string) => void,
): Uint8Array {
  const examples = [0, 1].flatMap((half) => {
    const file = train(data, models, once(settings), usage, NO_SECOND_LOOK, report, (index) => index % 2 !== half);
    const names = readNameTagger(models.lexicon, file, models.kinds);
    return settings.sets.flatMap((name) =>
      secondLookExamples(
        names,
        readSet(data, name, (index) => index % 2 === half),
        GOLD_SETS[name],
      ),
    );
  });
  report(`${examples.length} names are looked at twice`);
  return trainSecondLook(examples);
}

function readSet(data: string, name: SetName, keeps: (index: number) => boolean): GoldArticle[] {
  const set = GOLD_SETS[name];
  return ('written' in set ? readWritten(set.written) : readGold(join(data, `${set.file}.jsonl`)))
    .filter((_, index) => keeps(index))
    .map(mended);
}

function train(
  data: string,
  { lexicon }: NameModels,
  settings: NamesSettings,
  usage: Usage,
  second: Uint8Array,
  report: (line: string) => void,
  keeps: (index: number) => boolean = () => true,
): Uint8Array {
  const words = makeWords(readLexicon(lexicon), usage);
  let articles = 0;
  const sequences = settings.sets.flatMap((name): Sequence[] => {
    const set: GoldSet = GOLD_SETS[name];
    const weight = (set.weight ?? 1) * HEADLINE_WEIGHT;
    return readSet(data, name, keeps).flatMap((article) => {
      const number = articles++;
      const headlines = headlinesOf(article, number);
      const copied =
        headlines === undefined ? [] : sequencesOf(words, goldTokens(headlines, { ...set, weight }), number);
      return [...sequencesOf(words, goldTokens(article, set), number), ...copied];
    });
  });
  const { rows, steps, seeds } = settings;
  const kinds = COARSE_KINDS.length;
  const trained = seeds.map((seed) => trainTagger(sequences, { ...settings, kinds, seed, report }));
  return writeTagger(average(trained), COARSE_KINDS, rows, report, steps, {
    ...usageSections(usage),
    [SECOND_LOOK]: second,
  });
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
