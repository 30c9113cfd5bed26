import { isBehindPreposition } from '../coreference/standing.ts';
import { type Classifier, classify } from '../learning/classifier.ts';
import { addFeature, combine, emptyFeatures, type Features, hashText } from '../learning/hashing.ts';
import type { Mention, Span, Speaker, Token } from '../model.ts';
import { classOf, isUpperCase, MARK } from '../text/characters.ts';
import { firstEndingAfter, isWithin, tokenEndingAfter } from '../text/spans.ts';
import { isPossessiveSign } from '../text/tokens.ts';
import { isBe, wordAt } from './clauses.ts';
import { step } from './context.ts';
import { isReporting } from './cues.ts';
import { maySpeak, PREPOSITIONS, PRONOUNS } from './phrases.ts';
import { type Scene, sentenceAt } from './scene.ts';

/** Somebody named in the sentence of a quotation, or right behind it, who may have said it. */
export interface Voice extends Span {
  readonly form: Speaker['form'];
  /** The mention, of a name. */
  readonly mention?: Mention;
  /** Index of the first token, and one after the last. */
  readonly first: number;
  readonly stop: number;
}

/** What was found beside a quotation of which nobody knows yet who said it. */
export interface Beside {
  readonly at: Span;
  /** The word that reports, where one was found without its speaker. */
  readonly cue?: Span;
  /** The entity that the quotation before is from. */
  readonly last: number | undefined;
}

/** So many words before a quotation are looked at, and behind it. */
const WORDS_BEFORE = 40;
const WORDS_BEHIND = 16;
/** So many are asked on either side of it, the nearest ones. */
const MOST_VOICES = 6;
const LONGEST_DESCRIPTION = 6;
/** So many marks in a row belong to one end of a quotation at most. */
const MOST_MARKS = 3;

const ARTICLES = new Set('the a an my our your his her their its one another'.split(' '));

/** Words that no description holds: what may follow one. */
const ENDS_DESCRIPTION = new Set(
  `and or but as that which who whom whose when while if than then not is are was were be been has have had will would could
  can may might must should do does did also all so it he she they we you i this these those there`.split(/\s+/),
);

/** Those named around a quotation outside all marks, before it and behind, the nearest first on either side. */
export function voicesBeside(scene: Scene, at: Span): Voice[] {
  const { tokens, sentences } = scene;
  const { first, end } = edgesOf(tokens, at);
  const own = sentenceAt(sentences, tokens[first]?.start ?? 0);
  const earlier = sentences[own - 1];
  const opens = (earlier?.block === sentences[own]?.block ? earlier : sentences[own])?.firstToken ?? first;
  const before = voicesAmong(scene, Math.max(opens, first - WORDS_BEFORE), first);
  const next = sentences[sentenceAt(sentences, tokens[end]?.start ?? 0)];
  // Who is named in the next paragraph speaks there.
  const same =
    next !== undefined && next.block === sentences[sentenceAt(sentences, tokens[end - 1]?.start ?? 0)]?.block;
  const behind = same ? voicesAmong(scene, end, Math.min(tokens.length, next.endToken, end + WORDS_BEHIND)) : [];
  return [...before.reverse().slice(0, MOST_VOICES), ...behind.slice(0, MOST_VOICES)];
}

/** The first token of a quotation and the one after its last, its marks included. */
function edgesOf(tokens: readonly Token[], { start, end }: Span): { readonly first: number; readonly end: number } {
  let first = tokenEndingAfter(tokens, start);
  for (let i = 0; i < MOST_MARKS && first > 0 && isMark(tokens[first - 1]!); i++) first -= 1;
  let last = tokenEndingAfter(tokens, end);
  for (let i = 0; i < MOST_MARKS && last < tokens.length && isMark(tokens[last]!); i++) last += 1;
  return { first, end: last };
}

function isMark({ text }: Token): boolean {
  return text.length <= 2 && classOf(text.charCodeAt(0)) === MARK;
}

