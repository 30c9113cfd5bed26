import { classify, readClassifier } from '../analysis/learning/classifier.ts';
import { emptyFeatures } from '../analysis/learning/hashing.ts';
import { readWordClasses } from '../analysis/learning/word-classes.ts';
import { argumentFeatures, lookAtCue, noCue, nothingBetween } from '../analysis/quotations/argument-features.ts';
import { ARGUMENTS, windowOf } from '../analysis/quotations/attributions.ts';
import { cueFeatures } from '../analysis/quotations/cue-features.ts';
import { CUE_LABELS } from '../analysis/quotations/cue-odds.ts';
import { MARGIN, type Units } from '../analysis/quotations/units.ts';
import { FACTS, makeWords, WORD, type Words } from '../analysis/quotations/words.ts';
import { type GoldQuotation, readGold } from './gold.ts';
import { allowedLabels, cueRates, headsOf, type QuotedArticle, quotedArticle } from './quotations-data.ts';
import { type Example, trainClassifier } from './train-classifier.ts';
import { average, type Sequence, trainTagger, writeTagger } from './train-tagger.ts';

/** See `ClassifierSettings`. */
interface LearningSettings {
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
  readonly dropout: number;
  readonly start: number;
  readonly shrink?: number;
  /** Features seen less often are left out: in fewer examples of cues, around cues of fewer articles. */
  readonly rarest: number;
  readonly rows: number;
}

export interface AttributionSettings {
  readonly sets: readonly string[];
  readonly cues: LearningSettings;
  readonly arguments: LearningSettings;
}

export const ATTRIBUTION_SETTINGS: AttributionSettings = {
  sets: ['quotes/polnear-train', 'news/train'],
  cues: { seed: 1, epochs: 5, rate: 0.1, dropout: 0.5, start: 1, shrink: 0.5, rarest: 3, rows: 40_000 },
  arguments: { seed: 11, epochs: 5, rate: 0.05, dropout: 0.25, start: 1, rarest: 12, rows: 30_000 },
};

/**
 * In so many parts the articles are divided: to learn arguments from cues as they are found in articles that were not learned from,
 * and to learn them without each part and take the mean (Breiman 1996), which is more than one training on all knows.
 */
const PARTS = 3;

/** So often arguments are learned without each part, from another order of what is learned from. */
const ROUNDS = 4;

/** What is a cue with this probability is learned from although it is none; somewhat less than what is looked at later. */
const LEAST_LEARNED = 0.12;

/** Makes `cues.bin` and `attributions.bin`. */
export function trainAttributions(
  data: string,
  classes: Uint8Array,
  settings: AttributionSettings,
  report: (line: string) => void,
): { cues: Uint8Array; attributions: Uint8Array } {
  const { examples, parts } = attributionExamples(data, classes, settings, report);
  return { cues: trainCues(examples, settings), attributions: trainArguments(parts, settings, report) };
}

/** Examples of cues, and of the arguments of each, part by part. */
function attributionExamples(
  data: string,
  classes: Uint8Array,
  settings: AttributionSettings,
  report: (line: string) => void,
): { examples: Example[]; parts: Sequence[][] } {
  const words = makeWords(readWordClasses(classes));
  const articles = settings.sets.flatMap((set) =>
    readGold(`${data}/${set}.jsonl`).map((gold) => quotedArticle(words, gold)),
  );
  const rates = cueRates(words, articles);
  const heads = articles.map((article) => headsOf(words, rates, article));
  const reporting = new Set(
    articles.flatMap(({ units }, index) => [...heads[index]!.keys()].map((i) => wordAt(words, units, i))),
  );
  const examples = articles.map((article, index) => cueExamples(words, article, heads[index]!, reporting));
  const parts: Sequence[][] = [];
  for (let part = 0; part < PARTS; part++) {
    const sequences: Sequence[] = [];
    const cues = trainCues(examples.filter((_, index) => index % PARTS !== part).flat(), settings);
    articles.forEach((article, index) => {
      if (index % PARTS !== part) return;
      for (const sequence of argumentSequences(words, article, index, heads[index]!, cues)) sequences.push(sequence);
    });
    report(`part ${part + 1} of ${PARTS}: ${sequences.length} cues`);
    parts.push(sequences);
  }
  return { examples: examples.flat(), parts };
}

