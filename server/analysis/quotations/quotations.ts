import { type Classifier, classify } from '../learning/classifier.ts';
import { emptyFeatures } from '../learning/hashing.ts';
import type { Block, LocalEntity, Mention, Quotation, Sentence, Span, Speaker, Token } from '../model.ts';
import { type Attribution, type Attributor, findAttributions, wordsFor } from './attributions.ts';
import type { KnownWords } from './known-words.ts';
import { MARKED_LABELS, markedFeatures } from './marked-words.ts';
import { findMarked, type Marked } from './marks.ts';
import { type SpeakerWords, speakerOf } from './phrases.ts';
import { resolveReferent, type Scene } from './referents.ts';
import { type Units, unitsOf } from './units.ts';
import { type Beside, likeliestVoice } from './voices.ts';

/** What finds quotations, who says them, and who is meant by those who say them. */
export interface QuotationModels {
  readonly attributor: Attributor;
  /** Tells marks that quote somebody from others. */
  readonly marks: Classifier;
  readonly referents: Classifier;
}

/** What is known of an article when its quotations are looked for; all in order. */
export interface Article {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly LocalEntity[];
  /** The pronoun that each entity goes by, where it is known. */
  readonly genders: readonly (string | undefined)[];
}

/** A quotation while it is put together. */
export interface Draft {
  /** In the order of the text. */
  readonly contents: Span[];
  /** The pieces within marks that belong to it, by their index. */
  readonly pieces: number[];
  readonly attribution?: Attribution;
  /** The speaker goes on from this quotation. */
  readonly after?: Draft;
}

/**
 * Finds the quotations of an article: what stands within marks, in one quotation where the sentence is only interrupted
 * by its cue or where the same voice goes on in the paragraph or in the next one; and what is reported without marks.
 */
export function* findQuotations(
  { attributor, marks, referents }: QuotationModels,
  article: Article,
): Generator<void, Quotation[]> {
  const { text, tokens, sentences, mentions, genders } = article;
  const assembled = yield* assemble(attributor, article);
  const quoting = judgeMarks(marks, text, assembled);
  const { pieces } = assembled;
  const quotations = assembled.drafts.map((draft) => quotationOf(draft, text, assembled, quoting, tokens, mentions));
  quotations.sort((a, b) => a.start - b.start);
  return withReferents(referents, { tokens, sentences, mentions, pieces, genders }, text, quotations);
}

/**
 * Leaves out what stands in boilerplate: captions and lists of other articles quote nobody here.
 *
 * @param quotations in order, and `noise` too
 */
export function outsideNoise(quotations: readonly Quotation[], noise: readonly Span[]): Quotation[] {
  let next = 0;
  return quotations.filter(({ start, end }) => {
    while (next < noise.length && noise[next]!.end <= start) next += 1;
    const line = noise[next];
    return line === undefined || start < line.start || line.end < end;
  });
}

/** Quotations put together, before it is judged which marks quote anybody. */
export interface Assembled {
  readonly words: KnownWords;
  readonly units: Units;
  /** The outermost pieces within marks, and the unit of each. */
  readonly pieces: readonly Marked[];
  readonly unitOf: Int32Array;
  readonly drafts: readonly Draft[];
  /** The draft that each piece belongs to. */
  readonly owners: readonly (Draft | undefined)[];
}

