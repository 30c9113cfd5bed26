import { type Classifier, readClassifier } from '../learning/classifier.ts';
import { decode } from '../learning/decode.ts';
import { emptyFeatures, type Features, hashText } from '../learning/hashing.ts';
import { BEGIN, END, kindOf, labelOf, OUTSIDE, placeOf, SINGLE } from '../learning/labels.ts';
import { probabilityOf } from '../learning/one-label.ts';
import { makeWorkspace, readTagger, reserve, type Tagger, type Workspace } from '../learning/tagger.ts';
import { makeVocabularies, type Vocabularies } from '../learning/vocabulary.ts';
import type { WordClasses } from '../learning/word-classes.ts';
import { lookAtCue } from './argument-features.ts';
import {
  type ArgumentScorer,
  MOST_UNITS,
  makeArgumentScorer,
  makeTextSums,
  scoreArguments,
  type TextSums,
} from './argument-scores.ts';
import type { Attribution } from './attribution.ts';
import { type Context, contextOf, countBetween, QUOTES } from './context.ts';
import { cueOdds } from './cue-odds.ts';
import { type KnownWords, keptOf, noWords } from './known-words.ts';
import { FEWEST_TOLD, type Found, withJoined, withoutEarlier, withoutNext, withoutOverlaps } from './overlaps.ts';
import { reserveSums } from './sums.ts';
import { MARGIN, type UnitRange, type Units } from './units.ts';
import { FACTS, FLAGS, HYPHEN, WORD } from './words.ts';

/** The kinds of spans that the tagger of arguments knows, in its order. */
export const ARGUMENTS = ['speaker', 'cue', 'contents'] as const;
const SPEAKER = 0;
const CUE = 1;
const CONTENTS = 2;

/** What finds attributions, with its working memory. */
export interface Attributor {
  readonly classes: WordClasses;
  readonly vocabularies: Vocabularies;
  words: KnownWords;
  readonly cues: Classifier;
  readonly tagger: Tagger;
  readonly scorer: ArgumentScorer;
  readonly workspace: Workspace;
  readonly features: Features;
}

export function readAttributor(
  classes: WordClasses,
  cues: Uint8Array,
  arguments_: Uint8Array,
  vocabularies = makeVocabularies(),
): Attributor {
  const tagger = readTagger(arguments_);
  const features = emptyFeatures();
  return {
    classes,
    vocabularies,
    words: noWords(classes, vocabularies.current),
    cues: readClassifier(cues),
    tagger,
    scorer: makeArgumentScorer(tagger, features),
    workspace: makeWorkspace(ARGUMENTS.length),
    features,
  };
}

/** The words for a new text: those that are remembered, or what is kept of them when the vocabulary has grown large. Texts that are being read keep theirs. */
export function wordsFor(attributor: Attributor): KnownWords {
  const { current } = attributor.vocabularies;
  if (attributor.words.vocabulary !== current) attributor.words = keptOf(attributor.words, current);
  return attributor.words;
}

/** A unit is looked at more closely when it is a cue with this probability, where words within marks stand around it: somebody says them. */
const LEAST_ODDS = oddsAt(0.17);

/** And with this one where none do: of those that are less likely a few report something, and all cost as much as others. */
const LEAST_ODDS_UNMARKED = oddsAt(0.25);

/** By how much attributions are preferred to none, in logits: those that are missed weigh more than those that are doubtful. */
const PREFERENCE = 2.4;

/**
 * By how much somebody is preferred to nobody as the speaker of an attribution that seems to have none, in logits: tried on articles
 * that were not learned from, where more of it names wrong ones as often as right ones.
 */
const SPEAKER_PREFERENCE = 2.6;

/** By how much something is preferred to nothing as what is told, in logits, where a cue has a speaker. */
const CONTENTS_PREFERENCE = 3;

/** How many units to each side of a cue are looked at. */
const WIDEST = MOST_UNITS / 2;

/** How many cues are looked at before others may run. */
const STRETCH = 8;

/** A unit that may be a cue, with the natural logarithm of the odds that it is one. */
interface Candidate {
  readonly unit: number;
  readonly odds: number;
}

/**
 * Who says this much more likely than not, in logits, leaves nothing in what they say to be looked at by itself: where somebody is
 * quoted who quotes others, the first of them is told.
 */
const SURE = 2;

