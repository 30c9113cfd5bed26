import { BEGIN, kindOf, OUTSIDE, placeOf, SINGLE } from '../learning/labels.ts';
import { spanProbability } from '../learning/marginals.ts';
import type { Mention, MentionKind, Sentence, Token } from '../model.ts';
import { prepare } from './features.ts';
import { COARSE_KINDS, type CoarseKind } from './kinds.ts';
import { LABELS, labelSentence, type NameTagger, scoreSentence, weighSentence } from './tagger.ts';
import { makeRoom } from './words.ts';

const KINDS: Readonly<Record<CoarseKind, MentionKind>> = {
  person: 'person',
  organization: 'organization',
  place: 'place',
  group: 'group',
  misc: 'other',
  date: 'date',
  money: 'money',
};

/** How many tokens are tagged before others may run. */
const STRETCH = 200;

/** Finds the names of an article, in order and not overlapping. */
export function* findNames(
  tagger: NameTagger,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): Generator<void, Mention[]> {
  const mentions: Mention[] = [];
  let scores = new Int32Array(256 * LABELS);
  let labels = new Uint8Array(256);
  let stretch = 0;
  for (const { firstToken, endToken } of sentences) {
    const length = endToken - firstToken;
    stretch += length;
    if (stretch > STRETCH) {
      stretch = 0;
      yield;
    }
    makeRoom(tagger.words, length);
    const sentence = prepare(tagger.words, tokens, firstToken, endToken, tagger.prepared);
    tagger.prepared = sentence;
    if (labels.length < length) {
      scores = new Int32Array(length * 2 * LABELS);
      labels = new Uint8Array(length * 2);
    }
    scoreSentence(tagger, sentence, scores);
    labelSentence(tagger, sentence, scores, labels);
    let weighed = false;
    for (let i = 0; i < length; i++) {
      const label = labels[i]!;
      if (label === OUTSIDE) continue;
      const kind = kindOf(label);
      let end = i + 1;
      if (placeOf(label) === BEGIN) while (end < length && placeOf(labels[end]!) !== 2) end += 1;
      if (placeOf(label) !== SINGLE) end += 1;
      if (!weighed) weighSentence(tagger, sentence, scores);
      weighed = true;
      mentions.push({
        start: tokens[firstToken + i]!.start,
        end: tokens[firstToken + end - 1]!.end,
        kind: KINDS[COARSE_KINDS[kind]!],
        confidence: spanProbability(tagger.marginals, kind, i, end),
      });
      i = end - 1;
    }
  }
  return mentions;
}
