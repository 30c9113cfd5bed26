import { addFeature, emptyFeatures } from '../analysis/learning/hashing.ts';
import { ALWAYS } from '../analysis/learning/tagger.ts';
import type { Sentence } from '../analysis/model.ts';
import { readDocument } from '../analysis/names/document.ts';
import { elsewhereFeatures, readElsewhere } from '../analysis/names/elsewhere.ts';
import { contextFeatures, REACH, wordFeatures } from '../analysis/names/features.ts';
import type { Words } from '../analysis/names/words.ts';
import type { GoldTokens } from './names-data.ts';
import type { Sequence } from './train-tagger.ts';

const features = emptyFeatures(1024);

/** Makes a training sequence of each sentence of an article, whose number they bear. */
export function sequencesOf(words: Words, gold: GoldTokens, article: number): Sequence[] {
  const sequences: Sequence[] = [];
  const document = readDocument(words, gold.tokens, gold.sentences);
  const elsewhere = readElsewhere(document);
  const { facts } = words;
  gold.sentences.forEach((sentence, index) => {
    const { firstToken, endToken } = sentence;
    // Names in boilerplate are not annotated.
    if (gold.article.noise?.some((line) => line.start < sentence.end && sentence.start < line.end)) return;
    const start = document.starts[index]!;
    const length = endToken - firstToken;
    const inside = document.inside.slice(start, start + length);
    if (!inside.includes(1)) return;
    const allowed = allowedLabels(gold, sentence, inside);
    const all: number[] = [];
    const ends = new Uint32Array(length);
    for (let i = start; i < start + length; i++) {
      if (document.inside[i] === 1) {
        features.length = 0;
        for (let offset = -REACH; offset <= REACH; offset++) {
          wordFeatures(facts, document.numbers[i + offset]!, offset, features);
        }
        contextFeatures(document, document.cases[index]!, i === start, i, features);
        elsewhereFeatures(document, elsewhere, i, features);
        addFeature(features, ALWAYS);
        for (let f = 0; f < features.length; f++) all.push(features.hashes[f]!);
      }
      ends[i - start] = all.length;
    }
    sequences.push({ features: Int32Array.from(all), ends, allowed, inside, weight: gold.weight, article });
  });
  return sequences;
}

/** The labels that gold allows in a sentence, where the tagger can make them. */
function allowedLabels(gold: GoldTokens, { firstToken, endToken }: Sentence, inside: Uint8Array): Uint32Array {
  const allowed = gold.allowed.slice(firstToken, endToken);
  openCutSpans(inside, allowed);
  for (let i = 0; i < inside.length; i++) if (inside[i] === 0) allowed[i] = 1;
  return allowed;
}

/** Where a gold span holds a word that the tagger never takes into a name, nothing is learned from that span. */
function openCutSpans(inside: Uint8Array, allowed: Uint32Array): void {
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === 1 || (allowed[i]! & 1) === 1) continue;
    let first = i;
    let end = i + 1;
    while (first > 0 && (allowed[first - 1]! & 1) === 0) first -= 1;
    while (end < inside.length && (allowed[end]! & 1) === 0) end += 1;
    for (let j = first; j < end; j++) allowed[j] = inside[j] === 1 ? 2 ** 29 - 1 : 1;
  }
}
