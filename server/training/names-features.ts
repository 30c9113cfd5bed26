import { addFeature, emptyFeatures } from '../analysis/learning/hashing.ts';
import { ALWAYS } from '../analysis/learning/tagger.ts';
import { contextFeatures, emptyPrepared, MARGIN, prepare, REACH, wordFeatures } from '../analysis/names/features.ts';
import { makeRoom, type Words } from '../analysis/names/words.ts';
import type { GoldTokens } from './names-data.ts';
import type { Sequence } from './train-tagger.ts';

const features = emptyFeatures(1024);
const sentenceWords = emptyPrepared();

/** Makes a training sequence of each sentence of an article. */
export function sequencesOf(words: Words, gold: GoldTokens, weight: number, domain: number): Sequence[] {
  const sequences: Sequence[] = [];
  for (const { firstToken, endToken } of gold.sentences) {
    makeRoom(words, endToken - firstToken);
    const sentence = prepare(words, gold.tokens, firstToken, endToken, sentenceWords);
    const { length } = sentence;
    const inside = sentence.inside.slice(0, length);
    if (!inside.includes(1)) continue;
    const allowed = gold.allowed.slice(firstToken, endToken);
    openCutSpans(inside, allowed);
    for (let i = 0; i < length; i++) if (inside[i] === 0) allowed[i] = 1;
    const all: number[] = [];
    const ends = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      if (inside[i] === 1) {
        features.length = 0;
        for (let offset = -REACH; offset <= REACH; offset++) {
          wordFeatures(words.facts, sentence.words[MARGIN + i + offset]!, offset, features);
        }
        contextFeatures(words.facts, sentence, i, features);
        addFeature(features, ALWAYS);
        for (let f = 0; f < features.length; f++) all.push(features.hashes[f]!);
      }
      ends[i] = all.length;
    }
    sequences.push({ features: Int32Array.from(all), ends, allowed, inside, weight, domain });
  }
  return sequences;
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