/** Finds who says what in an article. The contents of one attribution never overlap those of another. */
export function* findAttributions(
  attributor: Attributor,
  words: KnownWords,
  units: Units,
): Generator<void, readonly Attribution[]> {
  const context = contextOf(units, words.facts);
  const sums = makeTextSums(units);
  const candidates = yield* likelyCues(attributor, words, units, context);
  const covered = new Uint8Array(units.length);
  const found: Found[] = [];
  for (let index = 0; index < candidates.length; index++) {
    if (index % STRETCH === STRETCH - 1) yield;
    const candidate = candidates[index]!;
    if (covered[candidate.unit] === 1) continue;
    const likeliest = attributionOf(attributor, words, sums, units, context, candidate);
    if (likeliest === undefined) continue;
    found.push(likeliest);
    if (likeliest.odds < SURE) continue;
    for (const range of likeliest.attribution.contents) covered.fill(1, range.first, range.end);
  }
  return withJoined(units, withoutOverlaps(units, found));
}

/** What a cue tells, if it is likelier than nothing. */
function attributionOf(
  attributor: Attributor,
  words: KnownWords,
  sums: TextSums,
  units: Units,
  context: Context,
  { unit, odds }: Candidate,
): Found | undefined {
  const { workspace, scorer } = attributor;
  const { facts } = words;
  const { first, end } = windowOf(units, unit);
  lookAtCue(facts, units, unit, first, end, odds, scorer.cue);
  reserve(workspace, end - first);
  scoreArguments(scorer, words, sums, units, context, first, end, workspace.scores);
  const likeliest = attributionAt(attributor, { unit, odds }, first, end);
  if (likeliest === undefined) return undefined;
  return { ...likeliest, attribution: withoutNext(facts, units, withoutEarlier(units, likeliest.attribution)) };
}

/** The units that are to be looked at more closely, the likeliest cue first. */
function* likelyCues(
  { cues, features }: Attributor,
  words: KnownWords,
  units: Units,
  context: Context,
): Generator<void, Candidate[]> {
  reserveSums(words.ownCueSums, words.count);
  reserveSums(words.cueSums, words.count);
  const candidates: Candidate[] = [];
  for (let unit = 0; unit < units.length; unit++) {
    if (unit % 256 === 255) yield;
    if (units.pieces[unit]! >= 0) continue;
    const odds = cueOdds(cues, features, words, units, context, unit);
    if (odds < LEAST_ODDS || (odds < LEAST_ODDS_UNMARKED && !hasMarks(context, windowOf(units, unit)))) continue;
    // What is "so-called" is called so by nobody.
    if (follows(words.facts, units, unit, HYPHEN) || asksForSilence(words.facts, units, unit)) continue;
    if (wordBefore(words.facts, units, unit) === EMPHASIS) continue;
    candidates.push({ unit, odds });
  }
  return candidates.sort(byOdds);
}

function byOdds(a: Candidate, b: Candidate): number {
  return b.odds - a.odds || a.unit - b.unit;
}

function hasMarks(context: Context, { first, end }: UnitRange): boolean {
  return countBetween(context, QUOTES, first, end) > 0;
}

/** The natural logarithm of the odds of a probability. */
function oddsAt(probability: number): number {
  return Math.log(probability / (1 - probability));
}

const [NOT, TO, BE] = ['not', 'to', 'be'].map((word) => hashText(word, 1));
const NAMED = new Set(['named', 'identified', 'quoted'].map((word) => hashText(word, 1)));

/** “A neighbor who asked not to be named”, “declined to be identified”: nothing is reported by it. */
function asksForSilence(facts: Int32Array, { words, length }: Units, i: number): boolean {
  const wordAt = (at: number): number | undefined =>
    at < length ? facts[words[MARGIN + at]! * FACTS + WORD] : undefined;
  const to = wordAt(i + 1) === NOT ? i + 2 : i + 1;
  return wordAt(to) === TO && wordAt(to + 1) === BE && NAMED.has(wordAt(to + 2) ?? 0);
}

/** “(emphasis added)” is told by whoever wrote the article. */
const EMPHASIS = hashText('emphasis', 1);

function wordBefore(facts: Int32Array, { words }: Units, i: number): number {
  return facts[words[MARGIN + i - 1]! * FACTS + WORD]!;
}

/** Does the unit before this one bear this flag? */
function follows(facts: Int32Array, { words }: Units, i: number, flag: number): boolean {
  return (facts[words[MARGIN + i - 1]! * FACTS + FLAGS]! & flag) !== 0;
}

/**
 * The units among which the speaker and the contents of a cue are looked for: its sentence, and words within marks that touch it. Those
 * behind it are other people's where their own sentence goes on.
 */
