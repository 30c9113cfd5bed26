import { type Classifier, readClassifier } from '../learning/classifier.ts';
import { ALWAYS, makeWorkspace, readTagger, reserve, type Tagger, type Workspace } from '../learning/tagger.ts';
import { addWeights } from '../learning/weights.ts';
import type { Document } from './document.ts';
import { type Elsewhere, elsewhereFeatures } from './elsewhere.ts';
import { contextFeatures, REACH, wordFeatures } from './features.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { makeWords, type Words } from './words.ts';

/** From how many places a word is looked at by itself. */
const VIEWS = 2 * REACH + 1;

/** When so many distinct words are remembered, all are forgotten. */
const MOST_WORDS = 1 << 15;

/** Words with the sums of their weights. What is remembered from one text to the next only saves time. */
export interface Memory {
  readonly words: Words;
  /** For each word and each place it is seen from, the sum of the weights of its features. */
  sums: Int16Array;
  /** 1 where `sums` is filled. */
  summed: Uint8Array;
}

/** The tagger of names with its working memory. */
export interface NameTagger {
  readonly lexicon: Lexicon;
  readonly tagger: Tagger;
  /** Tells the finer kinds apart. */
  readonly kinds: Classifier;
  readonly workspace: Workspace;
  memory: Memory;
}

/** Reads the lexicon, the weights of the tagger, and those that tell the finer kinds apart. */
export function readNameTagger(lexiconFile: Uint8Array, file: Uint8Array, kindsFile: Uint8Array): NameTagger {
  const lexicon = readLexicon(lexiconFile);
  const tagger = readTagger(file);
  const kinds = readClassifier(kindsFile);
  return { lexicon, tagger, kinds, workspace: makeWorkspace(tagger.kinds.length), memory: emptyMemory(lexicon) };
}

function emptyMemory(lexicon: Lexicon): Memory {
  return { words: makeWords(lexicon), sums: new Int16Array(0), summed: new Uint8Array(0) };
}

/** The memory for a new text: the one there is, or an empty one when that has grown large. Texts that are being read keep theirs. */
export function memoryFor(names: NameTagger): Memory {
  if (names.memory.words.count > MOST_WORDS) names.memory = emptyMemory(names.lexicon);
  return names.memory;
}

function growSums(memory: Memory, width: number): void {
  const views = memory.words.count * VIEWS;
  if (memory.summed.length >= views) return;
  const summed = new Uint8Array(views * 2);
  const sums = new Int16Array(views * 2 * width);
  summed.set(memory.summed);
  sums.set(memory.sums);
  memory.summed = summed;
  memory.sums = sums;
}

const one = new Int32Array(64);

/** Sums the weights of all features of every word of a sentence, for each label, into the scores of the workspace. */
export function scoreSentence(
  { tagger, workspace }: NameTagger,
  memory: Memory,
  document: Document,
  elsewhere: Elsewhere,
  sentence: number,
  length: number,
): void {
  const { weights } = tagger;
  reserve(workspace, length);
  const { features, scores } = workspace;
  const { width } = weights;
  growSums(memory, width);
  const { sums, summed } = memory;
  const { facts } = memory.words;
  const start = document.starts[sentence]!;
  const lineCase = document.cases[sentence]!;
  scores.fill(0, 0, length * width);
  for (let i = start; i < start + length; i++) {
    if (document.inside[i] === 0) continue;
    const at = (i - start) * width;
    for (let offset = -REACH; offset <= REACH; offset++) {
      const word = document.numbers[i + offset]!;
      const view = word * VIEWS + offset + REACH;
      const from = view * width;
      if (summed[view] === 0) {
        features.length = 0;
        wordFeatures(facts, word, offset, features);
        one.fill(0);
        for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, one, 0);
        for (let label = 0; label < width; label++) sums[from + label] = one[label]!;
        summed[view] = 1;
      }
      for (let label = 0; label < width; label++) scores[at + label]! += sums[from + label]!;
    }
    features.length = 0;
    contextFeatures(document, lineCase, i === start, i, features);
    elsewhereFeatures(document, elsewhere, i, features);
    for (let f = 0; f < features.length; f++) addWeights(weights, features.hashes[f]!, scores, at);
    addWeights(weights, ALWAYS, scores, at);
  }
}
