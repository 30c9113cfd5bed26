import { type Classifier, readClassifier } from '../learning/classifier.ts';
import { addFeature } from '../learning/hashing.ts';
import { addFeatures, begins, LANES, type Lanes, lanesOf, spread, writeSums } from '../learning/lanes.ts';
import { copyRows, roomFor } from '../learning/room.ts';
import { readSections } from '../learning/sections.ts';
import { ALWAYS, makeWorkspace, readTagger, reserve, type Tagger, type Workspace } from '../learning/tagger.ts';
import { makeVocabularies, type Vocabularies, type Vocabulary, vocabularyFor } from '../learning/vocabulary.ts';
import type { Document } from './document.ts';
import { type Elsewhere, elsewhereFeatures } from './elsewhere.ts';
import { contextFeatures, REACH, wordFeatures } from './features.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { readUsage, type Usage } from './usage.ts';
import { keptWords, makeWords, type Words } from './words.ts';

/** The section of the file that holds the weights of the second look, as a file of their own. */
export const SECOND_LOOK = 'second-look.model';

/** From how many places a word is looked at by itself. */
const VIEWS = 2 * REACH + 1;

/** Words with the sums of their weights. What is remembered from one text to the next only saves time. */
export interface Memory {
  readonly words: Words;
  /** For each word and each place it is seen from, the sum of the weights of its features (`Lanes`). */
  sums: Int32Array;
}

/** The tagger of names with its working memory. */
export interface NameTagger {
  readonly lexicon: Lexicon;
  readonly usage: Usage;
  readonly tagger: Tagger;
  readonly lanes: Lanes;
  /** Tells the finer kinds apart. */
  readonly kinds: Classifier;
  /** Decides once more what each name is, beside the others of its article; a tagger that is being trained has none yet, its names agree by votes. */
  readonly second: Classifier | undefined;
  readonly workspace: Workspace;
  readonly vocabularies: Vocabularies;
  memory: Memory;
}

/** Reads the lexicon, the weights of the tagger with what words are used for, and the weights that tell the finer kinds apart. */
export function readNameTagger(
  lexiconFile: Uint8Array,
  file: Uint8Array,
  kindsFile: Uint8Array,
  vocabularies = makeVocabularies(),
): NameTagger {
  const lexicon = readLexicon(lexiconFile);
  const sections = readSections(file);
  const usage = readUsage(sections);
  const tagger = readTagger(sections);
  const kinds = readClassifier(kindsFile);
  const second = sections.bytes(SECOND_LOOK);
  return {
    lexicon,
    usage,
    tagger,
    lanes: lanesOf(tagger.weights),
    kinds,
    second: second.length === 0 ? undefined : readClassifier(second),
    workspace: makeWorkspace(tagger.kinds.length),
    vocabularies,
    memory: memoryOf(makeWords(lexicon, usage, vocabularies.current)),
  };
}

function memoryOf(words: Words): Memory {
  return { words, sums: new Int32Array(0) };
}

/** The memory for a new text: the one there is, or what is kept of it when the vocabulary has grown large. Texts that are being read keep theirs. */
export function memoryFor(names: NameTagger): Memory {
  const vocabulary = vocabularyFor(names.vocabularies);
  const { memory, lanes } = names;
  if (memory.words.vocabulary === vocabulary) return memory;
  names.memory = keptMemory(memory, vocabulary, lanes.room);
  return names.memory;
}

function keptMemory({ words: earlier, sums }: Memory, vocabulary: Vocabulary, room: number): Memory {
  if (vocabulary.generation !== earlier.vocabulary.generation + 1) {
    return memoryOf(makeWords(earlier.lexicon, earlier.usage, vocabulary));
  }
  const { words, had } = keptWords(earlier, vocabulary);
  const memory = memoryOf(words);
  growSums(memory, room);
  copyRows(sums, had, memory.sums, VIEWS * room);
  return memory;
}

function growSums(memory: Memory, room: number): void {
  const { count } = memory.words;
  if (memory.sums.length >= count * VIEWS * room) return;
  const sums = new Int32Array(roomFor(count) * VIEWS * room);
  sums.set(memory.sums);
  memory.sums = sums;
}

/**
 * Sums the weights of all features of every word of a run, for each label, into the scores of the workspace.
 *
 * @param start place of the run's first word in the document
 * @param opens does the run open its sentence?
 */
export function scoreRun(
  { lanes, tagger, workspace }: NameTagger,
  memory: Memory,
  document: Document,
  elsewhere: Elsewhere,
  start: number,
  length: number,
  lineCase: number,
  opens: boolean,
): void {
  reserve(workspace, length + 1);
  const { features, scores } = workspace;
  const { room } = lanes;
  const { width } = tagger.weights;
  growSums(memory, room);
  const { sums } = memory;
  const { facts } = memory.words;
  for (let i = start; i < start + length; i++) {
    for (let offset = -REACH; offset <= REACH; offset++) {
      const word = document.numbers[i + offset]!;
      const view = word * VIEWS + offset + REACH;
      if (begins(sums, view * room, room)) {
        features.length = 0;
        wordFeatures(facts, word, offset, features);
        addFeatures(lanes, features, sums, view * room);
      }
      views[offset + REACH] = view * room;
    }
    for (let part = 0; part < room; part += LANES) writeSums(sums, views, VIEWS, part, sum, part);
    features.length = 0;
    contextFeatures(document, lineCase, opens && i === start, i, features);
    elsewhereFeatures(document, elsewhere, i, features);
    addFeature(features, ALWAYS);
    addFeatures(lanes, features, sum, 0);
    spread(sum, 0, scores, (i - start) * width, width);
  }
  scores.fill(0, length * width, (length + 1) * width);
}

/** The sum of one token, and where those of the words around it begin. */
const sum = new Int32Array(2 * LANES);
const views = new Int32Array(VIEWS);