/** Finds attributions, and gives what stands within marks to them or to drafts of its own. */
export function* assemble(
  attributor: Attributor,
  { text, blocks, tokens, sentences }: Omit<Article, 'mentions' | 'entities' | 'genders'>,
): Generator<void, Assembled> {
  const pieces = findMarked(text, blocks).filter((piece) => piece.depth === 0);
  const words = wordsFor(attributor);
  const units = unitsOf(text, words, tokens, sentences, pieces);
  yield;
  const attributions = yield* findAttributions(attributor, words, units);
  const drafts = attributions.map((attribution) => draftOf(attribution, units, pieces));
  const owners: (Draft | undefined)[] = pieces.map(() => undefined);
  for (const draft of drafts) for (const piece of draft.pieces) owners[piece] = draft;
  const unitOf = new Int32Array(pieces.length).fill(-1);
  for (let i = 0; i < units.length; i++) if (units.pieces[i]! >= 0) unitOf[units.pieces[i]!] = i;
  pieces.forEach((piece, index) => {
    if (owners[index] !== undefined) return;
    const before = owners[index - 1];
    const unit = unitOf[index]!;
    const earlier = unitOf[index - 1] ?? -1;
    const sameBlock = earlier >= 0 && units.blocks[earlier] === units.blocks[unit];
    const nextBlock = earlier >= 0 && units.blocks[earlier] === units.blocks[unit]! - 1;
    let draft: Draft;
    if (pieces[index - 1]?.continues === true && before !== undefined) draft = before;
    else if (
      sameBlock &&
      before?.attribution !== undefined &&
      units.first[unit] === unit &&
      followsAt(before, units, unit)
    )
      draft = before;
    else {
      const fills = units.first[unit] === unit && blocks[units.blocks[unit]!]!.end <= piece.outer.end + 1;
      const speaks = before !== undefined && (before.after ?? before).attribution !== undefined;
      draft = { contents: [], pieces: [], ...(fills && nextBlock && speaks && { after: before.after ?? before }) };
      drafts.push(draft);
    }
    draft.contents.push({ start: piece.start, end: piece.end });
    draft.pieces.push(index);
    owners[index] = draft;
  });
  return { words, units, pieces, unitOf, drafts, owners };
}

const features = emptyFeatures(128);

/** Judges of every piece whether it quotes somebody: 1 where it does. */
function judgeMarks(marks: Classifier, text: string, assembled: Assembled): Uint8Array {
  const { pieces } = assembled;
  const quoting = new Uint8Array(pieces.length);
  const probabilities = new Float64Array(MARKED_LABELS.length);
  pieces.forEach((piece, index) => {
    if (pieces[index - 1]?.continues === true) {
      quoting[index] = quoting[index - 1]!;
      return;
    }
    markedFeatures(text, assembled, index, quoting[index - 1] === 1, features);
    classify(marks, features, probabilities);
    quoting[index] = piece.continues || probabilities[1]! > 0.5 ? 1 : 0;
  });
  return quoting;
}

/** How likely it must be that somebody is meant. No speaker is better than a wrong one. */
const LEAST_MEANT = 0.5;
/** How a description begins that is of somebody who was named. */
const DEFINITE = /^(?:the|this|that|his|her|its|their|our)\s/i;
/** Descriptions may be of anybody, also of those whom the article never names. */
const LEAST_DESCRIBED = 0.85;
const LEAST_SPEAKER = 0.2;

/** Tells who is meant by pronouns and descriptions, and who says what has no cue. */
function withReferents(
  referents: Classifier,
  scene: Scene,
  text: string,
  quotations: readonly Quotation[],
): Quotation[] {
  let last: number | undefined;
  return quotations.map((quotation) => {
    const speaker = speakerMeant(referents, scene, text, quotation, last);
    last = speaker?.entity ?? last;
    return speaker === undefined ? quotation : { ...quotation, speaker };
  });
}

/** A speaker with whom a pronoun or a description means. */
function resolved(
  referents: Classifier,
  scene: Scene,
  text: string,
  speaker: Speaker,
  last: number | undefined,
): Speaker {
  if (speaker.form === 'name' || speaker.entity !== undefined) return speaker;
  const words = text.slice(speaker.start, speaker.end);
  // "who" means the word before it, not whom the article spoke of; "officials" are nobody in particular.
  if (words.toLowerCase() === 'who' || (speaker.form === 'description' && !DEFINITE.test(words))) return speaker;
  const least = speaker.form === 'pronoun' ? LEAST_MEANT : LEAST_DESCRIBED;
  const meant = resolveReferent(referents, scene, speaker.form, words, speaker, last, least);
  if (meant === undefined) return speaker;
  const name = scene.mentions[meant.candidate.mention]!;
  return {
    ...speaker,
    entity: meant.candidate.entity,
    confidence: speaker.confidence * meant.probability,
    evidence: [...speaker.evidence, { kind: speaker.form, start: name.start, end: name.end }],
  };
}

function speakerMeant(
  referents: Classifier,
  scene: Scene,
  text: string,
  { start, end, kind, speaker, cue }: Quotation,
  last: number | undefined,
): Speaker | undefined {
  if (speaker !== undefined) return resolved(referents, scene, text, speaker, last);
  if (kind === 'indirect' || kind === 'scare') return undefined;
  return speakerAround(referents, scene, text, { at: { start, end }, last, ...(cue !== undefined && { cue }) });
}