export function windowOf(units: Units, cue: number): UnitRange {
  let first = units.first[cue]!;
  let end = units.last[cue]! + 1;
  if (
    first > 0 &&
    units.pieces[first - 1]! >= 0 &&
    units.first[first - 1] === first - 1 &&
    units.blocks[first - 1] === units.blocks[cue]
  )
    first -= 1;
  if (end < units.length && units.pieces[end]! >= 0 && units.last[end] === end) end += 1;
  return { first: Math.max(first, cue - WIDEST), end: Math.min(end, cue + WIDEST) };
}

/** The attribution of a cue whose window is scored, if it is likelier than none. */
function attributionAt(
  attributor: Attributor,
  { unit: cue, odds: cueOdds }: Candidate,
  first: number,
  end: number,
): Found | undefined {
  const { tagger, workspace } = attributor;
  const { scores, labels, decoder } = workspace;
  const { width, scale } = tagger.weights;
  const own = (cue - first) * width;
  const preference = Math.round(PREFERENCE / scale);
  for (let place = 0; place < 4; place++) scores[own + labelOf(CUE, place)]! += preference;
  const length = end - first;
  decode(decoder, scores, tagger.transitions, everywhere(length), length, labels);
  if (labels[cue - first] === OUTSIDE) return undefined;
  const ranges = rangesOf(labels, first, length);
  const cueRange = ranges[CUE]!.find((range) => range.first <= cue && cue < range.end);
  const [speaker] = ranges[SPEAKER]!;
  const told = ranges[CONTENTS]!;
  // Whoever likelier reports something than not says something.
  if (cueRange === undefined || (told.length === 0 && (speaker === undefined || cueOdds < 0))) return undefined;
  const outside = probabilityOf(scores, scale, tagger.factors, ARGUMENTS.length, length, cue - first, OUTSIDE);
  const confidence = 1 - outside;
  const odds = Math.log(Math.max(confidence, 1e-9) / Math.max(outside, 1e-300));
  const contents =
    told.length > 0
      ? told
      : likeliestSpans(attributor, CONTENTS, CONTENTS_PREFERENCE, first, length, [cueRange, speaker!]);
  if (contents.length === 0 || (contents !== told && isShort(contents))) return undefined;
  const who =
    speaker ?? likeliestSpans(attributor, SPEAKER, SPEAKER_PREFERENCE, first, length, [cueRange, ...contents])[0];
  return {
    attribution: { head: cue, cue: cueRange, speaker: who, contents, next: undefined, confidence },
    odds,
  };
}

/** Are these so few units that they may be whom one talks to? */
function isShort(ranges: readonly UnitRange[]): boolean {
  return ranges.reduce((sum, { first, end }) => sum + end - first, 0) < FEWEST_TOLD;
}

/** The spans that labels tell of, those of each kind by themselves. */
function rangesOf(labels: Uint8Array, first: number, length: number): UnitRange[][] {
  const ranges: UnitRange[][] = ARGUMENTS.map(() => []);
  for (let i = 0; i < length; i++) {
    const label = labels[i]!;
    if (label === OUTSIDE) continue;
    const start = first + i;
    if (placeOf(label) === BEGIN) while (placeOf(labels[i]!) !== END) i += 1;
    ranges[kindOf(label)]!.push({ first: start, end: first + i + 1 });
  }
  return ranges;
}

/** The spans of a kind in a window whose labels tell of none, if some are nearly as likely; `taken` is of other kinds. The scores are changed. */
function likeliestSpans(
  { tagger, workspace }: Attributor,
  kind: number,
  preference: number,
  first: number,
  length: number,
  taken: readonly UnitRange[],
): UnitRange[] {
  const { scores, labels, decoder } = workspace;
  const { width, scale } = tagger.weights;
  const more = Math.round(preference / scale);
  for (let i = 0; i < length; i++) {
    scores[i * width + labelOf(kind, BEGIN)]! += more;
    scores[i * width + labelOf(kind, SINGLE)]! += more;
  }
  decode(decoder, scores, tagger.transitions, everywhere(length), length, labels);
  return rangesOf(labels, first, length)[kind]!.filter(
    (range) => !taken.some((other) => other.first < range.end && range.first < other.end),
  );
}

let ones = new Uint8Array(2 * WIDEST + 2).fill(1);

function everywhere(length: number): Uint8Array {
  if (ones.length < length) ones = new Uint8Array(length).fill(1);
  return ones;
}
