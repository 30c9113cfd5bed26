import { bestSpans, reserve } from '../learning/tagger.ts';
import type { Mention, MentionKind, Sentence, Token } from '../model.ts';
import { prepare } from './features.ts';
import { COARSE_KINDS, type CoarseKind } from './kinds.ts';
import { type NameTagger, scoreSentence } from './tagger.ts';
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
  names: NameTagger,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): Generator<void, Mention[]> {
  const mentions: Mention[] = [];
  let stretch = 0;
  for (const { firstToken, endToken } of sentences) {
    const length = endToken - firstToken;
    stretch += length;
    if (stretch > STRETCH) {
      stretch = 0;
      yield;
    }
    makeRoom(names.words, length);
    reserve(names.workspace, length);
    const sentence = prepare(names.words, tokens, firstToken, endToken, names.prepared);
    names.prepared = sentence;
    scoreSentence(names, sentence);
    for (const { kind, first, end, probability } of bestSpans(names.tagger, names.workspace, sentence.inside, length)) {
      mentions.push({
        start: tokens[firstToken + first]!.start,
        end: tokens[firstToken + end - 1]!.end,
        kind: KINDS[COARSE_KINDS[kind]!],
        confidence: probability,
      });
    }
  }
  return mentions;
}