/** Who says what names nobody: somebody around it, or else somebody of whom the article spoke before. */
function speakerAround(referents: Classifier, scene: Scene, text: string, beside: Beside): Speaker | undefined {
  const { at, last } = beside;
  const around = likeliestVoice(referents, scene, beside, LEAST_SPEAKER);
  const before = resolveReferent(referents, scene, 'quotation', '', at, last, around?.probability ?? LEAST_SPEAKER);
  if (before !== undefined) {
    const { start, end } = scene.mentions[before.candidate.mention]!;
    return nearSpeaker({ start, end, form: 'name', entity: before.candidate.entity }, before.probability);
  }
  if (around === undefined) return undefined;
  const { start, end, form, mention } = around.voice;
  const speaker = nearSpeaker(
    { start, end, form, ...(mention?.entity !== undefined && { entity: mention.entity }) },
    around.probability,
  );
  return resolved(referents, scene, text, speaker, last);
}

function nearSpeaker(words: SpeakerWords, confidence: number): Speaker {
  return { ...words, confidence, evidence: [{ kind: 'near', start: words.start, end: words.end }] };
}

/** Does a sentence begin at this unit, right after the sentence of an attribution or of its contents? */
function followsAt({ attribution }: Draft, units: Units, unit: number): boolean {
  if (attribution === undefined) return false;
  const { head, contents } = attribution;
  return units.last[head] === unit - 1 || contents.at(-1)!.end === unit;
}

/** The contents of an attribution as text, without the marks at their ends. */
function draftOf(attribution: Attribution, units: Units, pieces: readonly Marked[]): Draft {
  const contents: Span[] = [];
  const inside: number[] = [];
  for (const { first, end } of attribution.contents) {
    // Marks are left out where they hold all of it; elsewhere they belong to what is said.
    const whole = end - first === 1 ? pieces[units.pieces[first]!] : undefined;
    contents.push({ start: whole?.start ?? units.starts[first]!, end: whole?.end ?? units.ends[end - 1]! });
    for (let i = first; i < end; i++) if (units.pieces[i]! >= 0) inside.push(units.pieces[i]!);
  }
  return { contents, pieces: inside, attribution };
}

function quotationOf(
  draft: Draft,
  text: string,
  { units, pieces: marked }: Assembled,
  quoting: Uint8Array,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Quotation {
  const { pieces, attribution } = draft;
  const contents = draft.contents.sort((a, b) => a.start - b.start);
  const marks = pieces.map((piece): Span => ({ start: marked[piece]!.start, end: marked[piece]!.end }));
  const start = contents[0]!.start;
  const end = contents.at(-1)!.end;
  const quoted = marks.filter((_, index) => quoting[pieces[index]!] === 1);
  const whole = lengthOf(contents) === lengthOf(marks);
  if (whole && quoted.length === 0) {
    return { start, end, kind: 'scare', contents, quoted: marks, confidence: 0.5 };
  }
  const speaker = speakerFor(draft, units, tokens, mentions);
  return {
    start,
    end,
    kind: marks.length === 0 ? 'indirect' : whole && beginsSentence(text, start) ? 'direct' : 'mixed',
    contents,
    quoted,
    ...(speaker !== undefined && { speaker }),
    ...(attribution !== undefined && { cue: spanOf(units, attribution.cue.first, attribution.cue.end) }),
    confidence: attribution?.confidence ?? 0.5,
    ...(pieces.some((piece) => marked[piece]!.unclosed) && { unclosed: true }),
  };
}

/** A part of a sentence is woven into the sentence of who reports it; a whole one begins with a capital. */
function beginsSentence(text: string, start: number): boolean {
  return /^[^\p{L}]{0,3}[\p{Lu}\p{N}]/u.test(text.slice(start, start + 6));
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function speakerFor(
  draft: Draft,
  units: Units,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): Speaker | undefined {
  const attribution = (draft.after ?? draft).attribution;
  if (attribution?.speaker === undefined) return undefined;
  const { speaker, cue, confidence } = attribution;
  const kind = draft.after === undefined ? 'cue' : 'continues';
  return {
    ...speakerOf(spanOf(units, speaker.first, speaker.end), tokens, mentions),
    confidence,
    evidence: [{ kind, ...spanOf(units, cue.first, cue.end) }],
  };
}

function spanOf(units: Units, first: number, end: number): Span {
  return { start: units.starts[first]!, end: units.ends[end - 1]! };
}
