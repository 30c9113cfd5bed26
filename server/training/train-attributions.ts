import { classify, readClassifier } from '../analysis/learning/classifier.ts';
import { addFeature, emptyFeatures } from '../analysis/learning/hashing.ts';
import { ALWAYS } from '../analysis/learning/tagger.ts';
import { readWordClasses } from '../analysis/learning/word-classes.ts';
import { argumentFeatures } from '../analysis/quotations/argument-features.ts';
import { ARGUMENTS, CUE_LABELS, cueFeatures, LEAST_CUE, windowOf } from '../analysis/quotations/attributions.ts';
import { MARGIN, type Units } from '../analysis/quotations/units.ts';
import { FACTS, makeWords, WORD, type Words } from '../analysis/quotations/words.ts';
import { type GoldQuotation, readGold } from './gold.ts';
import { allowedLabels, cueRates, headsOf, type QuotedArticle, quotedArticle } from './quotations-data.ts';
import { type Example, trainClassifier } from './train-classifier.ts';
import { type Sequence, trainTagger, writeTagger } from './train-tagger.ts';

export interface AttributionSettings {
  readonly sets: readonly string[];
  readonly cues: { readonly epochs: number; readonly rate: number; readonly dropout: number; readonly rows: number };
  readonly arguments: {
    readonly epochs: number;
    readonly rate: number;
    readonly dropout: number;
    readonly rows: number;
  };
  readonly rarest: number;
  readonly seed: number;
}

export const ATTRIBUTION_SETTINGS: AttributionSettings = {
  sets: ['quotes/polnear-train'],
  cues: { epochs: 5, rate: 0.05, dropout: 0.4, rows: 40_000 },
  arguments: { epochs: 6, rate: 0.05, dropout: 0.4, rows: 80_000 },
  rarest: 3,
  seed: 1,
};

/** In so many parts the articles are divided, to learn arguments from cues as they are found in articles that were not learned from. */
const PARTS = 3;

/** Makes `cues.bin` and `attributions.bin`. */
export function trainAttributions(
  data: string,
  classes: Uint8Array,
  settings: AttributionSettings,
  report: (line: string) => void,
): { cues: Uint8Array; attributions: Uint8Array } {
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
  const train = (chosen: readonly Example[]) =>
    trainClassifier(chosen, { labels: CUE_LABELS, rarest: settings.rarest, seed: settings.seed, ...settings.cues });
  const sequences: Sequence[] = [];
  for (let part = 0; part < PARTS; part++) {
    const cues = train(examples.filter((_, index) => index % PARTS !== part).flat());
    articles.forEach((article, index) => {
      if (index % PARTS !== part) return;
      for (const sequence of argumentSequences(words, article, heads[index]!, cues)) sequences.push(sequence);
    });
    report(`part ${part + 1} of ${PARTS}: ${sequences.length} cues`);
  }
  const trained = trainTagger(sequences, {
    kinds: ARGUMENTS.length,
    seed: settings.seed,
    rarest: settings.rarest,
    report,
    ...settings.arguments,
  });
  return {
    cues: train(examples.flat()),
    attributions: writeTagger(trained, ARGUMENTS, settings.arguments.rows, report),
  };
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

function argumentSequences(
  words: Words,
  article: QuotedArticle,
  heads: ReadonlyMap<number, GoldQuotation>,
  cues: Uint8Array,
): Sequence[] {
  const classifier = readClassifier(cues);
  const features = emptyFeatures();
  const probabilities = new Float64Array(CUE_LABELS.length);
  const sequences: Sequence[] = [];
  const { units, context, marksOnly } = article;
  for (let i = 0; i < units.length; i++) {
    if (units.pieces[i]! >= 0) continue;
    const quotation = heads.get(i);
    if (quotation === undefined) {
      if (marksOnly) continue;
      cueFeatures(words.facts, units, context, i, features);
      classify(classifier, features, probabilities);
      if (probabilities[1]! < LEAST_CUE) continue;
    }
    const window = windowOf(units, i);
    const length = window.end - window.first;
    const hashes: number[] = [];
    const ends = new Uint32Array(length);
    for (let unit = window.first; unit < window.end; unit++) {
      features.length = 0;
      argumentFeatures(words.facts, units, context, i, unit, window.first, window.end, features);
      addFeature(features, ALWAYS);
      for (let f = 0; f < features.length; f++) hashes.push(features.hashes[f]!);
      ends[unit - window.first] = hashes.length;
    }
    sequences.push({
      features: Int32Array.from(hashes),
      ends,
      allowed: allowedLabels(article, window, i, quotation),
      inside: new Uint8Array(length).fill(1),
      weight: 1,
      domain: 0,
    });
  }
  return sequences;
}