function voicesAmong({ tokens, mentions, pieces }: Scene, from: number, until: number): Voice[] {
  const voices: Voice[] = [];
  for (let i = from; i < until; i++) {
    const token = tokens[i]!;
    if (isWithin(pieces, token.start)) continue;
    const mention = mentions[firstEndingAfter(mentions, token.start)];
    if (mention !== undefined && mention.start <= token.start) {
      if (mention.start === token.start && mention.entity !== undefined && maySpeak(mention)) {
        let end = i;
        while (end < until && tokens[end]!.start < mention.end) end += 1;
        voices.push({ start: mention.start, end: mention.end, form: 'name', mention, first: i, stop: end });
      }
      continue;
    }
    const word = token.text.toLowerCase();
    if (PRONOUNS.has(word) && word !== 'his' && word !== 'their' && word !== 'my' && word !== 'her') {
      voices.push({ start: token.start, end: token.end, form: 'pronoun', first: i, stop: i + 1 });
    } else if (ARTICLES.has(word)) {
      let end = i + 1;
      while (end < until && end - i < LONGEST_DESCRIPTION && mayDescribe(tokens[end]!.text)) end += 1;
      const last = tokens[end - 1]!;
      const named = mentions[firstEndingAfter(mentions, token.end)];
      const holdsName = named !== undefined && named.start < last.end && named.end >= last.end;
      if (end > i + 1 && !holdsName) {
        voices.push({ start: token.start, end: last.end, form: 'description', first: i, stop: end });
      }
    }
  }
  return voices;
}

function mayDescribe(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    /^[\p{L}][\p{L}\p{N}’'.-]*$/u.test(word) &&
    !ENDS_DESCRIPTION.has(lower) &&
    !PREPOSITIONS.has(lower) &&
    !isReporting(lower)
  );
}

/** What speaks for and against somebody beside a quotation. */
export function voiceFeatures(
  { tokens, sentences, pieces }: Scene,
  { at, cue, last }: Beside,
  voice: Voice,
  rank: number,
  features: Features,
): void {
  features.length = 0;
  const { form, mention, first, stop } = voice;
  const behind = voice.start >= at.end;
  const edges = edgesOf(tokens, at);
  const low = behind ? edges.end : stop;
  const high = behind ? first : edges.first;
  let verbs = 0;
  let commas = 0;
  let quoted = 0;
  for (let i = low; i < high; i++) {
    const word = tokens[i]!.text;
    if (isWithin(pieces, tokens[i]!.start)) quoted = 1;
    else if (word === ',' || word === ';' || word === ':') commas += 1;
    else if (isReporting(word.toLowerCase())) verbs += 1;
  }
  const hashAt = (i: number): number => hashText(wordAt(tokens, i));
  const side = behind ? 1 : 0;
  const kind = form === 'name' ? hashText(mention?.kind ?? '') : hashText(form);
  const word = form === 'pronoun' ? hashAt(first) : kind;
  const next = hashAt(stop);
  const reports = isReporting(wordAt(tokens, stop)) ? 1 : 0;
  const previous = hashAt(first - 1);
  const distance = step(high - low);
  const opens = first === (sentences[sentenceAt(sentences, voice.start)]?.firstToken ?? -1) ? 1 : 0;
  const speaks = last !== undefined && mention?.entity === last ? 1 : 0;
  const size = step(edges.end - edges.first);
  const lead = hashAt(edges.first - 1);
  const lead2 = hashAt(edges.first - 2);
  const same =
    sentenceAt(sentences, voice.start) ===
    sentenceAt(sentences, tokens[behind ? edges.end - 1 : edges.first]?.start ?? 0)
      ? 1
      : 0;
  const capital = isUpperCase(tokens[tokenEndingAfter(tokens, at.start)]?.text.charCodeAt(0) ?? 0) ? 1 : 0;
  const near = Math.min(rank, 3);
  add(features, side, 0, kind, near);
  add(features, side, 1, word, distance);
  add(features, side, 2, kind, combine(verbs, commas));
  add(features, side, 3, word, next);
  add(features, side, 4, kind, combine(reports, near));
  add(features, side, 5, kind, previous);
  add(features, side, 6, kind, combine(opens, near));
  add(features, side, 7, kind, combine(opens, commas));
  add(features, side, 8, lead, kind);
  add(features, side, 9, lead, combine(opens, near));
  add(features, side, 10, lead2, kind);
  add(features, side, 11, quoted, combine(kind, near));
  add(features, side, 12, speaks, near);
  add(features, side, 13, size, combine(kind, distance));
  add(features, side, 14, size, combine(capital, near));
  add(features, side, 16, lead, combine(reports, distance));
  add(features, side, 17, next);
  add(features, side, 24, same, combine(kind, near));
  add(features, side, 25, same, combine(opens, kind));
  add(features, side, 26, same, combine(reports, capital));
  add(features, side, 18, previous);
  const owns = isPossessiveSign(tokens[stop]?.text ?? '');
  const oblique = owns || isBehindPreposition(tokens, voice.start) ? 1 : 0;
  // “Berg sent a letter to Novak” tells what Berg says.
  add(features, side, 33, oblique, combine(kind, near));
  add(features, side, 34, oblique, same);
  add(features, side, 35, oblique, combine(same, opens));
  if (cue !== undefined) add(features, side, 36, oblique, same);
  if (form === 'description') add(features, side, 27, hashAt(stop - 1));
  if (cue === undefined) {
    add(features, side, 19, kind, near);
    return;
  }
  const from = voice.end <= cue.start ? 0 : 1;
  const gap = step(Math.abs(tokenEndingAfter(tokens, cue.start) - (from === 0 ? stop : first)));
  const told = hashAt(tokenEndingAfter(tokens, cue.start));
  add(features, side, 20, from, gap);
  add(features, side, 21, from, combine(kind, gap));
  add(features, side, 22, told, combine(from, gap));
  add(features, side, 23, told, combine(from, kind));
  const within = sentenceAt(sentences, voice.start) === sentenceAt(sentences, cue.start) ? 1 : 0;
  const participle = isParticiple(tokens, cue) ? 1 : 0;
  const begins = combine(participle, combine(from, within));
  add(features, side, 28, begins, combine(kind, near));
  add(features, side, 29, begins, combine(opens, kind));
  add(features, side, 30, begins, combine(reports, speaks));
  add(features, side, 31, begins, next);
  add(features, side, 32, begins, previous);
}

