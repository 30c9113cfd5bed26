import { type Classifier, classify } from '../learning/classifier.ts';
import { addFeature, combine, emptyFeatures, type Features, hashText } from '../learning/hashing.ts';
import type { Mention, Sentence, Span, Token } from '../model.ts';
import { isWithin } from '../text/spans.ts';
import { maySpeak, mentionAt, tokenAt } from './phrases.ts';

/** What is looked at to tell who is meant; all in order. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Each with its entity, where it has one. */
  readonly mentions: readonly Mention[];
  /** The outermost pieces within marks. */
  readonly pieces: readonly Span[];
  /** The pronoun that each entity goes by, where it is known. */
  readonly genders: readonly (string | undefined)[];
}

/** What stands for somebody: "he", "the minister", or a quotation itself, beside which nobody is named. */
export type Form = 'pronoun' | 'description' | 'quotation';

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

/** Those who were mentioned before an offset, latest first. What is named within marks comes with them. */
export function candidatesBefore({ mentions }: Scene, offset: number): Candidate[] {
  const found = new Map<number, { mention: number; rank: number; mentions: number }>();
  const last = mentionAt(mentions, offset) - 1;
  for (let i = last; i >= 0 && i > last - REACH; i--) {
    const mention = mentions[i]!;
    if (mention.entity === undefined || !maySpeak(mention) || mention.end > offset) continue;
    const known = found.get(mention.entity);
    if (known !== undefined) known.mentions += 1;
    else if (found.size < MOST_CANDIDATES) found.set(mention.entity, { mention: i, rank: found.size, mentions: 1 });
  }
  return [...found].map(([entity, candidate]) => ({ entity, ...candidate }));
}

/** The index of the sentence that an offset lies in, or the last before it. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is asked: whom some words mean, or who says a quotation. */
export interface Asked {
  readonly form: Form;
  /** In lower case; empty for a quotation. */
  readonly words: string;
  readonly candidates: readonly Candidate[];
  /** The entity that the quotation before is from. */
  readonly lastSpeaker: number | undefined;
  /** Index of the sentence it stands in. */
  readonly sentence: number;
  /** How many persons are among the candidates. */
  readonly people: number;
  /** The form, and the last word, hashed. */
  readonly standing: number;
  readonly head: number;
}

export function askedAbout(
  scene: Scene,
  form: Form,
  words: string,
  at: Span,
  lastSpeaker: number | undefined,
  candidates: readonly Candidate[],
): Asked {
  const lower = words.toLowerCase();
  return {
    form,
    words: lower,
    candidates,
    lastSpeaker,
    sentence: sentenceAt(scene.sentences, at.start),
    people: candidates.filter(({ mention }) => scene.mentions[mention]!.kind === 'person').length,
    standing: hashText(form),
    head: hashText(form === 'description' ? lower.slice(lower.lastIndexOf(' ') + 1) : lower),
  };
}

/** What speaks for and against a candidate. */
export function referentFeatures(scene: Scene, asked: Asked, candidate: Candidate, features: Features): void {
  const { tokens, sentences, mentions, pieces } = scene;
  const { standing, head, sentence: here } = asked;
  features.length = 0;
  const mention = mentions[candidate.mention]!;
  const token = tokenAt(tokens, mention.start);
  const own = sentenceAt(sentences, mention.start);
  const distance = Math.min(4, here - own);
  const block = Math.min(2, (sentences[here]?.block ?? 0) - (sentences[own]?.block ?? 0));
  const subject = token - (sentences[own]?.firstToken ?? 0) < 4 ? 1 : 0;
  const owns = isPossessive(tokens[tokenAt(tokens, mention.end)]?.text) ? 1 : 0;
  const quoted = isWithin(pieces, mention.start) ? 1 : 0;
  const speaks = candidate.entity === asked.lastSpeaker ? 1 : 0;
  const kind = hashText(mention.kind);
  const rank = Math.min(4, candidate.rank);
  const often = Math.min(4, candidate.mentions);
  const people = Math.min(3, asked.people);
  const add = (template: number, a: number, b = 0): void =>
    addFeature(features, combine(template, combine(standing, combine(a, b))));
  add(1, rank, kind);
  add(2, distance, kind);
  add(3, block, subject);
  add(4, kind, head);
  add(5, often, kind);
  add(6, speaks, distance);
  add(7, speaks, rank);
  add(8, owns, subject);
  add(9, quoted, rank);
  add(10, subject, combine(distance, owns));
  add(11, people, kind);
  add(12, people, combine(rank, speaks));
  add(13, speaks, combine(kind, head));
  add(14, subject, rank);
  add(15, block, speaks);
  add(16, head, combine(rank, kind));
  add(17, distance, combine(subject, speaks));
  const first = tokens[token];
  if (first !== undefined && first.end < mention.end) add(20, head, hashText(first.text));
  const title = tokens[token - 1]?.text.toLowerCase() ?? '';
  add(21, head, hashText(title));
  if (asked.form !== 'description') return;
  const called = describes(scene, asked.words, candidate) ? 1 : 0;
  add(30, called);
  add(31, called, combine(rank, kind));
}

function isPossessive(word: string | undefined): boolean {
  return word === "'" || word === '’' || word === "'s" || word === '’s';
}

/** Was this candidate called by the last word of a description, before or after the name? */
function describes({ tokens, mentions }: Scene, words: string, { entity, mention }: Candidate): boolean {
  const word = words.slice(words.lastIndexOf(' ') + 1);
  for (let i = mention; i >= 0 && i > mention - REACH; i--) {
    const { entity: other, start, end } = mentions[i]!;
    if (other !== entity) continue;
    const first = tokenAt(tokens, start);
    const after = tokenAt(tokens, end);
    for (let t = Math.max(0, first - 4); t < first; t++) if (tokens[t]!.text.toLowerCase() === word) return true;
    if (tokens[after]?.text !== ',') continue;
    for (let t = after; t < Math.min(tokens.length, after + 8); t++)
      if (tokens[t]!.text.toLowerCase() === word) return true;
  }
  return false;
}

/** Is somebody who goes by another pronoun meant by this one? */
function contradicts(pronoun: string, gender: string | undefined): boolean {
  return (pronoun === 'he' || pronoun === 'she') && gender !== undefined && gender !== pronoun;
}

const features = emptyFeatures(64);
const probabilities = new Float64Array(REFERENT_LABELS.length);

/**
 * Tells who is meant, or that nobody is with enough certainty.
 *
 * @param at where it stands
 * @param least how likely the answer must be, from 0 to 1
 */
export function resolveReferent(
  classifier: Classifier,
  scene: Scene,
  form: Form,
  words: string,
  at: Span,
  lastSpeaker: number | undefined,
  least: number,
): { candidate: Candidate; probability: number } | undefined {
  const pronoun = words.toLowerCase();
  const candidates = candidatesBefore(scene, at.start).filter(
    ({ entity }) => !contradicts(pronoun, scene.genders[entity]),
  );
  const asked = askedAbout(scene, form, words, at, lastSpeaker, candidates);
  let best: { candidate: Candidate; probability: number } | undefined;
  for (const candidate of candidates) {
    referentFeatures(scene, asked, candidate, features);
    classify(classifier, features, probabilities);
    const probability = probabilities[1]!;
    if (probability >= (best?.probability ?? least)) best = { candidate, probability };
  }
  return best;
}
