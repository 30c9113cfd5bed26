import { type Classifier, classify } from '../learning/classifier.ts';
import { addPair, combine, emptyFeatures, type Features, hashText } from '../learning/hashing.ts';
import type { Mention, Span } from '../model.ts';
import { firstEndingAfter, firstFrom, isWithin, tokenEndingAfter } from '../text/spans.ts';
import { isPossessiveSign } from '../text/tokens.ts';
import { wordAt } from './clauses.ts';
import { maySpeak } from './phrases.ts';
import { type Scene, sentenceAt } from './scene.ts';

// Who says a quotation beside which nobody is named: somebody of whom the article spoke before it.

/** Somebody who may be meant. */
export interface Candidate {
  readonly entity: number;
  /** Index of the nearest mention before. */
  readonly mention: number;
  /** How many others were mentioned later. */
  readonly rank: number;
  /** How many of the mentions that were looked at are theirs. */
  readonly mentions: number;
}

export const REFERENT_LABELS = ['other', 'meant'] as const;

/** So many mentions before are looked at. */
const REACH = 40;
const MOST_CANDIDATES = 10;

/**
 * Those who were mentioned before a quotation, latest first, but for whoever is named in it: hardly anybody calls himself by his name.
 * What is named within marks comes with them.
 */
function candidatesBefore({ mentions }: Scene, at: Span): Candidate[] {
  const found: { readonly entity: number; readonly mention: number; readonly rank: number; mentions: number }[] = [];
  const named = namedIn(mentions, at);
  const last = firstEndingAfter(mentions, at.start) - 1;
  for (let i = last; i >= 0 && i > last - REACH; i--) {
    const mention = mentions[i]!;
    const { entity } = mention;
    if (entity === undefined || !maySpeak(mention) || mention.end > at.start || named.has(entity)) continue;
    const known = found.find((candidate) => candidate.entity === entity);
    if (known !== undefined) known.mentions += 1;
    else if (found.length < MOST_CANDIDATES) found.push({ entity, mention: i, rank: found.length, mentions: 1 });
  }
  return found;
}

function namedIn(mentions: readonly Mention[], { start, end }: Span): Set<number> {
  const found = new Set<number>();
  for (let i = firstFrom(mentions, start); i < mentions.length && mentions[i]!.start < end; i++) {
    const { entity } = mentions[i]!;
    if (entity !== undefined) found.add(entity);
  }
  return found;
}

/** What is asked: who says a quotation. */
export interface Asked {
  readonly candidates: readonly Candidate[];
  /** The entity that the quotation before is from. */
  readonly lastSpeaker: number | undefined;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
  /** How many persons are among the candidates. */
  readonly people: number;
}

export function askedAbout(scene: Scene, at: Span, lastSpeaker: number | undefined): Asked {
  const candidates = candidatesBefore(scene, at);
  let people = 0;
  for (const { mention } of candidates) if (scene.mentions[mention]!.kind === 'person') people += 1;
  return { candidates, lastSpeaker, sentence: sentenceAt(scene.sentences, at.start), people };
}

/** What speaks for and against a candidate. */
export function referentFeatures(scene: Scene, asked: Asked, candidate: Candidate, features: Features): void {
  const { tokens, sentences, mentions, pieces } = scene;
  const { sentence: here } = asked;
  features.length = 0;
  const mention = mentions[candidate.mention]!;
  const token = tokenEndingAfter(tokens, mention.start);
  const own = sentenceAt(sentences, mention.start);
  const distance = Math.min(4, here - own);
  const block = Math.min(2, (sentences[here]?.block ?? 0) - (sentences[own]?.block ?? 0));
  const subject = token - (sentences[own]?.firstToken ?? 0) < 4 ? 1 : 0;
  const behind = tokenEndingAfter(tokens, mention.end);
  const next = wordAt(tokens, behind);
  const second = wordAt(tokens, behind + 1);
  const owns = isPossessiveSign(next) ? 1 : 0;
  const quoted = isWithin(pieces, mention.start) ? 1 : 0;
  const speaks = candidate.entity === asked.lastSpeaker ? 1 : 0;
  const kind = hashText(mention.kind);
  const rank = Math.min(4, candidate.rank);
  const often = Math.min(4, candidate.mentions);
  const people = Math.min(3, asked.people);
  addPair(features, 1, rank, kind);
  addPair(features, 2, distance, kind);
  addPair(features, 3, block, subject);
  addPair(features, 4, kind, 0);
  addPair(features, 5, often, kind);
  addPair(features, 6, speaks, distance);
  addPair(features, 7, speaks, rank);
  addPair(features, 8, owns, subject);
  addPair(features, 9, quoted, rank);
  addPair(features, 10, subject, combine(distance, owns));
  addPair(features, 11, people, kind);
  addPair(features, 12, people, combine(rank, speaks));
  addPair(features, 13, speaks, kind);
  addPair(features, 14, subject, rank);
  addPair(features, 15, block, speaks);
  addPair(features, 17, distance, combine(subject, speaks));
  addPair(features, 21, hashText(wordAt(tokens, token - 1)), 0);
  // What is told of them there: of whoever speaks, mostly that they do.
  addPair(features, 22, hashText(next), 0);
  addPair(features, 23, hashText(next), rank);
  addPair(features, 24, hashText(second), rank);
  addPair(features, 25, hashText(endOf(next)), distance);
  addPair(features, 26, hashText(endOf(second)), distance);
}

/** Verbs of one tense end alike. */
function endOf(word: string): string {
  return word.slice(-2);
}

const features = emptyFeatures(64);
const probabilities = new Float64Array(REFERENT_LABELS.length);

/**
 * Tells who says a quotation, of those who were mentioned before it, or that nobody does with enough certainty.
 *
 * @param at where it stands
 * @param least how likely the answer must be, from 0 to 1
 */
export function likeliestBefore(
  classifier: Classifier,
  scene: Scene,
  at: Span,
  lastSpeaker: number | undefined,
  least: number,
): { readonly candidate: Candidate; readonly probability: number } | undefined {
  const asked = askedAbout(scene, at, lastSpeaker);
  let best: { readonly candidate: Candidate; readonly probability: number } | undefined;
  for (const candidate of asked.candidates) {
    referentFeatures(scene, asked, candidate, features);
    classify(classifier, features, probabilities);
    const probability = probabilities[1]!;
    if (probability >= (best?.probability ?? least)) best = { candidate, probability };
  }
  return best;
}
