import { addFeature, combine, emptyFeatures, type Features } from '../analysis/learning/hashing.ts';
import { writeSections } from '../analysis/learning/sections.ts';
import type { Line, LineScore, Noise } from '../analysis/model.ts';
import { countedOnly } from '../analysis/noise/counted.ts';
import { describe, describeWords, surroundingsOf } from '../analysis/noise/features.ts';
import { judge } from '../analysis/noise/judge.ts';
import { scoreLines } from '../analysis/noise/lines.ts';
import { measure } from '../analysis/noise/measure.ts';
import { type Judge, type NoiseModel, readNoiseModel, SORTS } from '../analysis/noise/model.ts';
import { ROLES, type Transitions, transitionsFrom } from '../analysis/noise/roles.ts';
import { linesOf } from '../analysis/text/lines.ts';
import { createLineCounts } from '../corpus/line-counts.ts';
import { indexFeatures } from './feature-index.ts';
import { type GoldLines, NOISE_SETS, readNoiseSets } from './noise-data.ts';
import { type NoiseScores, scoreNoise } from './noise-scores.ts';
import { teaserOf } from './noise-teasers.ts';
import { VARIANT, variantsOf } from './noise-variants.ts';
import { quantise } from './quantise.ts';
import { type Example, type Learned, learn } from './train-classifier.ts';

export interface NoiseSettings {
  readonly folds: number;
  /** How much a line of each kind of set counts. */
  readonly weights: {
    readonly page: number;
    readonly extracted: number;
    readonly variant: number;
    readonly news: number;
  };
  /** How many extractions are made of each whole page, besides the page with teasers. */
  readonly variants: number;
  /** A feature must be seen on so many pages: what one page alone has says nothing of others. */
  readonly pages: number;
  readonly epochs: number;
  readonly dropout: number;
  readonly decay: number;
  /** How many features are kept, for each sort of texts. */
  readonly rows: Readonly<Record<keyof NoiseModel, number>>;
  /** The mean of the weights of trainings with these seeds: what one order of the lines happens to bring is worth two lines of `news/dev`. */
  readonly seeds: readonly number[];
}

export const NOISE_SETTINGS: NoiseSettings = {
  folds: 5,
  weights: { page: 0.4, extracted: 0.5, variant: 0.7, news: 3 },
  variants: 4,
  pages: 2,
  epochs: 4,
  dropout: 0.4,
  decay: 1e-5,
  rows: { articles: 50_000, pages: 40_000 },
  seeds: [1, 2, 3],
};

/** A text as the trainer sees it. */
interface Case {
  readonly gold: GoldLines;
  readonly fold: number;
  readonly isPage: boolean;
  readonly weight: number;
  /** Role and features of each line. */
  readonly roles: readonly number[];
  readonly features: readonly Int32Array[];
}

type Describe = (text: string, each: (start: number, features: Features) => void) => boolean;

/** Makes `noise.bin`, and reports how well pages are judged that were not trained on. */
export function trainNoise(data: string, settings: NoiseSettings, report: (line: string) => void): Uint8Array {
  const texts = textsOf(data, settings);
  report('Pages that were not trained on:');
  for (const { set, ownWords, alone, asCorpus } of scoresUnseen(texts, settings)) {
    report(`${set} by a line’s own words only: ${told(ownWords)}`);
    report(`${set} by words, shape, place and neighbours: ${told(alone)}`);
    report(`${set} and with all texts of the set as witnesses: ${told(asCorpus)}`);
  }
  return fit(casesOf(texts, settings, describeAll), settings, (fold) => fold !== settings.folds);
}

/** How well the texts of a set are judged by models that were trained on other pages. */
export interface UnseenScores {
  readonly set: (typeof NOISE_SETS)[number];
  /** By what a line's own words are, each line alone: what position and neighbours are worth is the difference. */
  readonly ownWords: NoiseScores;
  /** Each text for itself. */
  readonly alone: NoiseScores;
  /** All texts of the set as witnesses of each other. */
  readonly asCorpus: NoiseScores;
}

/** Scores every set by models that were trained on other pages: trains two for each fold, which takes minutes. */
export function scoreUnseen(data: string, settings: NoiseSettings): readonly UnseenScores[] {
  return scoresUnseen(textsOf(data, settings), settings);
}

function scoresUnseen(texts: readonly GoldLines[], settings: NoiseSettings): readonly UnseenScores[] {
  const once = { ...settings, seeds: settings.seeds.slice(0, 1) };
  const ownWords = judgeUnseen(casesOf(texts, settings, describeOwnWords), once, alone);
  const judged = judgeUnseen(casesOf(texts, settings, describeAll), settings);
  return NOISE_SETS.map((set) => ({
    set,
    ownWords: scoresOf(ownWords, set, false),
    alone: scoresOf(judged, set, false),
    asCorpus: scoresOf(judged, set, true),
  }));
}

