import { readSections } from '../learning/sections.ts';
import { ALWAYS, makeWorkspace, readTagger, type Tagger, type Workspace } from '../learning/tagger.ts';
import { addWeights } from '../learning/weights.ts';
import { contextFeatures, emptyPrepared, MARGIN, type Prepared, REACH, wordFeatures } from './features.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { FACTS, makeWords, type Words } from './words.ts';

/** From how many places a word is looked at by itself. */
const PLACES = 2 * REACH + 1;

/** The tagger of names with its working memory. What it remembers from one text to the next only saves time. */
export interface NameTagger {
  readonly lexicon: Lexicon;
  readonly tagger: Tagger;
  readonly workspace: Workspace;
  readonly words: Words;
  /** For each word and each place it is seen from, the sum of the weights of its features. */
  readonly sums: Int16Array;
  /** 1 where `sums` is filled, for the words of generation `sumsOf`. */
  readonly summed: Uint8Array;
  sumsOf: number;
  prepared: Prepared;
}

/** Reads the lexicon and the weights of the tagger. */
export function readNameTagger(lexiconFile: Uint8Array, file: Uint8Array): NameTagger {
  const lexicon = readLexicon(lexiconFile);
  const tagger = readTagger(readSections(file));
  const words = makeWords(lexicon);
  const most = words.facts.length / FACTS;
  return {
    lexicon,
    tagger,
    workspace: makeWorkspace(tagger.kinds.length),
    words,
    sums: new Int16Array(most * PLACES * tagger.weights.width),
    summed: new Uint8Array(most * PLACES),
    sumsOf: words.generation,
    prepared: emptyPrepared(),
  };
}

const one = new Int32Array(64);

/** Sums the weights of all features of every token of a sentence, for each label, into the scores of the workspace. */
export function scoreSentence(names: NameTagger, sentence: Prepared): void {
  const { words, sums, summed } = names;
  const { weights } = names.tagger;
  const { scores, features } = names.workspace;
  const { width } = weights;
  if (names.sumsOf !== words.generation) {
    summed.fill(0);
    names.sumsOf = words.generation;
  }
  scores.fill(0, 0, sentence.length * width);
  for (let i = 0; i < sentence.length; i++) {
    if (sentence.inside[i] === 0) continue;
    const at = i * width;
    for (let offset = -REACH; offset <= REACH; offset++) {
      const word = sentence.words[MARGIN + i + offset]!;
      const place = word * PLACES + offset + REACH;
      const from = place * width;
      if (summed[place] === 0) {
        features.length = 0;
        wordFeatures(words.facts, word, offset, features);
        one.fill(0);
        for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, one, 0);
        for (let label = 0; label < width; label++) sums[from + label] = one[label]!;
        summed[place] = 1;
      }
      for (let label = 0; label < width; label++) scores[at + label]! += sums[from + label]!;
    }
    features.length = 0;
    contextFeatures(words.facts, sentence, i, features);
    for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, scores, at);
    addWeights(weights, ALWAYS, scores, at);
  }
}