function trainCues(examples: readonly Example[], { cues }: AttributionSettings): Uint8Array {
  return trainClassifier(examples, { labels: CUE_LABELS, ...cues });
}

function trainArguments(
  parts: readonly (readonly Sequence[])[],
  { arguments: settings }: AttributionSettings,
  report: (line: string) => void,
): Uint8Array {
  const kinds = ARGUMENTS.length;
  const sequences = parts.flat();
  const owners = parts.flatMap((part, index) => part.map(() => index));
  const trained = Array.from({ length: PARTS * ROUNDS }, (_, round) => {
    const left = round % PARTS;
    const among = Uint32Array.from(owners.keys()).filter((index) => owners[index] !== left);
    return trainTagger(sequences, { ...settings, kinds, seed: settings.seed + round, among, report });
  });
  return writeTagger(average(trained), ARGUMENTS, settings.rows, report);
}

/** Of the words that are never a cue one in so many is learned from, and counts for the others. */
const SPARED = 3;

function wordAt(words: Words, units: Units, i: number): number {
  return words.facts[units.words[MARGIN + i]! * FACTS + WORD]!;
}

function cueExamples(
  words: Words,
  article: QuotedArticle,
  heads: ReadonlyMap<number, GoldQuotation>,
  reporting: ReadonlySet<number>,
): Example[] {
  const features = emptyFeatures();
  const examples: Example[] = [];
  const { units, context, marksOnly } = article;
  for (let i = 0; i < units.length; i++) {
    if (units.pieces[i]! >= 0 || (marksOnly && !heads.has(i))) continue;
    const spared = !reporting.has(wordAt(words, units, i));
    if (spared && i % SPARED !== 0) continue;
    cueFeatures(words.facts, units, context, i, features);
    examples.push({
      features: features.hashes.slice(0, features.length),
      label: heads.has(i) ? 1 : 0,
      weight: spared ? SPARED : 1,
    });
  }
  return examples;
}

/** @param index the number of the article */
function argumentSequences(
  words: Words,
  article: QuotedArticle,
  index: number,
  heads: ReadonlyMap<number, GoldQuotation>,
  cues: Uint8Array,
): Sequence[] {
  const classifier = readClassifier(cues);
  const features = emptyFeatures();
  const probabilities = new Float64Array(CUE_LABELS.length);
  const cue = noCue();
  const between = nothingBetween();
  const sequences: Sequence[] = [];
  const { units, context, marksOnly } = article;
  for (let i = 0; i < units.length; i++) {
    if (units.pieces[i]! >= 0) continue;
    const quotation = heads.get(i);
    if (quotation === undefined && marksOnly) continue;
    cueFeatures(words.facts, units, context, i, features);
    classify(classifier, features, probabilities);
    if (quotation === undefined && probabilities[1]! < LEAST_LEARNED) continue;
    const { first, end } = windowOf(units, i);
    lookAtCue(words.facts, units, i, first, end, Math.log(probabilities[1]! / probabilities[0]!), cue);
    const length = end - first;
    const hashes: number[] = [];
    const ends = new Uint32Array(length);
    for (let unit = first; unit < end; unit++) {
      argumentFeatures(words.facts, units, context, cue, unit, between, features);
      for (let f = 0; f < features.length; f++) hashes.push(features.hashes[f]!);
      ends[unit - first] = hashes.length;
    }
    sequences.push({
      features: Int32Array.from(hashes),
      ends,
      allowed: allowedLabels(article, { first, end }, i, quotation),
      inside: new Uint8Array(length).fill(1),
      weight: 1,
      article: index,
    });
  }
  return sequences;
}