/** Its templates are numbered from here on. */
const TEMPLATES = 40;

/** Adds what two values say of a voice on one side of what is said. */
function add(features: Features, side: number, template: number, a: number, b = 0): void {
  addFeature(features, combine(TEMPLATES + template, combine(side, combine(a, b))));
}

/** Does what somebody did go on with what they said by it: “…, saying”? */
function isParticiple(tokens: readonly Token[], cue: Span): boolean {
  const first = tokenEndingAfter(tokens, cue.start);
  return tokens[first]?.text.endsWith('ing') === true;
}

/** What others say of somebody, or to them, of whom it is told that it is done. */
const SAID_OF = new Set(
  'accused asked branded called charged dubbed informed labelled labeled nicknamed told urged warned'.split(' '),
);

/** Is what is said told of somebody right before it: “Berg has been accused of being “in denial””? */
function isAccused({ tokens }: Scene, { stop, start }: Voice, at: Span): boolean {
  if (start > at.start) return false;
  for (let i = stop; i + 1 < tokens.length && tokens[i]!.end <= at.start && i - stop <= LONGEST_DESCRIPTION; i++)
    if (isBe(tokens[i]) && SAID_OF.has(tokens[i + 1]!.text)) return true;
  return false;
}

const features = emptyFeatures(64);
const probabilities = new Float64Array(2);

/** Who around a quotation is likeliest to have said it, if anybody is with enough certainty: `least` is from 0 to 1. */
export function likeliestVoice(
  classifier: Classifier,
  scene: Scene,
  beside: Beside,
  least: number,
): { readonly voice: Voice; readonly probability: number } | undefined {
  let best: { readonly voice: Voice; readonly probability: number } | undefined;
  forEachVoice(scene, beside.at, (voice, rank) => {
    if (isAccused(scene, voice, beside.at)) return;
    voiceFeatures(scene, beside, voice, rank, features);
    classify(classifier, features, probabilities);
    const probability = probabilities[1]!;
    if (probability >= (best?.probability ?? least)) best = { voice, probability };
  });
  return best;
}

/** Visits those around a quotation, each with how many were nearer on its side. */
export function forEachVoice(scene: Scene, at: Span, visit: (voice: Voice, rank: number) => void): void {
  let before = 0;
  let behind = 0;
  for (const voice of voicesBeside(scene, at)) visit(voice, voice.start < at.start ? before++ : behind++);
}