/** All gold sets, and what is made of their pages. */
function textsOf(data: string, settings: NoiseSettings): readonly GoldLines[] {
  const sets = readNoiseSets(data);
  return [...sets, ...madeOf(sets, settings)];
}

function told({ lines, kept }: NoiseScores): string {
  const [precision, recall, f1, text] = [lines.precision, lines.recall, lines.f1, kept.f1].map((figure) =>
    figure.toFixed(1),
  );
  return `noise lines P ${precision} R ${recall} F1 ${f1}, text kept F1 ${text}`;
}

/** Texts made of whole pages, and of what other pages of the same fold begin with: no fold has words of another. */
function madeOf(sets: readonly GoldLines[], settings: NoiseSettings): GoldLines[] {
  const pages = sets.filter(({ set }) => set.endsWith('page'));
  return pages.flatMap((page, index) => {
    const fold = foldOf(page, settings.folds);
    const others = pages.filter((other) => other.page !== page.page && foldOf(other, settings.folds) === fold);
    const teasers = others.flatMap((other) => teaserOf(other) ?? []);
    return variantsOf(page, settings.variants, index + 1, teasers);
  });
}

const describeAll: Describe = (text, each) => {
  const lines = linesOf(text);
  const article = measure(text, lines, undefined);
  const around = surroundingsOf(article);
  article.lines.forEach(({ line }, i) => {
    describe(article, around, i, features);
    if (!around.isPage) addArticleOnly(features);
    each(lines[line]!.start, features);
  });
  return around.isPage;
};

/**
 * A text that is hardly more than an article has laws of its own: every feature once more, for these texts alone (Daumé 2007,
 * "Frustratingly Easy Domain Adaptation").
 */
function addArticleOnly(features: Features): void {
  const count = features.length;
  for (let i = 0; i < count; i++) addFeature(features, inArticles(features.hashes[i]!));
}

function inArticles(hash: number): number {
  return combine(777, hash);
}

const describeOwnWords: Describe = (text, each) => {
  const lines = linesOf(text);
  for (const line of measure(text, lines, undefined).lines) {
    features.length = 0;
    describeWords(line, features);
    each(lines[line.line]!.start, features);
  }
  return false;
};

const features = emptyFeatures(1024);

function casesOf(sets: readonly GoldLines[], settings: NoiseSettings, describe: Describe): Case[] {
  return sets.map((gold) => {
    const byStart = new Map(gold.lines.map(({ start, role }) => [start, role]));
    const roles: number[] = [];
    const described: Int32Array[] = [];
    const isPage = describe(gold.text, (start, { hashes, length }) => {
      roles.push(byStart.get(start) ?? -1);
      described.push(hashes.slice(0, length));
    });
    const { page, extracted, variant, news } = settings.weights;
    const { set } = gold;
    const weight =
      set === VARIANT ? variant : set.endsWith('page') ? page : set.endsWith('extracted') ? extracted : news;
    return { gold, fold: foldOf(gold, settings.folds), isPage, weight, roles, features: described };
  });
}

/** Pages are dealt out by their ids; the development set is never trained on while it is scored. */
function foldOf({ set, page }: GoldLines, folds: number): number {
  if (set === 'news/dev') return folds;
  let hash = 7;
  for (let i = 0; i < page.length; i++) hash = Math.imul(hash ^ page.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % folds;
}

function fit(cases: readonly Case[], settings: NoiseSettings, isTrained: (fold: number) => boolean): Uint8Array {
  const trained = cases.filter(({ fold }) => isTrained(fold));
  const known = knownOn(trained, settings.pages);
  const counts = { article: emptyCounts(), page: emptyCounts() };
  const examples: Example[] = [];
  for (const { roles, features, weight, isPage } of trained) {
    const followed = isPage ? counts.page : counts.article;
    let previous: number = ROLES.length;
    roles.forEach((role, i) => {
      if (role < 0) return;
      followed[previous * ROLES.length + role]! += weight;
      previous = role;
      examples.push({ features: features[i]!.filter(known), label: role, weight });
    });
  }
  const { seeds, epochs, dropout, decay } = settings;
  const learned = seeds.map((seed) => learn(examples, { labels: ROLES, seed, epochs, dropout, decay }));
  return modelFile(
    meanOf(learned),
    { articles: transitionsFrom(counts.article, true), pages: transitionsFrom(counts.page) },
    settings,
  );
}

/** What trainings on the same examples have learned in the mean. */
function meanOf(learned: readonly Learned[]): Learned {
  const { index } = learned[0]!;
  const weights = new Float32Array(learned[0]!.weights.length);
  for (const each of learned) for (let i = 0; i < weights.length; i++) weights[i]! += each.weights[i]! / learned.length;
  return { index, weights };
}

/** The file that `readNoiseModel` reads: what was learned of articles alone added to what was learned of all texts. */
function modelFile(
  { index, weights }: Learned,
  transitions: Readonly<Record<keyof NoiseModel, Transitions>>,
  { rows }: NoiseSettings,
): Uint8Array {
  const width = ROLES.length;
  const own = new Set(Array.from(index.hashes, inArticles).filter((hash) => index.numberOf(hash) >= 0));
  const general = Array.from(index.hashes.keys()).filter((row) => !own.has(index.hashes[row]!));
  const hashes = Int32Array.from(general, (row) => index.hashes[row]!);
  const inPages = new Float32Array(general.length * width);
  const inArticlesToo = new Float32Array(general.length * width);
  general.forEach((row, at) => {
    const special = index.numberOf(inArticles(index.hashes[row]!));
    for (let i = 0; i < width; i++) {
      const weight = weights[row * width + i]!;
      inPages[at * width + i] = weight;
      inArticlesToo[at * width + i] = weight + (special < 0 ? 0 : weights[special * width + i]!);
    }
  });
  const tables = { articles: inArticlesToo, pages: inPages };
  const parts = SORTS.map((sort) => {
    const { arrays, scale } = quantise(sort, hashes, tables[sort], width, rows[sort]);
    return { scale, arrays: { ...arrays, [`${sort}.transitions`]: transitions[sort] } };
  });
  const arrays = Object.assign({}, ...parts.map((part) => part.arrays));
  return writeSections(arrays, { labels: ROLES, scales: parts.map(({ scale }) => scale) });
}

function emptyCounts(): Float64Array {
  return new Float64Array((ROLES.length + 1) * ROLES.length);
}

/** Which features were seen on at least so many pages. */
function knownOn(cases: readonly Case[], least: number): (hash: number) => boolean {
  const byPage = [...cases].sort((a, b) => (a.gold.page < b.gold.page ? -1 : a.gold.page > b.gold.page ? 1 : 0));
  const index = indexFeatures((see) => {
    for (const { features } of byPage) for (const line of features) for (const hash of line) see(hash);
  }, least);
  const pages = new Uint32Array(index.hashes.length);
  const last = new Int32Array(index.hashes.length).fill(-1);
  let page = -1;
  let before = '';
  for (const { gold, features } of byPage) {
    if (gold.page !== before) page += 1;
    before = gold.page;
    for (const line of features) {
      for (const hash of line) {
        const number = index.numberOf(hash);
        if (number < 0 || last[number] === page) continue;
        last[number] = page;
        pages[number]! += 1;
      }
    }
  }
  return (hash) => {
    const number = index.numberOf(hash);
    return number >= 0 && pages[number]! >= least;
  };
}

/** A judge that hears no neighbours. */
function alone({ articles, pages }: NoiseModel): NoiseModel {
  const deaf = ({ roles, transitions }: Judge): Judge => ({ roles, transitions: transitions.map(() => 1) });
  return { articles: deaf(articles), pages: deaf(pages) };
}

/** A text with what was made of it by a judge that has not been trained on its page. */
export interface JudgedUnseen {
  readonly gold: GoldLines;
  readonly lines: readonly Line[];
  readonly scores: readonly LineScore[];
}

/** Judges every text by a model that was trained on other pages. */
function judgeUnseen(
  cases: readonly Case[],
  settings: NoiseSettings,
  change: (model: NoiseModel) => NoiseModel = (model) => model,
): JudgedUnseen[] {
  const judged: JudgedUnseen[] = [];
  for (let fold = 0; fold <= settings.folds; fold++) {
    const model = change(readNoiseModel(fit(cases, settings, (other) => other !== fold && other !== settings.folds)));
    for (const { gold, fold: own } of cases) {
      if (own !== fold || gold.set === VARIANT) continue;
      const lines = linesOf(gold.text);
      judged.push({ gold, lines, scores: scoreLines(gold.text, lines, undefined, model).scores });
    }
  }
  return judged;
}

/** How well a set is judged, its texts one by one, or with all of its texts as a corpus. */
function scoresOf(judged: readonly JudgedUnseen[], set: string, asCorpus: boolean): NoiseScores {
  const texts = judged.filter(({ gold }) => gold.set === set);
  const counts = createLineCounts();
  const fingerprints = texts.map(({ scores }) => countedOnly(scores).map(({ fingerprint }) => fingerprint));
  if (asCorpus) for (const each of fingerprints) counts.add('', each);
  return scoreNoise(
    texts.map(({ gold, lines, scores }, i) => {
      const witness = asCorpus ? counts.witness('', fingerprints[i]!) : undefined;
      return { gold, marked: startsOf(judge(countedOnly(scores), lines, witness), lines) };
    }),
  );
}

/** Where the lines begin that are judged to be noise. */
function startsOf(noise: readonly Noise[], lines: readonly Line[]): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { firstLine, endLine } of noise) for (let i = firstLine; i < endLine; i++) starts.add(lines[i]!.start);
  return starts;
}
